// The event at which something is done, where the clause does not name it as what it is done to.
#include <algorithm>

#include "ingest/facts/frames/frame_targets.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kEvent{NodeLabel::Event};

/// The clause that a verb stands in hangs on a noun: "which opens on Monday and will be hosted by X".
std::uint32_t noun_of_clause(const RoleGraph& graph, std::uint32_t verb) {
  for (int step = 0; step < 4 && !graph.is_root(verb); ++step) {
    const std::string& role = graph.token(verb).role;
    if (role == "relcl" || role == "acl") return graph.token(verb).head;
    if (role != "conj" && role != "xcomp") return kNoToken;
    verb = graph.token(verb).head;
  }
  return kNoToken;
}

/// "took part in the Summit, to be hosted by X": a participle right behind the name of an event.
std::vector<Filler> event_before(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::string& role = graph.token(verb).role;
  if (graph.token(verb).tag != "VBN" || (role != "advcl" && role != "acl" && role != "xcomp")) return {};
  std::uint32_t at = verb;
  while (at > 0 && (graph.lemma(at - 1) == "be" || graph.lemma(at - 1) == "to" ||
                    graph.token(at - 1).pos == "ADV" || context.words(at - 1) == ","))
    --at;
  if (at == 0) return {};
  for (const std::uint32_t m : context.mentions_covering(at - 1)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.last == at && context.label(mention.entity) == NodeLabel::Event)
      return {{mention.entity, mention.head, 0.9F * mention.certainty}};
  }
  return {};
}

}  // namespace

std::vector<Filler> event_of_clause(const FactContext& context, const Frame& frame,
                                    const std::vector<std::string>& names) {
  const RoleGraph& graph = context.graph();
  if (!graph.is_verb(frame.trigger)) return {};
  const bool wanted = std::find(names.begin(), names.end(), "obj") != names.end();
  if (wanted && frame.passive) {
    const auto before = event_before(context, frame.trigger);
    if (!before.empty()) return before;
  }
  std::uint32_t noun = noun_of_clause(graph, frame.trigger);
  const bool slot =
      noun != kNoToken && std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& s) {
        return s.token == noun && std::find(names.begin(), names.end(), s.name) != names.end();
      });
  if (!slot) return {};
  for (int step = 0; step < 8 && !graph.is_root(noun); ++step) {
    const std::string& role = graph.token(noun).role;
    if (role != "pobj" && role != "prep" && role != "compound" && role != "appos" && role != "nmod")
      return {};
    noun = graph.token(noun).head;
    if (!graph.is_noun(noun)) {
      if (graph.is_verb(noun)) return {};
      continue;
    }
    for (Filler event : context.fill_one(noun, kEvent)) {
      event.certainty *= 0.9F;
      return {event};
    }
  }
  return {};
}

std::vector<Filler> event_told_before(const FactContext& context, std::uint32_t token) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t sentence = graph.sentence_of(token);
  std::vector<Filler> out;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first >= token) break;
    if (context.label(mention.entity) != NodeLabel::Event || mention.head >= graph.size()) continue;
    const std::uint32_t at = graph.sentence_of(mention.head);
    if (context.paragraph(at) != context.paragraph(sentence) || sentence - at > 3) continue;
    out.assign(1, {mention.entity, token, 0.8F * mention.certainty});
  }
  return out;
}

}  // namespace entente::ingest
