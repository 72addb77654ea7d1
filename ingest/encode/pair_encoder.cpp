// Runs the encoder over a chunk, and its head over pairs.
#include "ingest/encode/pair_encoder.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "ingest/annotate/packed.hpp"

namespace entente::ingest {
namespace {

using encode::FloatProduct;

constexpr PairEncoder::Shape kGreatest = PairEncoder::kGreatest;
constexpr std::size_t kMostPieces = PairEncoder::kMostPieces;
constexpr std::size_t kMostHeadPart = PairEncoder::kMostHeadPart;
constexpr std::size_t kScoreWidth = 192;  ///< kMostPieces, padded
constexpr std::size_t kHidden = 256;
constexpr std::size_t kAnswersPadded = 64;
constexpr std::size_t kAsksAtOnce = 64;

std::size_t padded(std::size_t count) {
  return (count + encode::kFloatBlock - 1) / encode::kFloatBlock * encode::kFloatBlock;
}

/// Which of a chunk's positions are asked about, and the row that each has among them.
struct Asked {
  std::array<std::uint32_t, kMostPieces> row;
  std::vector<std::uint32_t> positions;

  void start() {
    row.fill(kMostPieces);
    positions.clear();
  }
  void add(std::uint32_t position) {
    if (row[position] != kMostPieces) return;
    row[position] = static_cast<std::uint32_t>(positions.size());
    positions.push_back(position);
  }
};

}  // namespace

/// Numbers of one chunk on its way through the layers; a thread keeps its own.
struct PairEncoder::Scratch {
  model::AlignedFloats wide{kMostPieces * kGreatest.inner};  ///< queries, keys, values; or the inner layer
  model::AlignedFloats narrow{kMostPieces * kGreatest.width};
  model::AlignedFloats scores{kMostPieces * kScoreWidth};
  model::AlignedFloats keys{kMostHeadPart * kScoreWidth};
  model::AlignedFloats scales{kMostPieces};
  std::vector<std::uint8_t> bytes = std::vector<std::uint8_t>(kMostPieces * kGreatest.inner);
  Asked firsts;
  Asked seconds;
  model::AlignedFloats of_first{kMostPieces * kHidden};
  model::AlignedFloats of_second{kMostPieces * kHidden};
  model::AlignedFloats products{kAsksAtOnce * kGreatest.width};
  model::AlignedFloats hidden{kAsksAtOnce * kHidden};
  model::AlignedFloats answers{kAsksAtOnce * kAnswersPadded};
};

PairEncoder::Scratch& PairEncoder::scratch() {
  thread_local Scratch own;
  return own;
}

void PairEncoder::word_pieces(std::string_view word, std::vector<std::uint32_t>& out) const {
  pieces_->split(word, out);
}

std::uint32_t PairEncoder::person_marker(std::size_t i) const {
  assert(i < kPersonMarkers);
  return first_person_ + static_cast<std::uint32_t>(i);
}

std::uint32_t PairEncoder::other_marker(std::size_t i) const {
  assert(i < kOtherMarkers);
  return first_other_ + static_cast<std::uint32_t>(i);
}

void PairEncoder::embed(std::span<const std::uint32_t> ids, Scratch& scratch, float* states) const {
  const std::size_t width = shape_.width;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    float* out = scratch.narrow.data() + i * width;
    const std::uint32_t id = ids[i] < vocabulary_ ? ids[i] : unknown_;
    // Below the first marker the difference wraps around to a great number.
    if (id - first_person_ < kPersonMarkers) {
      std::copy_n(markers_ + (id - first_person_) * width, width, out);
    } else if (id - first_other_ < kOtherMarkers) {
      std::copy_n(markers_ + (kPersonMarkers + id - first_other_) * width, width, out);
    } else {
      for (std::size_t k = 0; k < width; ++k)
        out[k] = static_cast<float>(words_[id * width + k]) * word_scales_[id];
    }
  }
  kernels_->add_normalize(scratch.narrow.data(), places_, width, ids.size(), first_norm_, states);
}

void PairEncoder::mind_distances(std::size_t head, std::size_t count, std::size_t columns,
                                 float* scores) const {
  const float* nearest = distances_ + head * (2 * kMostPieces - 1) + (kMostPieces - 1);
  for (std::size_t i = 0; i < count; ++i) {
    const float* own = nearest - i;
    for (std::size_t j = 0; j < count; ++j) scores[i * columns + j] += own[j];
  }
}

/// From queries, keys and values in `wide` to what each piece has seen of the others, in `narrow`.
void PairEncoder::attend(std::size_t count, Scratch& scratch) const {
  const std::size_t columns = padded(count);
  const std::size_t part = shape_.width / shape_.heads;  // of a state that one head looks at
  const std::size_t stride = 3 * shape_.width;
  for (std::size_t head = 0; head < shape_.heads; ++head) {
    const float* queries = scratch.wide.data() + head * part;
    const float* keys = queries + shape_.width;
    float* turned = scratch.keys.data();
    for (std::size_t k = 0; k < part; ++k) {
      for (std::size_t i = 0; i < count; ++i) turned[k * columns + i] = keys[i * stride + k];
      std::fill_n(turned + k * columns + count, columns - count, 0.0F);
    }
    kernels_->multiply_floats({.rows = queries,
                               .row_stride = stride,
                               .count = count,
                               .inner = part,
                               .columns = turned,
                               .column_stride = columns,
                               .width = columns,
                               .factors = nullptr,
                               .out = scratch.scores.data(),
                               .out_stride = columns});
    if (distances_ != nullptr) mind_distances(head, count, columns, scratch.scores.data());
    kernels_->softmax(scratch.scores.data(), columns, count, count, scratch.scales.data());
    kernels_->multiply_floats({.rows = scratch.scores.data(),
                               .row_stride = columns,
                               .count = count,
                               .inner = count,
                               .columns = keys + shape_.width,
                               .column_stride = stride,
                               .width = part,
                               .factors = scratch.scales.data(),
                               .out = scratch.narrow.data() + head * part,
                               .out_stride = shape_.width});
  }
}

