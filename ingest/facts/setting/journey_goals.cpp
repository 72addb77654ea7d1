#include "ingest/facts/setting/journey_goals.hpp"

#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPlace{NodeLabel::Place};
constexpr LabelSet kCountry{NodeLabel::Country};

/// "had flown in from Tel Aviv after seeing her"
std::uint32_t origin_of_journey(const FactContext& context, std::uint32_t journey) {
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t c : graph.children(journey)) {
    if (graph.token(c).role != "prep" || graph.lemma(c) != "from" || graph.object_of(c) == kNoToken) continue;
    const auto places = context.fill_one(graph.object_of(c), kPlace);
    if (!places.empty()) return places.front().entity;
  }
  return kNoEntity;
}

/// "is on his way to Oslo to see her"
std::uint32_t goal_of_way(const FactContext& context, std::uint32_t trigger) {
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[graph.sentence_of(trigger)];
  constexpr std::uint32_t kNear = 8;
  for (std::uint32_t i = trigger; i-- > bounds.first + 1 && trigger - i < kNear;) {
    if (graph.lemma(i) != "way" || graph.lemma(i + 1) != "to" || graph.object_of(i + 1) == kNoToken) continue;
    const auto places = context.fill_one(graph.object_of(i + 1), kPlace);
    if (!places.empty() && graph.object_of(i + 1) < trigger) return places.front().entity;
  }
  return kNoEntity;
}

/// "flew to Ushuaia", "slipped into Riga"
std::uint32_t goal_of(const FactContext& context, std::uint32_t journey) {
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t c : graph.children(journey)) {
    if (graph.token(c).role != "prep" || (graph.lemma(c) != "to" && graph.lemma(c) != "into") ||
        graph.object_of(c) == kNoToken)
      continue;
    const auto places = context.fill_one(graph.object_of(c), kPlace | kCountry);
    if (!places.empty()) return places.front().entity;
  }
  return kNoEntity;
}

bool is_motion(const std::string& lemma) {
  return one_of(lemma, {"travel", "fly", "go", "come", "head", "return", "drive", "sail", "move", "proceed",
                        "cross", "ride", "continue", "walk", "journey", "hurry", "rush"});
}

/// "went on to Ruritania and was received by her"; not "apologised to Ruritania and met her".
std::uint32_t goal_before(const FactContext& context, std::uint32_t trigger) {
  const RoleGraph& graph = context.graph();
  if (graph.token(trigger).role != "conj" || !graph.is_verb(trigger) ||
      !is_motion(graph.lemma(graph.token(trigger).head)) || graph.child(trigger, "nsubj") != kNoToken)
    return kNoEntity;
  return goal_of(context, graph.token(trigger).head);
}

}  // namespace

std::uint32_t goal_of_journey(const FactContext& context, std::uint32_t trigger) {
  const RoleGraph& graph = context.graph();
  if (graph.is_root(trigger)) return kNoEntity;
  const std::string& role = graph.token(trigger).role;
  if (role == "pobj" && graph.is_noun(trigger) && graph.lemma(graph.token(trigger).head) == "after" &&
      graph.is_verb(
          graph.token(graph.token(trigger).head).head))  // "returned from Oslo after talks with her"
    return origin_of_journey(context, graph.token(graph.token(trigger).head).head);
  // "flew into Riga for talks with her"
  if (role == "pobj" && graph.is_noun(trigger) && graph.lemma(graph.token(trigger).head) == "for" &&
      graph.is_verb(graph.token(graph.token(trigger).head).head))
    return goal_of(context, graph.token(graph.token(trigger).head).head);
  if (!graph.is_verb(trigger)) return kNoEntity;
  if (role == "pcomp" && graph.lemma(graph.token(trigger).head) == "after")
    return origin_of_journey(context, graph.token(graph.token(trigger).head).head);
  if (const std::uint32_t goal = goal_of_way(context, trigger); goal != kNoEntity) return goal;
  if (role == "conj") return goal_before(context, trigger);
  if (role != "advcl" && role != "xcomp") return kNoEntity;
  return goal_of(context, graph.token(trigger).head);
}

}  // namespace entente::ingest
