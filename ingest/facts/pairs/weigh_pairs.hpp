// All pairs of people of a document that the trained reader weighs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/pairs/name_pairs.hpp"
#include "ingest/facts/pairs/pair_features.hpp"
#include "ingest/facts/pairs/pair_model.hpp"

namespace entente::ingest {

struct WeighedPair {
  PeoplePair pair;
  PairFeatures features;
  std::int64_t log_odds = 0;        ///< by the words, in thousandths
  std::vector<PairNumber> setting;  ///< without what follows from log_odds
  bool read = false;         ///< by a rule: the two have met, called, are kin, or one person met each of them
  double probability = 0.0;  ///< of the pair in its best sentence; 0 in its others
};

/// In the order of the text. `candidates`: what the rules have read.
std::vector<WeighedPair> weigh_pairs(const FactContext& context, const Candidates& candidates);

/// MET of those that no rule has read and the model finds likely. After all rules.
void read_pairs(const FactContext& context, std::span<const WeighedPair> pairs, Candidates& out);

}  // namespace entente::ingest
