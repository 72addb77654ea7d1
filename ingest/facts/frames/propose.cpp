// What every fact rule does with what it has read: it proposes a candidate, unless the ontology or plain
// sense forbids it.
#include <algorithm>

#include "graph/fold_name.hpp"
#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

bool at_home(const FactContext& context, std::uint32_t person, std::uint32_t area) {
  const auto& offices = context.document().offices;
  return std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& o) {
    return o.holder == person && o.body == area && !o.former && o.body_stated &&
           o.office.find("ambassador") == std::string::npos && o.office.find("envoy") == std::string::npos;
  });
}

bool is_at_seat(const FactContext& context, std::uint32_t person, std::uint32_t area) {
  const auto& entities = context.document().entities;
  const auto* senses =
      context.label(area) == NodeLabel::Place ? lexicon().find(fold_name(entities[area].name)) : nullptr;
  const auto& offices = context.document().offices;
  return std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& o) {
    if (o.holder != person || o.body == kNoEntity || o.former ||
        context.label(o.body) != NodeLabel::Country || o.office.find("ambassador") != std::string::npos ||
        o.office.find("envoy") != std::string::npos)
      return false;
    if (o.body == area) return true;
    const Country* country = lexicon().country(entities[o.body].name);
    return country != nullptr && senses != nullptr &&
           std::any_of(senses->begin(), senses->end(), [&](const KnownName& n) {
             return n.sense == NameSense::Capital && n.country == country->code;
           });
  });
}

namespace {

/// "thanked people who help, or come to Bucha": a name does not go with a verb in the plural.
bool disagrees(const RoleGraph& graph, const Filler& from, std::uint32_t trigger) {
  if (trigger >= graph.size() || from.token >= graph.size() || graph.token(trigger).tag != "VBP" ||
      graph.lemma(trigger) == "be" || graph.token(from.token).tag != "NNP")
    return false;
  return graph.child(trigger, "aux") == kNoToken && graph.child(from.token, "conj") == kNoToken &&
         graph.token(from.token).role != "conj";
}

/// "studied in Montreal before returning to the United States": one goes back to the country one is of,
/// unless one is known to be of another.
/// "flies home to Hanoi"
bool goes_home(const FactContext& context, const Filler& from, const Filler& to, std::uint32_t trigger) {
  const RoleGraph& graph = context.graph();
  if (trigger < graph.size() && graph.is_verb(trigger) && to.token < graph.size() &&
      graph.token(to.token).role == "pobj" && graph.lemma(graph.token(to.token).head) == "to") {
    const auto children = graph.children(trigger);
    if (std::any_of(children.begin(), children.end(),
                    [&](std::uint32_t c) { return graph.lemma(c) == "home" && c < to.token; }))
      return true;
  }
  return trigger < graph.size() && graph.lemma(trigger) == "return" && graph.is_verb(trigger) &&
         context.label(to.entity) == NodeLabel::Country && home_of(context, from.entity).empty();
}

/// "returned to the White House": the house, not the country.
bool stands_for_state(const FactContext& context, const Filler& area) {
  const auto mentions = context.mentions_covering(area.token);
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
    const Mention& mention = context.document().mentions[m];
    return mention.entity == area.entity && mention.kind == MentionKind::Metonym;
  });
}

}  // namespace

void propose(const FactContext& context, Candidates& out, EdgeKind kind, const Filler& from, const Filler& to,
             std::uint32_t trigger, Origin origin) {
  if (from.entity == to.entity || !allows(kind, context.label(from.entity), context.label(to.entity))) return;
  const RoleGraph& graph = context.graph();
  if (kind == EdgeKind::Visited &&
      (at_home(context, from.entity, to.entity) || disagrees(graph, from, trigger) ||
       goes_home(context, from, to, trigger) ||
       (stands_for_state(context, to) && is_at_seat(context, from.entity, to.entity))))
    return;
  Candidate candidate;
  candidate.kind = kind;
  candidate.from = from.entity;
  candidate.to = to.entity;
  candidate.trigger = trigger;
  candidate.sentence = graph.sentence_of(trigger);
  candidate.origin = origin;
  candidate.certainty = from.certainty * to.certainty;
  candidate.from_token = from.token;
  candidate.to_token = to.token;
  const int a = graph.steps_up(from.token, trigger);
  const int b = graph.steps_up(to.token, trigger);
  candidate.path = (a < 0 ? 4 : a) + (b < 0 ? 4 : b);
  out.push_back(std::move(candidate));
}

}  // namespace entente::ingest
