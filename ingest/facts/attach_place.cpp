// The place of an act: a phrase in its clause, then its sentence, then the scene that the paragraph set.
#include <algorithm>

#include "ingest/facts/judge_facts.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPlace{NodeLabel::Place};
constexpr LabelSet kCountry{NodeLabel::Country};

bool happens_somewhere(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::Met:
    case EdgeKind::Signed:
    case EdgeKind::ParticipatedIn:
    case EdgeKind::Awarded:
    case EdgeKind::Proposed:
    case EdgeKind::Supports:
    case EdgeKind::Criticized:
    case EdgeKind::Threatened:
    case EdgeKind::Hosted:
    case EdgeKind::Invited:
      return true;
    default:
      return false;
  }
}

struct Where {
  std::uint32_t entity = kNoEntity;
  std::uint32_t token = 0;
  int cost = 0;
};

/// Phrases "in X", "at X" of a sentence with the token they hang on.
std::vector<Where> places_in(const FactContext& context, std::uint32_t sentence, LabelSet labels) {
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  std::vector<Where> found;
  for (std::uint32_t i = bounds.first; i < bounds.last && i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if (graph.token(i).pos != "ADP" || (lemma != "in" && lemma != "at" && lemma != "on")) continue;
    const std::uint32_t object = graph.object_of(i);
    if (object == kNoToken) continue;
    const auto named = context.fill_one(object, labels);
    for (const Filler& filler : named) found.push_back({filler.entity, i, 0});
    if (!named.empty() || !context.mentions_covering(object).empty()) continue;
    // "at the airport of Argyle", "at a hotel in Geneva"
    for (const std::uint32_t c : graph.children(object)) {
      if (graph.token(c).role != "prep" || (graph.lemma(c) != "of" && graph.lemma(c) != "in") ||
          graph.object_of(c) == kNoToken)
        continue;
      for (const Filler& filler : context.fill_one(graph.object_of(c), labels))
        found.push_back({filler.entity, i, 0});
    }
  }
  return found;
}

constexpr int kTooFar = 100;

int distance(const RoleGraph& graph, std::uint32_t trigger, std::uint32_t preposition) {
  std::uint32_t at = trigger;
  for (int up = 0; up < 12; ++up) {
    const int down = graph.steps_up(preposition, at);
    if (down >= 0) {
      // A clause between owns its place: "X, who arrived in A, was received in B".
      int clauses = 0;
      for (std::uint32_t t = preposition; t != at; t = graph.token(t).head) {
        if (!graph.is_verb(t)) continue;
        if (graph.token(t).role == "conj" && t > trigger) return kTooFar;
        clauses += 3;
      }
      return up * 2 + down + clauses;
    }
    if (graph.is_root(at)) break;
    at = graph.token(at).head;
  }
  return kTooFar;
}

std::uint32_t nearest(const FactContext& context, const Candidate& candidate, LabelSet labels, int limit) {
  auto places = places_in(context, candidate.sentence, labels);
  const Where* best = nullptr;
  for (Where& place : places) {
    place.cost = distance(context.graph(), candidate.trigger, place.token);
    if (best == nullptr || place.cost < best->cost) best = &place;
  }
  return best != nullptr && best->cost <= limit ? best->entity : kNoEntity;
}

/// "Brunei, where the Sultan received him": the place that the clause hangs on.
std::uint32_t where_clause(const FactContext& context, std::uint32_t trigger) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = trigger;
  for (int step = 0; step < 4 && !graph.is_root(at); ++step) {
    if (graph.token(at).role == "relcl") {
      for (const std::uint32_t c : graph.children(at)) {
        if (graph.token(c).tag != "WRB" || graph.lemma(c) != "where") continue;
        const auto places = context.fill_one(graph.token(at).head, kPlace | kCountry);
        if (!places.empty()) return places.front().entity;
      }
    }
    at = graph.token(at).head;
  }
  return kNoEntity;
}

/// Where the scene is set: the nearest journey of either person told in this paragraph before, on the same
/// date or with none.
std::uint32_t scene(const FactContext& context, const Candidate& candidate,
                    const std::vector<Candidate>& all) {
  const Candidate* best = nullptr;
  for (const Candidate& other : all) {
    if (other.kind != EdgeKind::Visited || other.verdict != Verdict::Kept) continue;
    const bool own = other.from == candidate.from || other.from == candidate.to;
    const bool with_others = candidate.kind == EdgeKind::Signed &&
                             context.paragraph(other.sentence) == context.paragraph(candidate.sentence);
    if ((!own && !with_others) || other.sentence > candidate.sentence) continue;
    if (other.sentence == candidate.sentence && other.trigger > candidate.trigger &&
        context.graph().is_verb(other.trigger) && context.graph().token(other.trigger).role == "conj")
      continue;  // "met him, then went on to Tashkent"
    const bool near = context.paragraph(other.sentence) == context.paragraph(candidate.sentence) ||
                      candidate.sentence - other.sentence <= 2;
    const bool same_day = other.date && candidate.date && other.date == candidate.date;
    if (!near && !same_day) continue;
    const bool place = context.label(other.to) == NodeLabel::Place;
    const bool best_place = best != nullptr && context.label(best->to) == NodeLabel::Place;
    if (best == nullptr || other.sentence > best->sentence ||
        (other.sentence == best->sentence && place && !best_place))
      best = &other;
  }
  return best == nullptr ? kNoEntity : best->to;
}

}  // namespace

namespace {

/// The place of the dateline, "ASTANA, July 2 -": where the news of the day happens, if nothing else is said.
std::uint32_t dateline_place(const FactContext& context) {
  const auto& document = context.document();
  for (const Mention& mention : document.mentions) {
    if (mention.head >= context.graph().size() || context.label(mention.entity) != NodeLabel::Place) continue;
    const std::uint32_t block =
        document.annotation.sentences[context.graph().sentence_of(mention.head)].block;
    if (block < document.blocks.size() && document.blocks[block].kind == BlockKind::Dateline &&
        mention.span.start == document.blocks[block].span.start)
      return mention.entity;
  }
  return kNoEntity;
}

bool is_news_of_the_day(const FactContext& context, const Candidate& candidate) {
  const auto& today = context.document().document.date;
  return candidate.status == FactStatus::Actual && today && candidate.date &&
         today->precision == DatePrecision::Day && candidate.date->precision == DatePrecision::Day &&
         today->days - candidate.date->days <= 1 && today->days >= candidate.date->days;
}

}  // namespace

void attach_places(const FactContext& context, std::vector<Candidate>& candidates) {
  const std::uint32_t here = dateline_place(context);
  for (Candidate& candidate : candidates) {
    if (!happens_somewhere(candidate.kind) || candidate.verdict != Verdict::Kept) continue;
    std::uint32_t where = where_clause(context, candidate.trigger);
    if (where == kNoEntity) where = nearest(context, candidate, kPlace, 3);
    if (where == kNoEntity) where = nearest(context, candidate, kCountry, 3);
    if (where == kNoEntity && (candidate.kind == EdgeKind::Met || candidate.kind == EdgeKind::Signed ||
                               candidate.kind == EdgeKind::Awarded)) {
      where = nearest(context, candidate, kPlace, 12);
      if (where == kNoEntity) where = scene(context, candidate, candidates);
      if (where == kNoEntity) where = nearest(context, candidate, kCountry, 12);
      if (where == kNoEntity && is_news_of_the_day(context, candidate)) where = here;
    }
    if (where != kNoEntity && where != candidate.from && where != candidate.to) {
      candidate.place = context.document().entities[where].name;
    }
  }
}

}  // namespace entente::ingest
