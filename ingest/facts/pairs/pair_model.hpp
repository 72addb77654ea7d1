// How likely two names of one sentence are told to have met, or the one to have visited the other. Two
// logistic models for each kind, both of the table pairs.tsv: one over the words (pair_features()), and one
// over what that one says of the pair and of its rivals, and over the setting (pair_setting()). The second is
// trained on texts that no rule was written for, so it knows how much is left to read where the rules have
// read so much.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::ingest {

/// A number that the second model weighs. Names live as long as the program.
struct PairNumber {
  std::string_view name;
  double value = 0.0;
};

/// Thousandths of log-odds by the words; whole numbers, so the same on any machine.
std::int64_t pair_log_odds(std::span<const std::string> features);

/// Between 0 and 1, with three decimals.
double pair_probability(std::span<const PairNumber> numbers);

/// What the rules leave out is read from this probability on.
double pair_cut();

}  // namespace entente::ingest
