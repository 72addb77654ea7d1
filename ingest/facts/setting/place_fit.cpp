#include "ingest/facts/setting/place_fit.hpp"

#include <algorithm>
#include <utility>

#include "graph/fold_name.hpp"
#include "ingest/facts/setting/buildings.hpp"
#include "ingest/facts/setting/scene_places.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr int kTooFar = 100;

/// "X, who is in Riga for talks, met": the place of the one who is there; not "X, who lives in Brno".
bool is_presence(const std::string& lemma) {
  return lemma == "be" || lemma == "stay" || lemma == "attend" || lemma == "gather" || lemma == "stop" ||
         lemma == "land" || lemma == "arrive";
}

/// A clause with a subject of its own, which may be elsewhere: "X met A in Oslo, and Y received B".
bool has_own_subject(const RoleGraph& graph, std::uint32_t verb) {
  const std::string& role = graph.token(verb).role;
  return graph.is_verb(verb) && (role == "conj" || role == "advcl" || role == "ccomp") &&
         (graph.child(verb, "nsubj") != kNoToken || graph.child(verb, "nsubjpass") != kNoToken);
}

/// "was a guest of X at Y": what closes the clause of the act is no part of the noun before it.
bool closes_clause(const RoleGraph& graph, std::uint32_t trigger, std::uint32_t preposition) {
  if (preposition < trigger) return false;
  for (std::uint32_t i = trigger + 1; i < preposition; ++i) {
    if (graph.is_verb(i) || graph.token(i).pos == "PUNCT" || graph.token(i).pos == "CCONJ") return false;
  }
  return true;
}

bool are_parted(const RoleGraph& graph, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = from; i < to; ++i) {
    if (graph.lemma(i) == ";") return true;
  }
  return false;
}

/// "met her in 2010, when he was received at Riga Castle": the clause tells of that time.
bool tells_when(const RoleGraph& graph, std::uint32_t verb) {
  const auto children = graph.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t c) { return c < verb && graph.lemma(c) == "when"; });
}

/// "received A, the envoy of B, in Riga": behind an apposition that a comma closes it is told of the act.
bool follows_apposition(const RoleGraph& graph, std::uint32_t trigger, std::uint32_t preposition) {
  const std::uint32_t noun = graph.token(preposition).head;
  return preposition > trigger && noun > trigger && noun < preposition &&
         graph.lemma(preposition - 1) == "," && graph.token(noun).role == "appos";
}

int place_fit(const RoleGraph& graph, std::uint32_t trigger, std::uint32_t preposition) {
  // "met A at the house; they saw each other in Oslo before"
  if (are_parted(graph, trigger, preposition)) return kTooFar;
  constexpr int kOtherClause = 5;
  int outside = 0;
  std::uint32_t at = trigger;
  for (int up = 0; up < 12; ++up) {
    const int down = graph.steps_up(preposition, at);
    if (down >= 0) {
      // A clause between owns its place: "X, who arrived in A, was received in B".
      int clauses = 0;
      for (std::uint32_t t = preposition; t != at; t = graph.token(t).head) {
        if (!graph.is_verb(t)) continue;
        if (graph.token(t).role == "conj" && t > trigger) return kTooFar;
        const bool closed = t < preposition && preposition > 0 && graph.lemma(preposition - 1) == ",";
        // "received A, who led the mission, in Riga"
        if (graph.token(t).role == "relcl" && !closed && !is_presence(graph.lemma(t)) &&
            !tells_when(graph, t))
          return kTooFar;
        clauses += 3;
      }
      const bool close = up == 0 && (closes_clause(graph, trigger, preposition) ||
                                     follows_apposition(graph, trigger, preposition));
      return up * 2 + (close ? std::min(down, 2) : down) + clauses + outside;
    }
    if (graph.is_root(at)) break;
    // What opens the sentence is told of all of it.
    const bool opens = preposition < trigger && graph.steps_up(preposition, graph.token(at).head) == 1 &&
                       preposition < graph.token(at).head;
    if (has_own_subject(graph, at) && !opens && graph.lemma(at) != "do") outside = kOtherClause;
    at = graph.token(at).head;
  }
  return kTooFar;
}

