// A visit told by a meeting: a leader who is met in another's country, by one who governs there, has come.
#include <algorithm>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/setting/buildings.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

std::uint32_t place_named(const FactContext& context, const std::string& name) {
  const auto& entities = context.document().entities;
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    if (entities[e].type == EntityType::Place && entities[e].name == name) return e;
  }
  return kNoEntity;
}

bool is_told(const std::vector<Candidate>& all, std::uint32_t guest, std::uint32_t place) {
  return std::any_of(all.begin(), all.end(), [&](const Candidate& one) {
    return one.kind == EdgeKind::Visited && one.from == guest && one.to == place &&
           one.verdict == Verdict::Kept;
  });
}

/// Being at an event abroad is no visit by itself.
bool is_at_event(const std::vector<Candidate>& all, std::uint32_t guest, const Candidate& met) {
  return std::any_of(all.begin(), all.end(), [&](const Candidate& one) {
    if (one.kind != EdgeKind::ParticipatedIn || one.from != guest || one.verdict != Verdict::Kept)
      return false;
    // another event, told elsewhere and held elsewhere, says nothing of this meeting
    const bool elsewhere = !one.place.empty() && one.place != met.place;
    return !elsewhere || one.sentence == met.sentence;
  });
}

/// "As part of a meeting of the Commission in Washington, X met Y": where a body sits.
bool is_of_sitting(const RoleGraph& graph, std::uint32_t place, std::uint32_t met) {
  std::uint32_t at = place;
  for (int step = 0; step < 7 && !graph.is_root(at); ++step) {
    at = graph.token(at).head;
    if (at == met || (graph.is_verb(at) && graph.token(at).role != "acl")) return false;
    if (!graph.is_noun(at) || !one_of(graph.lemma(at), {"meeting", "session", "summit", "assembly",
                                                        "conference", "forum", "congress", "sitting"}))
      continue;
    const auto children = graph.children(at);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return graph.lemma(c) == "of" || (graph.token(c).role == "compound" && graph.token(c).pos == "PROPN");
    });
  }
  return false;
}

/// The place is told with the meeting itself or in a line of its own before it ("Tel Aviv."), not taken from
/// the story around.
bool is_told_with(const FactContext& context, std::uint32_t place, std::uint32_t sentence,
                  std::uint32_t met) {
  const auto& mentions = context.document().mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    if (mention.entity != place || mention.head >= context.graph().size()) return false;
    const std::uint32_t told = context.graph().sentence_of(mention.head);
    if (told == sentence && is_of_sitting(context.graph(), mention.head, met)) return false;
    const Sentence& line = context.document().annotation.sentences[told];
    constexpr std::uint32_t kLine = 7;  // tokens
    return told == sentence || (told + 1 == sentence && line.last - line.first <= kLine);
  });
}

/// "on the sidelines of the World Economic Forum"
bool is_aside(const FactContext& context, std::uint32_t sentence) {
  const Sentence& line = context.document().annotation.sentences[sentence];
  for (std::uint32_t i = line.first; i < std::min(line.last, context.graph().size()); ++i) {
    const std::string& lemma = context.graph().lemma(i);
    if (lemma == "sideline" || lemma == "sidelines" || lemma == "margin" || lemma == "fringe") return true;
  }
  return false;
}

/// "met for the third leaders' summit, hosted by": at an event, whoever gives it.
bool is_for_event(const FactContext& context, const Candidate& met) {
  const RoleGraph& graph = context.graph();
  if (!graph.is_verb(met.trigger)) return false;
  const Sentence& line = context.document().annotation.sentences[met.sentence];
  for (std::uint32_t i = met.trigger; i < std::min(line.last, graph.size()); ++i) {
    if (one_of(graph.lemma(i), {"summit", "conference", "forum", "congress", "assembly"}) &&
        graph.governs(met.trigger, i))
      return true;
  }
  return false;
}

}  // namespace

void infer_visits(const FactContext& context, std::vector<Candidate>& candidates) {
  std::vector<Candidate> found;
  for (const Candidate& met : candidates) {
    if (met.kind != EdgeKind::Met || met.verdict != Verdict::Kept || met.place.empty()) continue;
    const std::uint32_t place = place_named(context, met.place);
    if (place == kNoEntity || names_building(met.place) ||
        !is_told_with(context, place, met.sentence, met.trigger) || is_aside(context, met.sentence) ||
        is_for_event(context, met))
      continue;
    const std::string_view there = state_of_place(context, place);
    if (there.empty()) continue;
    for (const bool turned : {false, true}) {
      const std::uint32_t guest = turned ? met.to : met.from;
      const std::uint32_t host = turned ? met.from : met.to;
      if (home_of(context, host) != there || !is_abroad_at(context, guest, place)) continue;
      if (is_told(candidates, guest, place) || is_told(found, guest, place) ||
          is_at_event(candidates, guest, met))
        continue;
      Candidate visit = met;
      visit.kind = EdgeKind::Visited;
      visit.from = guest;
      visit.to = place;
      visit.from_token = turned ? met.to_token : met.from_token;
      visit.to_token = met.trigger;
      visit.place.clear();
      visit.inferred = true;
      visit.properties.clear();
      found.push_back(std::move(visit));
    }
  }
  candidates.insert(candidates.end(), found.begin(), found.end());
}

}  // namespace entente::ingest
