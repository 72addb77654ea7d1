// The kernels' loops, written once over a vector type V of kLanes floats; each kernels_*.cpp includes this
// with its own V in an unnamed namespace, compiled for its processor. Includes nothing that has inline
// functions of its own.
#pragma once

#include "ingest/annotate/kernels.hpp"

namespace entente::ingest::model {
namespace {

constexpr std::size_t kPieceLanes = 16;
constexpr std::size_t kParts = kPieceLanes / V::kLanes;

/// The sums of kRows rows for 3 pieces. A chain of structs, not an array: compilers then keep all of it in
/// registers.
template <std::size_t kRows>
struct Sums {
  V first = V::zero();
  V second = V::zero();
  V third = V::zero();
  Sums<kRows - 1> below{};

  [[gnu::always_inline]] void add(const float* input, std::size_t stride, const V& w1, const V& w2,
                                  const V& w3) {
    const V x = V::broadcast(input);
    first = V::multiply_add(x, w1, first);
    second = V::multiply_add(x, w2, second);
    third = V::multiply_add(x, w3, third);
    below.add(input + stride, stride, w1, w2, w3);
  }
  [[gnu::always_inline]] void store_greatest(const V& b1, const V& b2, const V& b3, float* out,
                                             std::size_t stride) const {
    V::store(out, V::greater(V::greater(V::add(first, b1), V::add(second, b2)), V::add(third, b3)));
    below.store_greatest(b1, b2, b3, out + stride, stride);
  }
  [[gnu::always_inline]] void store_all(const V& b1, const V& b2, const V& b3, float* out,
                                        std::size_t stride) const {
    V::store(out, V::add(first, b1));
    V::store(out + kPieceLanes, V::add(second, b2));
    V::store(out + 2 * kPieceLanes, V::add(third, b3));
    below.store_all(b1, b2, b3, out + stride, stride);
  }
};

template <>
struct Sums<0> {
  [[gnu::always_inline]] void add(const float*, std::size_t, const V&, const V&, const V&) {}
  [[gnu::always_inline]] void store_greatest(const V&, const V&, const V&, float*, std::size_t) const {}
  [[gnu::always_inline]] void store_all(const V&, const V&, const V&, float*, std::size_t) const {}
};

template <bool kMaxout, std::size_t kRows>
void block_rows(const float* rows, std::size_t stride, const Layer& layer, std::size_t block,
                std::size_t part, float* out, std::size_t out_stride) {
  const float* weights = layer.weights + block * layer.inputs * kBlock + part * V::kLanes;
  Sums<kRows> sums;
  for (std::size_t k = layer.inputs; k != 0; --k, weights += kBlock, ++rows) {
    sums.add(rows, stride, V::load(weights), V::load(weights + kPieceLanes),
             V::load(weights + 2 * kPieceLanes));
  }
  const float* bias = layer.bias + block * kBlock + part * V::kLanes;
  const V b1 = V::load(bias);
  const V b2 = V::load(bias + kPieceLanes);
  const V b3 = V::load(bias + 2 * kPieceLanes);
  if constexpr (kMaxout) {
    sums.store_greatest(b1, b2, b3, out + block * kPieceLanes + part * V::kLanes, out_stride);
  } else {
    sums.store_all(b1, b2, b3, out + block * kBlock + part * V::kLanes, out_stride);
  }
}

template <bool kMaxout>
void multiply(const float* rows, std::size_t stride, std::size_t count, const Layer& layer, float* out) {
  const std::size_t out_stride = kMaxout ? layer.blocks * kPieceLanes : layer.blocks * kBlock;
  for (std::size_t block = 0; block < layer.blocks; ++block) {
    for (std::size_t part = 0; part < kParts; ++part) {
      std::size_t r = 0;
      for (; r + V::kRows <= count; r += V::kRows) {
        block_rows<kMaxout, V::kRows>(rows + r * stride, stride, layer, block, part, out + r * out_stride,
                                      out_stride);
      }
      for (; r + 2 <= count; r += 2) {
        block_rows<kMaxout, 2>(rows + r * stride, stride, layer, block, part, out + r * out_stride,
                               out_stride);
      }
      if (r < count)
        block_rows<kMaxout, 1>(rows + r * stride, stride, layer, block, part, out + r * out_stride,
                               out_stride);
    }
  }
}

/// Adds up 16 lanes in one fixed order.
inline float sum_of_lanes(const float* lanes) {
  float eight[8];
  for (std::size_t i = 0; i < 8; ++i) eight[i] = lanes[i] + lanes[i + 8];
  return ((eight[0] + eight[4]) + (eight[2] + eight[6])) + ((eight[1] + eight[5]) + (eight[3] + eight[7]));
}

void normalize(const float* rows, std::size_t count, const float* scale, const float* shift,
               const float* added, float* out) {
  alignas(64) float lanes[kPieceLanes];
  for (std::size_t r = 0; r < count; ++r, rows += kWidth, out += kWidth) {
    for (std::size_t part = 0; part < kPieceLanes; part += V::kLanes) {
      V sum = V::load(rows + part);
      for (std::size_t i = kPieceLanes; i < kWidth; i += kPieceLanes)
        sum = V::add(sum, V::load(rows + part + i));
      V::store(lanes + part, sum);
    }
    const float mean = sum_of_lanes(lanes) / static_cast<float>(kWidth);
    const V minus_mean = V::all(-mean);
    for (std::size_t part = 0; part < kPieceLanes; part += V::kLanes) {
      V sum = V::zero();
      for (std::size_t i = 0; i < kWidth; i += kPieceLanes) {
        const V distance = V::add(V::load(rows + part + i), minus_mean);
        sum = V::multiply_add(distance, distance, sum);
      }
      V::store(lanes + part, sum);
    }
    const float variance = sum_of_lanes(lanes) / static_cast<float>(kWidth) + 1e-8F;
    const V factor = V::all(1.0F / __builtin_sqrtf(variance));
    for (std::size_t i = 0; i < kWidth; i += V::kLanes) {
      const V centred = V::multiply(V::add(V::load(rows + i), minus_mean), factor);
      V result = V::multiply_add(centred, V::load(scale + i), V::load(shift + i));
      if (added != nullptr) result = V::add(result, V::load(added + i));
      V::store(out + i, result);
    }
    if (added != nullptr) added += kWidth;
  }
}

void hidden(const float* const* rows, std::size_t count, const float* bias, float* out) {
  for (std::size_t i = 0; i < kHidden; i += V::kLanes) {
    V first = V::zero();
    V second = V::zero();
    for (std::size_t r = 0; r < count; ++r) {
      first = V::add(first, V::load(rows[r] + i));
      second = V::add(second, V::load(rows[r] + kHidden + i));
    }
    first = V::add(first, V::load(bias + i));
    second = V::add(second, V::load(bias + kHidden + i));
    V::store(out + i, V::greater(first, second));
  }
}

void add_rows(const float* const* rows, std::size_t count, float* out) {
  for (std::size_t i = 0; i < kWidth; i += V::kLanes) {
    V sum = V::load(out + i);
    for (std::size_t r = 0; r < count; ++r) sum = V::add(sum, V::load(rows[r] + i));
    V::store(out + i, sum);
  }
}

constexpr Kernels kernels_named(const char* name) {
  return {name, multiply<true>, multiply<false>, normalize, hidden, add_rows};
}

}  // namespace
}  // namespace entente::ingest::model
