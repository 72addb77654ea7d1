#include "ingest/facts/pairs/meeting_numbers.hpp"

#include <algorithm>
#include <cmath>

namespace entente::ingest {

namespace {

bool has(const Candidate& one, std::uint32_t entity) { return one.from == entity || one.to == entity; }

bool has_both(const Candidate& one, const SentencePair& pair) {
  return has(one, pair.from) && has(one, pair.to);
}

}  // namespace

RuleMeetings::RuleMeetings(const Candidates& candidates) : all_(candidates) {
  for (const Candidate& one : candidates)
    if (one.kind == EdgeKind::Met) met_.push_back(&one);
}

template <class Is>
double RuleMeetings::count(double most, const Is& is) const {
  const auto found = std::count_if(met_.begin(), met_.end(), [&](const Candidate* one) { return is(*one); });
  return std::min(static_cast<double>(found), most);
}

bool RuleMeetings::covers(const SentencePair& pair) const {
  const auto ties = [&](const Candidate& one) {
    return (one.kind == EdgeKind::Met || one.kind == EdgeKind::Called || one.kind == EdgeKind::RelativeOf) &&
           has_both(one, pair);
  };
  return std::any_of(all_.begin(), all_.end(), ties) || meets_both(pair);
}

bool RuleMeetings::meets_both(const SentencePair& pair) const {
  const auto meets = [&](std::uint32_t who, std::uint32_t host) {
    return count(1, [&](const Candidate& one) {
             return one.sentence == pair.sentence && has(one, who) && has(one, host);
           }) != 0;
  };
  return std::any_of(met_.begin(), met_.end(), [&](const Candidate* one) {
    if (one->sentence != pair.sentence || !has(*one, pair.from) || has(*one, pair.to)) return false;
    return meets(pair.to, one->from == pair.from ? one->to : one->from);
  });
}

std::vector<PairNumber> RuleMeetings::numbers(const FactContext& context, const SentenceNames& names,
                                              const WordedPair& worded) const {
  const SentencePair& pair = worded.pair;
  const auto& document = context.document();
  const Mention& x = document.mentions[pair.from_mention];
  const Mention& y = document.mentions[pair.to_mention];
  const auto is = [](bool holds) { return holds ? 1.0 : 0.0; };
  const auto told = [&](std::string_view name) {
    return is(std::binary_search(worded.features.names.begin(), worded.features.names.end(), name));
  };
  const auto here = [&](const Candidate& one) { return one.sentence == pair.sentence; };
  const auto people = std::count_if(names.all.begin(), names.all.end(), [&](const auto& one) {
    return context.label(one.entity) == NodeLabel::Person;
  });
  const auto by_verb = [&](const Candidate& one) { return one.trigger == worded.features.trigger; };
  return {{"pronoun", is(x.kind == MentionKind::Pronoun) + is(y.kind == MentionKind::Pronoun)},
          {"description", is(x.kind == MentionKind::Description) + is(y.kind == MentionKind::Description)},
          {"unsure", told("unsure")},
          {"person between", told("person between")},
          {"far", told("apart=17-30") + 2 * told("apart=31+")},
          {"not", told("not")},
          {"headline", told("headline")},
          {"quoted", told("quoted")},
          {"people", std::min(static_cast<double>(people), 6.0)},
          {"read here", count(3, here)},
          {"read by verb", count(2, by_verb)},
          {"read of x here", count(1, [&](const auto& one) { return here(one) && has(one, pair.from); })},
          {"read of y here", count(1, [&](const auto& one) { return here(one) && has(one, pair.to); })},
          {"read of x", count(3, [&](const auto& one) { return has(one, pair.from); })},
          {"read of y", count(3, [&](const auto& one) { return has(one, pair.to); })}};
}

}  // namespace entente::ingest
