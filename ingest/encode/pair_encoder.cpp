// Runs the encoder over a chunk, and its head over pairs.
#include "ingest/encode/pair_encoder.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "ingest/annotate/packed.hpp"

namespace entente::ingest {
namespace {

using encode::FloatProduct;

constexpr std::size_t kWidth = PairEncoder::kWidth;
constexpr std::size_t kMostPieces = PairEncoder::kMostPieces;
constexpr std::size_t kInnerWidth = 1536;
constexpr std::size_t kHeads = 12;
constexpr std::size_t kHeadPart = kWidth / kHeads;  ///< of a state that one head looks at
constexpr std::size_t kSightWidth = 3 * kWidth;
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
  model::AlignedFloats wide{kMostPieces * kInnerWidth};  ///< queries, keys and values; or the inner layer
  model::AlignedFloats narrow{kMostPieces * kWidth};
  model::AlignedFloats scores{kMostPieces * kScoreWidth};
  model::AlignedFloats keys{kHeadPart * kScoreWidth};
  model::AlignedFloats scales{kMostPieces};
  std::vector<std::uint8_t> bytes = std::vector<std::uint8_t>(kMostPieces * kInnerWidth);
  Asked firsts;
  Asked seconds;
  model::AlignedFloats of_first{kMostPieces * kHidden};
  model::AlignedFloats of_second{kMostPieces * kHidden};
  model::AlignedFloats products{kAsksAtOnce * kWidth};
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
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::uint32_t id = ids[i] < vocabulary_ ? ids[i] : unknown_;
    const float* row = words_ + id * kWidth;
    // Below the first marker the difference wraps around to a great number.
    if (id - first_person_ < kPersonMarkers) row = markers_ + (id - first_person_) * kWidth;
    if (id - first_other_ < kOtherMarkers) row = markers_ + (kPersonMarkers + id - first_other_) * kWidth;
    std::copy_n(row, kWidth, scratch.narrow.data() + i * kWidth);
  }
  kernels_->add_normalize(scratch.narrow.data(), places_, kWidth, ids.size(), first_norm_, states);
}

/// From queries, keys and values in `wide` to what each piece has seen of the others, in `narrow`.
void PairEncoder::attend(std::size_t count, Scratch& scratch) const {
  const std::size_t columns = padded(count);
  for (std::size_t head = 0; head < kHeads; ++head) {
    const float* queries = scratch.wide.data() + head * kHeadPart;
    const float* keys = queries + kWidth;
    float* turned = scratch.keys.data();
    for (std::size_t k = 0; k < kHeadPart; ++k) {
      for (std::size_t i = 0; i < count; ++i) turned[k * columns + i] = keys[i * kSightWidth + k];
      std::fill_n(turned + k * columns + count, columns - count, 0.0F);
    }
    kernels_->multiply_floats({.rows = queries,
                               .row_stride = kSightWidth,
                               .count = count,
                               .inner = kHeadPart,
                               .columns = turned,
                               .column_stride = columns,
                               .width = columns,
                               .factors = nullptr,
                               .out = scratch.scores.data(),
                               .out_stride = columns});
    kernels_->softmax(scratch.scores.data(), columns, count, count, scratch.scales.data());
    kernels_->multiply_floats({.rows = scratch.scores.data(),
                               .row_stride = columns,
                               .count = count,
                               .inner = count,
                               .columns = queries + 2 * kWidth,
                               .column_stride = kSightWidth,
                               .width = kHeadPart,
                               .factors = scratch.scales.data(),
                               .out = scratch.narrow.data() + head * kHeadPart,
                               .out_stride = kWidth});
  }
}

void PairEncoder::encode(std::span<const std::uint32_t> ids, States& states) const {
  assert(ids.size() <= kMostPieces);
  const std::size_t count = std::min(ids.size(), kMostPieces);
  states.count = count;
  states.values.resize(count * kWidth);
  if (count == 0) return;
  Scratch& own = scratch();
  float* state = states.values.data();
  float* narrow = own.narrow.data();
  float* wide = own.wide.data();
  const auto bytes_of = [&](const float* rows, const float* channels) {
    kernels_->quantize(rows, channels, kWidth, count, own.bytes.data(), own.scales.data());
  };
  embed(ids.first(count), own, state);
  for (const Layer& layer : layers_) {
    bytes_of(state, layer.sight_channels);
    kernels_->multiply(own.bytes.data(), own.scales.data(), count, layer.sight, wide);
    attend(count, own);
    bytes_of(narrow, nullptr);
    kernels_->multiply(own.bytes.data(), own.scales.data(), count, layer.joined, narrow);
    kernels_->add_normalize(narrow, state, kWidth, count, layer.joined_norm, state);
    bytes_of(state, layer.inner_channels);
    kernels_->multiply_gelu(own.bytes.data(), own.scales.data(), count, layer.inner, wide);
    kernels_->quantize_gelu(wide, kInnerWidth, count, own.bytes.data(), own.scales.data());
    kernels_->multiply(own.bytes.data(), own.scales.data(), count, layer.outer, narrow);
    kernels_->add_normalize(narrow, state, kWidth, count, layer.outer_norm, state);
  }
}

void PairEncoder::score(const States& states, std::span<const Ask> asks, std::vector<float>& logits) const {
  logits.resize(asks.size() * kAnswers);
  if (asks.empty() || states.count == 0) return;
  Scratch& own = scratch();
  own.firsts.start();
  own.seconds.start();
  for (const Ask& ask : asks) {
    assert(ask.first < states.count && ask.second < states.count);
    own.firsts.add(ask.first);
    own.seconds.add(ask.second);
  }
  const auto multiply = [&](const float* rows, std::size_t count, std::size_t inner, const float* columns,
                            std::size_t width, float* out) {
    kernels_->multiply_floats({rows, inner, count, inner, columns, width, width, nullptr, out, width});
  };
  // What a state alone brings to the hidden layer is computed once for each position.
  const auto part_of = [&](const Asked& asked, std::size_t part, float* out) {
    for (std::size_t i = 0; i < asked.positions.size(); ++i)
      std::copy_n(states.values.data() + asked.positions[i] * kWidth, kWidth, own.narrow.data() + i * kWidth);
    multiply(own.narrow.data(), asked.positions.size(), kWidth, head_.pair + part * kWidth * kHidden, kHidden,
             out);
  };
  part_of(own.firsts, 0, own.of_first.data());
  part_of(own.seconds, 1, own.of_second.data());
  for (std::size_t from = 0; from < asks.size(); from += kAsksAtOnce) {
    const auto now = asks.subspan(from, std::min(kAsksAtOnce, asks.size() - from));
    for (std::size_t i = 0; i < now.size(); ++i) {
      const float* first = states.values.data() + now[i].first * kWidth;
      const float* second = states.values.data() + now[i].second * kWidth;
      for (std::size_t k = 0; k < kWidth; ++k) own.products[i * kWidth + k] = first[k] * second[k];
    }
    multiply(own.products.data(), now.size(), kWidth, head_.pair + 2 * kWidth * kHidden, kHidden,
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
