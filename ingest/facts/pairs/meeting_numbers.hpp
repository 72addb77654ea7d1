// What the second model of meetings looks at beside the odds: who else is told to meet, and how the two are
// named.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/facts/pairs/weigh_pairs.hpp"

namespace entente::ingest {

/// The meetings that the rules have read.
class RuleMeetings {
 public:
  explicit RuleMeetings(const Candidates& candidates);
  /// The two have met, called, are kin; or somebody has met both in the sentence: "met A in the morning and B
  /// at noon".
  [[nodiscard]] bool covers(const SentencePair& pair) const;
  [[nodiscard]] std::vector<PairNumber> numbers(const FactContext& context, const SentenceNames& names,
                                                const WordedPair& worded) const;

 private:
  template <class Is>
  [[nodiscard]] double count(double most, const Is& is) const;
  [[nodiscard]] bool meets_both(const SentencePair& pair) const;

  const Candidates& all_;
  std::vector<const Candidate*> met_;
};

}  // namespace entente::ingest
