// How likely a text tells of an edge between two names. Logistic models of the table pairs.tsv: for meetings
// one over the words (pair_log_odds()); and for each type that is read so, one over what the words and the
// encoder say of the pair and of its rivals, and over the setting (pair_probability()). The second ones are
// trained on texts that no rule was written for and no model was trained on, so they know how much is left to
// read where the rules have read so much.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema.hpp"

namespace entente::ingest {

/// A number that the second model weighs. Names live as long as the program.
struct PairNumber {
  std::string_view name;
  double value = 0.0;
};

/// Thousandths of log-odds by the words; whole numbers, so the same on any machine.
std::int64_t pair_log_odds(std::span<const std::string> features);

/// Between 0 and 1, with three decimals.
double pair_probability(EdgeKind kind, std::span<const PairNumber> numbers);

/// What the rules leave out is read from this probability on; nothing where edges of this type are not read
/// so.
std::optional<double> pair_cut(EdgeKind kind);

}  // namespace entente::ingest