void PairEncoder::encode(std::span<const std::uint32_t> ids, States& states) const {
  assert(ids.size() <= kMostPieces);
  const std::size_t count = std::min(ids.size(), kMostPieces);
  const std::size_t width = shape_.width;
  states.count = count;
  states.width = width;
  states.values.resize(count * width);
  if (count == 0) return;
  Scratch& own = scratch();
  float* state = states.values.data();
  float* narrow = own.narrow.data();
  float* wide = own.wide.data();
  const auto bytes_of = [&](const float* rows, const float* channels) {
    kernels_->quantize(rows, channels, width, count, own.bytes.data(), own.scales.data());
  };
  embed(ids.first(count), own, state);
  for (const Layer& layer : layers_) {
    bytes_of(state, layer.sight_channels);
    kernels_->multiply(own.bytes.data(), own.scales.data(), count, layer.sight, wide);
    attend(count, own);
    bytes_of(narrow, nullptr);
    kernels_->multiply(own.bytes.data(), own.scales.data(), count, layer.joined, narrow);
    kernels_->add_normalize(narrow, state, width, count, layer.joined_norm, state);
    bytes_of(state, layer.inner_channels);
    kernels_->multiply_gelu(own.bytes.data(), own.scales.data(), count, layer.inner, wide);
    kernels_->quantize_gelu(wide, shape_.inner, count, own.bytes.data(), own.scales.data());
    kernels_->multiply(own.bytes.data(), own.scales.data(), count, layer.outer, narrow);
    kernels_->add_normalize(narrow, state, width, count, layer.outer_norm, state);
  }
}

void PairEncoder::score(const States& states, std::span<const Ask> asks, std::vector<float>& logits) const {
  logits.resize(asks.size() * kAnswers);
  if (asks.empty() || states.count == 0) return;
  const std::size_t width = shape_.width;
  Scratch& own = scratch();
  own.firsts.start();
  own.seconds.start();
  for (const Ask& ask : asks) {
    assert(ask.first < states.count && ask.second < states.count);
    own.firsts.add(ask.first);
    own.seconds.add(ask.second);
  }
  const auto multiply = [&](const float* rows, std::size_t count, std::size_t inner, const float* columns,
                            std::size_t outputs, float* out) {
    kernels_->multiply_floats({rows, inner, count, inner, columns, outputs, outputs, nullptr, out, outputs});
  };
  // What a state alone brings to the hidden layer is computed once for each position.
  const auto part_of = [&](const Asked& asked, std::size_t part, float* out) {
    for (std::size_t i = 0; i < asked.positions.size(); ++i)
      std::copy_n(states.values.data() + asked.positions[i] * width, width, own.narrow.data() + i * width);
    multiply(own.narrow.data(), asked.positions.size(), width, head_.pair + part * width * kHidden, kHidden,
             out);
  };
  part_of(own.firsts, 0, own.of_first.data());
  part_of(own.seconds, 1, own.of_second.data());
  for (std::size_t from = 0; from < asks.size(); from += kAsksAtOnce) {
    const auto now = asks.subspan(from, std::min(kAsksAtOnce, asks.size() - from));
    for (std::size_t i = 0; i < now.size(); ++i) {
      const float* first = states.values.data() + now[i].first * width;
      const float* second = states.values.data() + now[i].second * width;
      for (std::size_t k = 0; k < width; ++k) own.products[i * width + k] = first[k] * second[k];
    }
    multiply(own.products.data(), now.size(), width, head_.pair + 2 * width * kHidden, kHidden,
             own.hidden.data());
    for (std::size_t i = 0; i < now.size(); ++i) {
      const float* first = own.of_first.data() + own.firsts.row[now[i].first] * kHidden;
      const float* second = own.of_second.data() + own.seconds.row[now[i].second] * kHidden;
      float* hidden = own.hidden.data() + i * kHidden;
      for (std::size_t k = 0; k < kHidden; ++k)
        hidden[k] = (hidden[k] + first[k]) + (second[k] + head_.bias[k]);
    }
    kernels_->gelu(own.hidden.data(), now.size() * kHidden);
    multiply(own.hidden.data(), now.size(), kHidden, head_.answers, kAnswersPadded, own.answers.data());
    for (std::size_t i = 0; i < now.size(); ++i) {
      for (std::size_t k = 0; k < kAnswers; ++k)
        logits[(from + i) * kAnswers + k] = own.answers[i * kAnswersPadded + k] + head_.answer_bias[k];
    }
  }
}

}  // namespace entente::ingest
