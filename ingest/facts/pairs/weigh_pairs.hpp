// What the trained reader makes of a document: for each edge type that it reads, the two entities between
// which the text may tell of one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/pairs/name_pairs.hpp"
#include "ingest/facts/pairs/pair_features.hpp"
#include "ingest/facts/pairs/pair_model.hpp"
#include "ingest/facts/pairs/tell_pairs.hpp"

namespace entente::ingest {

/// Two people of a sentence, by the words between and around them.
struct WordedPair {
  SentencePair pair;
  PairFeatures features;
  std::int64_t log_odds = 0;  ///< in thousandths
};

/// An edge that a document may tell of.
struct PairReading {
  EdgeKind kind = EdgeKind::Met;
  SentencePair pair;  ///< in the sentence that speaks for it most; `from` and `to` as the edge has them
  std::uint32_t trigger = 0;
  std::vector<PairNumber> numbers;
  bool read = false;  ///< by a rule. Of meetings: the two have met, called, are kin, or one met each of them
  double probability = 0.0;
};

struct WeighedPairs {
  std::vector<WordedPair> worded;
  std::vector<PairReading> readings;
};

/// In the order of the text. `candidates`: what the rules have read.
WeighedPairs weigh_pairs(const FactContext& context, const Told& told, const Candidates& candidates);

/// Those that no rule has read and the model finds likely. After all rules.
void read_pairs(const FactContext& context, std::span<const PairReading> readings, Candidates& out);

}  // namespace entente::ingest
