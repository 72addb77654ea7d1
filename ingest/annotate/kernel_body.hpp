// The kernels' loops, written once over a vector type V of kLanes floats; each kernels_*.cpp includes this
// with its own V in an unnamed namespace, compiled for its processor. Includes nothing that has inline
// functions of its own.
#pragma once

#include "ingest/annotate/kernels.hpp"

namespace entente::ingest::model {
namespace {

constexpr std::size_t kPieceLanes = 16;
constexpr std::size_t kParts = kPieceLanes / V::kLanes;

template <bool kMaxout, std::size_t kRows>
inline void block_rows(const float* rows, std::size_t stride, const Layer& layer, std::size_t block,
                       std::size_t part, float* out, std::size_t out_stride) {
  const float* weights = layer.weights + block * layer.inputs * kBlock + part * V::kLanes;
  V sums[kRows][3];
  for (std::size_t r = 0; r < kRows; ++r) {
    for (auto& sum : sums[r]) sum = V::zero();
  }
  for (std::size_t k = 0; k < layer.inputs; ++k, weights += kBlock) {
    const V first = V::load(weights);
    const V second = V::load(weights + kPieceLanes);
    const V third = V::load(weights + 2 * kPieceLanes);
    for (std::size_t r = 0; r < kRows; ++r) {
      const V x = V::broadcast(rows + r * stride + k);
      sums[r][0] = V::multiply_add(x, first, sums[r][0]);
      sums[r][1] = V::multiply_add(x, second, sums[r][1]);
      sums[r][2] = V::multiply_add(x, third, sums[r][2]);
    }
  }
  const float* bias = layer.bias + block * kBlock + part * V::kLanes;
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t p = 0; p < 3; ++p) sums[r][p] = V::add(sums[r][p], V::load(bias + p * kPieceLanes));
    if constexpr (kMaxout) {
      V::store(out + r * out_stride + block * kPieceLanes + part * V::kLanes,
               V::greater(V::greater(sums[r][0], sums[r][1]), sums[r][2]));
    } else {
      float* to = out + r * out_stride + block * kBlock + part * V::kLanes;
      for (std::size_t p = 0; p < 3; ++p) V::store(to + p * kPieceLanes, sums[r][p]);
    }
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
