// Embeds word forms and runs the window layers.
#include "ingest/annotate/encoder.hpp"

#include <algorithm>

#include "ingest/annotate/hashing.hpp"

namespace entente::ingest::model {
namespace {

/// Empty words on either side of a text, as in training; and one more row of zeros for the window of the
/// outermost.
constexpr std::size_t kPad = 4;
constexpr std::size_t kEdge = kPad + 1;
constexpr std::size_t kPieces = 3;

}  // namespace

Encoder::Encoder(ModelReader& reader, const std::string& name, std::size_t columns) {
  const auto described = reader.words(name + ".embeddings");
  if (described.size() != 2 * columns) reader.reject("its encoder " + name + " has other columns");
  for (std::size_t i = 0; i < columns; ++i) {
    Embedding embedding;
    embedding.rows = described.size() == 2 * columns ? std::max(described[2 * i], 1U) : 1U;
    embedding.seed = described.size() == 2 * columns ? described[2 * i + 1] : 0U;
    embedding.table = reader.floats(name + ".embed" + std::to_string(i), embedding.rows * kWidth);
    embeddings_.push_back(embedding);
  }
  const auto order = [](std::size_t o) {
    const std::size_t unit = o / kBlock * 16 + o % 16;
    return unit * kPieces + o % kBlock / 16;
  };
  for (std::size_t i = 0; i <= kDepth; ++i) {
    const std::string layer = name + ".layer" + std::to_string(i);
    const std::size_t inputs = kWidth * (i == 0 ? columns : 3);
    const std::size_t outputs = kWidth * kPieces;
    Maxout maxout;
    maxout.weights = pack(reader.floats(layer + ".W", outputs * inputs), reader.floats(layer + ".b", outputs),
                          inputs, outputs, order);
    maxout.scale = reader.floats(layer + ".scale", kWidth);
    maxout.shift = reader.floats(layer + ".shift", kWidth);
    layers_.push_back(std::move(maxout));
  }
}

float* Encoder::prepare(std::size_t count, EncoderBuffers& buffers) const {
  const std::size_t size = (count + 2 * kEdge) * kWidth;
  if (buffers.first.size() < size) {
    buffers.first = AlignedFloats(size);
    buffers.second = AlignedFloats(size);
    buffers.mixed = AlignedFloats(size);
  }
  std::fill_n(buffers.first.data(), kEdge * kWidth, 0.0F);
  std::fill_n(buffers.first.data() + (kEdge + count) * kWidth, kEdge * kWidth, 0.0F);
  return buffers.first.data() + kEdge * kWidth;
}

std::int32_t Encoder::add_form(const Word& word, EncoderBuffers& buffers) const {
  const Lexeme& lexeme = *word.lexeme;
  const std::uint64_t ids[] = {lexeme.norm,
                               lexeme.prefix,
                               lexeme.suffix,
                               lexeme.shape,
                               word.space_after ? 1U : 0U,
                               lexeme.is_space ? 1U : 0U};
  alignas(64) float input[6 * kWidth] = {};
  for (std::size_t column = 0; column < embeddings_.size(); ++column) {
    const Embedding& embedding = embeddings_[column];
    const float* rows[4];
    const auto hashes = embedding_rows(ids[column], embedding.seed);
    for (std::size_t i = 0; i < 4; ++i)
      rows[i] = embedding.table.data() + hashes[i] % embedding.rows * kWidth;
    kernels().add_rows(rows, 4, input + column * kWidth);
  }
  alignas(64) float mixed[kWidth];
  alignas(64) float normal[kWidth];
  const Maxout& mixture = layers_[0];
  kernels().maxout(input, 0, 1, mixture.weights.layer(), mixed);
  kernels().normalize(mixed, 1, mixture.scale.data(), mixture.shift.data(), nullptr, normal);
  buffers.forms.insert(buffers.forms.end(), normal, normal + kWidth);
  return static_cast<std::int32_t>(buffers.form_count++);
}

void Encoder::copy_form(const EncoderBuffers& buffers, std::int32_t row, float* to) {
  std::copy_n(buffers.forms.data() + static_cast<std::size_t>(row) * kWidth, kWidth, to);
}

const float* Encoder::run_layers(std::size_t count, EncoderBuffers& buffers) const {
  float* from = buffers.first.data();
  float* to = buffers.second.data();
  for (std::size_t depth = 1; depth <= kDepth; ++depth) {
    // A word sees no further than the layers left above: of the padding only so much is worked out.
    const std::size_t reach = kDepth - depth;
    const std::size_t start = (kEdge - reach) * kWidth;
    const std::size_t rows = count + 2 * reach;
    const Maxout& layer = layers_[depth];
    kernels().maxout(from + start - kWidth, kWidth, rows, layer.weights.layer(), buffers.mixed.data());
    kernels().normalize(buffers.mixed.data(), rows, layer.scale.data(), layer.shift.data(), from + start,
                        to + start);
    std::swap(from, to);
  }
  return from + kEdge * kWidth;
}

}  // namespace entente::ingest::model
