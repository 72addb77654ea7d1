// Union of candidates: the same two ends, type and distinguishing properties at compatible dates are one
// fact.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/setting/buildings.hpp"

namespace entente::ingest {

namespace {

/// One date says no more than the other with less precision: "2024-07" and "2024-07-02".
bool compatible(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b) return true;
  const Date& coarse = a->precision < b->precision ? *a : *b;
  const Date& fine = a->precision < b->precision ? *b : *a;
  return coarse.days <= fine.days && last_day(fine).days <= last_day(coarse).days;
}

/// "agreed to meet again": not the meeting told before.
bool is_repetition(const ResolvedDocument& document, const Candidate& candidate) {
  const auto& tokens = document.annotation.tokens;
  const std::size_t last = std::min<std::size_t>(tokens.size(), candidate.trigger + 4);
  for (std::size_t i = candidate.trigger + 1; i < last; ++i) {
    if (tokens[i].lemma == "again") return true;
  }
  return candidate.trigger > 0 &&
         (tokens[candidate.trigger - 1].lemma == "another" || tokens[candidate.trigger - 1].lemma == "next");
}

bool same_fact(const ResolvedDocument& document, const Fact& fact, const Candidate& candidate) {
  if (candidate.status == FactStatus::Planned && fact.status == FactStatus::Actual &&
      is_repetition(document, candidate))
    return false;
  if (!compatible(fact.date, candidate.date)) return false;
  // "will sit down on Friday" and "met in April": told as two, though the month is one.
  if (candidate.status != fact.status && fact.date && candidate.date && fact.date != candidate.date)
    return false;
  for (const auto& key : {"office", "award", "relation", "year"}) {
    const auto a = fact.properties.find(key);
    const auto b = candidate.properties.find(key);
    if (a != fact.properties.end() && b != candidate.properties.end() && a->second != b->second) return false;
  }
  return true;
}

struct Pair {
  EdgeKind kind;
  std::uint32_t from;
  std::uint32_t to;
};

/// Symmetric kinds have no direction; where a property tells one end from the other it is kept.
Pair ends_of(const Candidate& candidate) {
  const bool swap = entente::rule(candidate.kind).symmetric && candidate.kind != EdgeKind::RelativeOf &&
                    candidate.to < candidate.from;
  return swap ? Pair{candidate.kind, candidate.to, candidate.from}
              : Pair{candidate.kind, candidate.from, candidate.to};
}

/// How exactly a place tells where: a country, a city, a house.
int exactness(const ResolvedDocument& document, const std::string& place) {
  for (const Entity& entity : document.entities) {
    if (entity.name == place && entity.type == EntityType::Country) return 0;
  }
  return names_building(place) ? 2 : 1;
}

void join(const ResolvedDocument& document, Fact& fact, const Candidate& candidate) {
  if (candidate.date && (!fact.date || candidate.date->precision > fact.date->precision))
    fact.date = candidate.date;
  // A country gives way to its city, and a city to the house that another sentence names.
  const int finer = exactness(document, candidate.place) - exactness(document, fact.place);
  const Sentence& told = document.annotation.sentences[candidate.sentence];
  const bool elsewhere = fact.evidence.front().span != sentence_span(document.annotation, told);
  const bool narrows = fact.date == candidate.date && !candidate.place.empty() && finer > 0 &&
                       (elsewhere || exactness(document, fact.place) == 0);
  if (fact.place.empty() || narrows) fact.place = candidate.place;
  if (candidate.status == FactStatus::Actual) fact.status = FactStatus::Actual;
  for (const auto& [key, value] : candidate.properties) fact.properties.emplace(key, value);
  // Independent statements make a fact surer; they are never quite independent.
  fact.confidence =
      std::round(1000.0 * (1.0 - (1.0 - fact.confidence) * (1.0 - 0.5 * candidate.confidence))) / 1000.0;
  const auto& text = document.annotation;
  const Span span = sentence_span(text, text.sentences[candidate.sentence]);
  const auto same = [&](const FactEvidence& e) { return e.span == span; };
  if (std::none_of(fact.evidence.begin(), fact.evidence.end(), same)) fact.evidence.push_back({span});
}

}  // namespace

std::vector<Fact> merge_facts(const ResolvedDocument& document, std::vector<Candidate>& candidates) {
  std::vector<Fact> facts;
  const auto& text = document.annotation;
  // Dated candidates first, so that those without a date join one that has it.
  std::vector<Candidate*> order;
  for (Candidate& candidate : candidates) {
    if (candidate.verdict == Verdict::Kept && candidate.confidence < confidence_cut(candidate.kind))
      candidate.verdict = Verdict::LowConfidence;
    if (candidate.verdict == Verdict::Kept) order.push_back(&candidate);
  }
  std::stable_sort(order.begin(), order.end(), [](const Candidate* a, const Candidate* b) {
    const auto rank = [](const Candidate& c) {
      return std::make_tuple(c.date_source == 0 ? 9 : c.date_source,
                             c.date ? -static_cast<int>(c.date->precision) : 9);
    };
    return rank(*a) < rank(*b);
  });
  for (Candidate* candidate : order) {
    const Pair ends = ends_of(*candidate);
    const std::string type(entente::rule(ends.kind).name);
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) {
      // Two people are kin in one way, whichever of them is said to be the other's son.
      if (ends.kind == EdgeKind::RelativeOf && fact.type == type && fact.from == ends.to &&
          fact.to == ends.from)
        return true;
      return fact.type == type && fact.from == ends.from && fact.to == ends.to &&
             same_fact(document, fact, *candidate);
    });
    if (found != facts.end()) {
      join(document, *found, *candidate);
      continue;
    }
    Fact fact;
    fact.type = type;
    fact.from = ends.from;
    fact.to = ends.to;
    fact.date = candidate->date;
    fact.place = candidate->place;
    fact.status = candidate->status;
    fact.confidence = candidate->confidence;
    fact.properties = candidate->properties;
    fact.evidence.push_back({sentence_span(text, text.sentences[candidate->sentence])});
    facts.push_back(std::move(fact));
  }
  for (Fact& fact : facts) {
    std::sort(fact.evidence.begin(), fact.evidence.end(),
              [](const FactEvidence& a, const FactEvidence& b) { return a.span < b.span; });
  }
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    return std::tie(a.evidence.front().span, a.type, a.from, a.to) <
           std::tie(b.evidence.front().span, b.type, b.from, b.to);
  });
  return facts;
}

}  // namespace entente::ingest
