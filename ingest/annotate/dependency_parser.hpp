// The dependency parser: arc-eager transitions with sentence breaks and non-monotonic repair (Nivre 2003;
// Honnibal and Johnson 2015), greedy; then the lifted arcs of non-projective trees are put back (Nivre and
// Nilsson 2005).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/annotate/tokenizer.hpp"
#include "ingest/annotate/transition_model.hpp"

namespace entente::ingest::model {

struct Parse {
  std::vector<std::uint32_t> heads;      ///< itself at a root
  std::vector<std::string_view> labels;  ///< of the model file
  std::vector<bool> starts_sentence;
};

/// Const and shared by threads.
class DependencyParser {
 public:
  explicit DependencyParser(ModelReader& reader);
  [[nodiscard]] Parse parse(std::span<const Word> words, const float* vectors,
                            TransitionBuffers& buffers) const;

 private:
  [[nodiscard]] const Move* best_move(const float* scores, const bool (&valid)[5]) const;
  TransitionModel model_;
};

}  // namespace entente::ingest::model
