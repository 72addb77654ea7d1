// Facts with a time, as numbers: what forecasting works on. Made from a graph's dated edges or read from a
// benchmark.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/result.hpp"

namespace entente::recommend {

/// Subject, relation and object number from 0; `time` counts steps (days, where made from a graph).
struct TemporalFact {
  std::uint32_t subject = 0;
  std::uint32_t relation = 0;
  std::uint32_t object = 0;
  std::int32_t time = 0;
  friend auto operator<=>(const TemporalFact&, const TemporalFact&) = default;
};

/// A data set of the usual form, split by time. With every relation r there is its inverse, numbered
/// relations + r; the vectors hold both directions, sorted by time, then subject, relation, object, without
/// repeats.
struct TemporalDataset {
  std::uint32_t entities = 0;
  std::uint32_t relations = 0;  ///< without the inverses
  std::vector<TemporalFact> train, valid, test;
  std::vector<std::string> relation_names;  ///< may be empty
};

/// Reads DIR/train.txt, valid.txt, test.txt (subject, relation, object, time by tabs) and, where there,
/// relation2id.txt. Times are divided by their common step. Errors name file and line.
Result<TemporalDataset> read_temporal_dataset(const std::string& directory);

/// Adds the inverse of every fact and sorts; `relations` is the number without inverses.
void complete_facts(std::vector<TemporalFact>& facts, std::uint32_t relations);

}  // namespace entente::recommend
