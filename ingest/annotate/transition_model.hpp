// The scorer of the two transition systems: a table for each feature of a state, worked out for all words
// beforehand, summed for the state, maxed over two pieces, then one linear layer (Chen and Manning 2014;
// Kiperwasser and Goldberg 2016).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/annotate/model_file.hpp"
#include "ingest/annotate/packed.hpp"

namespace entente::ingest::model {

struct TransitionBuffers {
  AlignedFloats input;
  AlignedFloats features;
  AlignedFloats hidden;
  AlignedFloats scores;
  std::size_t words = 0;
};

/// A move as the model names it: the number of its action and its label.
struct Move {
  std::uint8_t action = 0;
  std::string_view label;
};

/// Const and shared by threads; the buffers belong to one.
class TransitionModel {
 public:
  TransitionModel(ModelReader& reader, const std::string& name, std::size_t features,
                  std::uint8_t last_action);
  [[nodiscard]] const std::vector<Move>& moves() const { return moves_; }
  /// Works out the features of all words from their vectors of 96.
  void prepare(const float* vectors, std::size_t words, TransitionBuffers& buffers) const;
  /// Scores of all moves in a state; `words` names the word of each feature, -1 where there is none.
  const float* score(std::span<const std::int32_t> words, TransitionBuffers& buffers) const;

 private:
  std::size_t features_;
  Packed input_;
  Packed lower_;
  Packed upper_;
  AlignedFloats bias_;
  AlignedFloats absent_;  ///< for each feature, what stands for no word
  std::vector<Move> moves_;
};

}  // namespace entente::ingest::model