/// "met him in Paris, and they talked over lunch at the palace": the city is nearer to the act.
bool follows_city(const FactContext& context, const Candidate& candidate, std::uint32_t building) {
  for (const PlacePhrase& city : places_in(context, candidate.sentence, LabelSet{NodeLabel::Place})) {
    if (city.token < candidate.trigger || city.token > building) continue;
    for (std::uint32_t i = city.token; i < building; ++i) {
      if (context.words(i) == ",") return true;
    }
  }
  return false;
}

/// "at the Observatory in Lima": the house that stands before its town, right at its preposition; else the
/// town.
PlacePhrase house_in_town(const FactContext& context, const std::vector<PlacePhrase>& places,
                          PlacePhrase town) {
  const auto& document = context.document();
  if (names_building(document.entities[town.entity].name)) return town;
  for (const PlacePhrase& house : places) {
    if (house.token >= town.token || context.label(house.entity) != NodeLabel::Place ||
        !one_of(context.graph().lemma(house.token), {"at", "in", "on", "inside", "within"}))
      continue;
    const bool ends_there =
        std::any_of(document.mentions.begin(), document.mentions.end(), [&](const Mention& mention) {
          return mention.entity == house.entity && mention.first > house.token && mention.last == town.token;
        });
    if (ends_there) return house;
  }
  return town;
}

}  // namespace

bool is_wide(const FactContext& context, std::uint32_t place) {
  if (context.label(place) != NodeLabel::Place) return false;
  std::string name = fold_name(context.document().entities[place].name);
  const auto* senses = lexicon().find(name);
  if (const auto blank = name.find(' ');
      senses == nullptr && blank != std::string::npos &&
      one_of(name.substr(0, blank), {"eastern", "western", "northern", "southern", "central"}))
    senses = lexicon().find(name.erase(0, blank + 1));  // "the Eastern Mediterranean"
  return senses != nullptr && !senses->empty() && !names_building(context.document().entities[place].name) &&
         senses->front().sense == NameSense::Place && senses->front().country.empty();
}

std::uint32_t nearest_place(const FactContext& context, const Candidate& candidate, LabelSet labels,
                            int limit) {
  PlacePhrase best;
  int best_cost = limit + 1;
  const auto places = places_in(context, candidate.sentence, labels);
  if (candidate.part_last > candidate.part_first) {  // "met A in Paris and, on Friday, B in Rome"
    for (const PlacePhrase& place : places) {
      if (place.token >= candidate.part_first && place.token < candidate.part_last) return place.entity;
    }
  }
  for (const PlacePhrase& place : places) {
    if (is_wide(context, place.entity)) continue;
    const int cost = place_fit(context.graph(), candidate.trigger, place.token);
    const bool finer = cost == best_cost && context.graph().lemma(place.token) == "at";
    if (cost >= best_cost && !(finer && best.entity != kNoEntity)) continue;
    best = place;
    best_cost = cost;
  }
  return best.entity == kNoEntity ? kNoEntity : house_in_town(context, places, best).entity;
}

std::string nearest_building(const FactContext& context, const Candidate& candidate) {
  const Sentence& bounds = context.document().annotation.sentences[candidate.sentence];
  std::string best;
  int best_cost = 4;
  for (std::uint32_t i = bounds.first; i < bounds.last && i < context.graph().size(); ++i) {
    if (context.graph().token(i).pos != "ADP") continue;
    const int cost = place_fit(context.graph(), candidate.trigger, i);
    if (cost >= best_cost) continue;
    std::string named = building_at(context, i);
    if (named.empty() || follows_city(context, candidate, i)) continue;
    best = std::move(named);
    best_cost = cost;
  }
  return best;
}

}  // namespace entente::ingest
