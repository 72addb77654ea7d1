// Scores all tags of all words and takes each word's best.
#include "ingest/annotate/tagger.hpp"

#include <algorithm>

namespace entente::ingest::model {

Tagger::Tagger(ModelReader& reader) : tags_(reader.strings("tagger.tags")) {
  if (tags_.size() == 0) reader.reject("its tagger has no tags");
  layer_ = pack(reader.floats("tagger.W", tags_.size() * kWidth), reader.floats("tagger.b", tags_.size()),
                kWidth, tags_.size(), [](std::size_t o) { return o; });
}

std::vector<std::string_view> Tagger::tag(const float* vectors, std::size_t words,
                                          AlignedFloats& scores) const {
  const std::size_t stride = layer_.outputs();
  if (scores.size() < words * stride) scores = AlignedFloats(words * stride);
  kernels().affine(vectors, kWidth, words, layer_.layer(), scores.data());
  std::vector<std::string_view> tags;
  tags.reserve(words);
  for (std::size_t i = 0; i < words; ++i) {
    const float* row = scores.data() + i * stride;
    tags.push_back(tags_[static_cast<std::size_t>(std::max_element(row, row + tags_.size()) - row)]);
  }
  return tags;
}

}  // namespace entente::ingest::model
