// The part-of-speech tagger: one linear layer over a word's vector.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/annotate/model_file.hpp"
#include "ingest/annotate/packed.hpp"

namespace entente::ingest::model {

/// Const and shared by threads.
class Tagger {
 public:
  explicit Tagger(ModelReader& reader);
  /// Penn Treebank tags from vectors of 96; `scores` is the caller's buffer. The tags are texts of the model
  /// file.
  [[nodiscard]] std::vector<std::string_view> tag(const float* vectors, std::size_t words,
                                                  AlignedFloats& scores) const;

 private:
  StringTable tags_;
  Packed layer_;
};

}  // namespace entente::ingest::model
