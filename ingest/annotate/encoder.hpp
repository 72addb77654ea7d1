// From words to vectors: hash embeddings of a word's attributes, mixed by a maxout layer, then four layers
// that each look one word to either side (hash embedding: Svenstrup, Hansen, Winther 2017; maxout: Goodfellow
// et al. 2013).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ingest/annotate/kernels.hpp"
#include "ingest/annotate/model_file.hpp"
#include "ingest/annotate/packed.hpp"
#include "ingest/annotate/tokenizer.hpp"

namespace entente::ingest::model {

/// Buffers of one thread; they grow to the longest text seen, which Pipeline bounds.
struct EncoderBuffers {
  AlignedFloats first;
  AlignedFloats second;
  AlignedFloats mixed;
  /// Mixed embeddings by word form: they depend on nothing else. Cleared with the lexicon.
  std::vector<float> forms;
  std::uint32_t form_count = 0;
};

/// Const and shared by threads.
class Encoder {
 public:
  /// `columns` attributes: norm, prefix, suffix, shape, then whether a blank follows and whether it is all
  /// spaces.
  Encoder(ModelReader& reader, const std::string& name, std::size_t columns);
  /// Vectors of 96 for each word, valid until the buffers are used again. `row_of(word)` gives a reference to
  /// the row in the buffers' cache of the word's form, -1 where it has none yet.
  template <class RowOf>
  const float* encode(std::span<const Word> words, EncoderBuffers& buffers, const RowOf& row_of) const {
    float* rows = prepare(words.size(), buffers);
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::int32_t& row = row_of(words[i]);
      if (row < 0) row = add_form(words[i], buffers);
      copy_form(buffers, row, rows + i * kWidth);
    }
    return run_layers(words.size(), buffers);
  }

 private:
  struct Embedding {
    std::span<const float> table;
    std::uint32_t rows = 0;
    std::uint32_t seed = 0;
  };
  struct Maxout {
    Packed weights;
    std::span<const float> scale;
    std::span<const float> shift;
  };
  static constexpr std::size_t kDepth = 4;

  float* prepare(std::size_t count, EncoderBuffers& buffers) const;
  std::int32_t add_form(const Word& word, EncoderBuffers& buffers) const;
  static void copy_form(const EncoderBuffers& buffers, std::int32_t row, float* to);
  const float* run_layers(std::size_t count, EncoderBuffers& buffers) const;

  std::vector<Embedding> embeddings_;
  std::vector<Maxout> layers_;  ///< the mixture, then the window layers
};

}  // namespace entente::ingest::model
