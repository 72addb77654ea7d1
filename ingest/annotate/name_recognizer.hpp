// The name recogniser: begin, in, last, unit, out of names, greedy (BILOU: Ratinov and Roth 2009;
// transitions: Lample et al. 2016). Names cross no sentence boundary and start at no space.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/annotate/tokenizer.hpp"
#include "ingest/annotate/transition_model.hpp"

namespace entente::ingest::model {

/// Words [first, last).
struct FoundName {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string_view type;
};

/// Const and shared by threads.
class NameRecognizer {
 public:
  explicit NameRecognizer(ModelReader& reader);
  [[nodiscard]] std::vector<FoundName> find(std::span<const Word> words,
                                            const std::vector<bool>& starts_sentence, const float* vectors,
                                            TransitionBuffers& buffers) const;

 private:
  TransitionModel model_;
};

}  // namespace entente::ingest::model
