// The float steps of the encoder's kernels, written once over a vector type V of kLanes floats; each
// byte_kernels_*.cpp includes this with its own V in an unnamed namespace, compiled for its processor.
// Includes nothing that has inline functions of its own.
#pragma once

#include "ingest/encode/byte_kernels.hpp"

namespace entente::ingest::encode {
namespace {

constexpr std::size_t kSumLanes = 16;  ///< sums over a row go over 16 lanes in every form
constexpr std::size_t kParts = kSumLanes / V::kLanes;

/// 1.5 * 2^23: added to a small number, it leaves the nearest integer in the low bits.
constexpr float kRounder = 12582912.0F;

/// exp(x) for x <= 0; below -80 as at -80. 2^f by its series, f within a half of zero.
[[gnu::always_inline]] inline V exponential(V x) {
  constexpr float kLog2E = 1.44269504F;
  constexpr float kSeries[] = {1.0F,           0.693147181F,   0.240226507F,   0.0555041087F,
                               0.00961812911F, 0.00133335581F, 0.000154035304F};
  x = V::greater(x, V::all(-80.0F));
  const V rounded = V::multiply_add(x, V::all(kLog2E), V::all(kRounder));
  const V whole = V::add(rounded, V::all(-kRounder));
  const V f = V::multiply_add(x, V::all(kLog2E), V::negative(whole));
  V power = V::all(kSeries[6]);
  for (int i = 5; i >= 0; --i) power = V::multiply_add(power, f, V::all(kSeries[i]));
  return V::times_power_of_two(power, rounded);
}

/// x * (1 + erf(x / sqrt 2)) / 2 = max(x, 0) - |x| / 2 * erfc(|x| / sqrt 2), with erfc by Abramowitz and
/// Stegun 7.1.26 (error below 1.5e-7).
[[gnu::always_inline]] inline V gelu_of(V x) {
  constexpr float kNear = 0.3275911F * 0.707106781F;
  const V size = V::greater(x, V::negative(x));
  const V t = V::divide(V::all(1.0F), V::multiply_add(size, V::all(kNear), V::all(1.0F)));
  V sum = V::multiply_add(t, V::all(1.061405429F), V::all(-1.453152027F));
  sum = V::multiply_add(sum, t, V::all(1.421413741F));
  sum = V::multiply_add(sum, t, V::all(-0.284496736F));
  sum = V::multiply_add(sum, t, V::all(0.254829592F));
  const V fall = exponential(V::multiply(V::multiply(x, V::all(-0.5F)), x));
  const V rest = V::multiply(V::multiply(sum, t), fall);
  return V::multiply_add(V::multiply(size, V::all(-0.5F)), rest, V::greater(x, V::zero()));
}

/// Adds up 16 lanes in one fixed order.
inline float sum_of_lanes(const float* lanes) {
  float eight[8];
  for (std::size_t i = 0; i < 8; ++i) eight[i] = lanes[i] + lanes[i + 8];
  return ((eight[0] + eight[4]) + (eight[2] + eight[6])) + ((eight[1] + eight[5]) + (eight[3] + eight[7]));
}

inline float greatest_of_lanes(const float* lanes) {
  float greatest = lanes[0];
  for (std::size_t i = 1; i < kSumLanes; ++i) greatest = greatest > lanes[i] ? greatest : lanes[i];
  return greatest;
}

void gelu(float* numbers, std::size_t count) {
  for (std::size_t i = 0; i < count; i += V::kLanes) V::store(numbers + i, gelu_of(V::load(numbers + i)));
}

/// One tile of a float product: kRows rows times two vectors of columns.
template <std::size_t kRows>
void product_tile(const FloatProduct& product, std::size_t r, std::size_t column) {
  V sums[kRows][2];
#pragma GCC unroll 16
  for (std::size_t i = 0; i < kRows; ++i) sums[i][0] = sums[i][1] = V::zero();
  const float* rows = product.rows + r * product.row_stride;
  const float* columns = product.columns + column;
  for (std::size_t k = 0; k < product.inner; ++k, columns += product.column_stride) {
    const V first = V::load(columns);
    const V second = V::load(columns + V::kLanes);
#pragma GCC unroll 16
    for (std::size_t i = 0; i < kRows; ++i) {
      const V x = V::broadcast(rows + i * product.row_stride + k);
      sums[i][0] = V::multiply_add(x, first, sums[i][0]);
      sums[i][1] = V::multiply_add(x, second, sums[i][1]);
    }
  }
  float* out = product.out + r * product.out_stride + column;
#pragma GCC unroll 16
  for (std::size_t i = 0; i < kRows; ++i, out += product.out_stride) {
    const V factor = product.factors != nullptr ? V::broadcast(product.factors + r + i) : V::all(1.0F);
    V::store(out, V::multiply(sums[i][0], factor));
    V::store(out + V::kLanes, V::multiply(sums[i][1], factor));
  }
}

void multiply_floats(const FloatProduct& product) {
  for (std::size_t column = 0; column < product.width; column += 2 * V::kLanes) {
    std::size_t r = 0;
    for (; r + V::kFloatRows <= product.count; r += V::kFloatRows)
      product_tile<V::kFloatRows>(product, r, column);
    for (; r + 2 <= product.count; r += 2) product_tile<2>(product, r, column);
    if (r < product.count) product_tile<1>(product, r, column);
  }
}

void softmax(float* rows, std::size_t stride, std::size_t width, std::size_t count, float* factors) {
  alignas(64) float lanes[kSumLanes];
  for (std::size_t r = 0; r < count; ++r, rows += stride) {
    for (std::size_t i = width; i < stride; ++i) rows[i] = -1e30F;
    for (std::size_t part = 0; part < kSumLanes; part += V::kLanes) {
      V greatest = V::load(rows + part);
      for (std::size_t i = kSumLanes; i < stride; i += kSumLanes)
        greatest = V::greater(greatest, V::load(rows + part + i));
      V::store(lanes + part, greatest);
    }
    const V minus_greatest = V::all(-greatest_of_lanes(lanes));
    for (std::size_t part = 0; part < kSumLanes; part += V::kLanes) {
      V sum = V::zero();
      for (std::size_t i = part; i < stride; i += kSumLanes) {
        const V power = exponential(V::add(V::load(rows + i), minus_greatest));
        V::store(rows + i, power);
        sum = V::add(sum, power);
      }
      V::store(lanes + part, sum);
    }
    factors[r] = 1.0F / sum_of_lanes(lanes);
  }
}

void add_normalize(const float* rows, const float* added, std::size_t width, std::size_t count,
                   const Norm& norm, float* out) {
  alignas(64) float lanes[kSumLanes];
  const float part_of_width = 1.0F / static_cast<float>(width);
  for (std::size_t r = 0; r < count; ++r, rows += width, added += width, out += width) {
    for (std::size_t part = 0; part < kSumLanes; part += V::kLanes) {
      V sum = V::zero();
      for (std::size_t i = part; i < width; i += kSumLanes) {
        const V x = V::add(V::load(rows + i), V::load(added + i));
        V::store(out + i, x);
        sum = V::add(sum, x);
      }
      V::store(lanes + part, sum);
    }
    const V minus_mean = V::all(-(sum_of_lanes(lanes) * part_of_width));
    for (std::size_t part = 0; part < kSumLanes; part += V::kLanes) {
      V sum = V::zero();
      for (std::size_t i = part; i < width; i += kSumLanes) {
        const V distance = V::add(V::load(out + i), minus_mean);
        sum = V::multiply_add(distance, distance, sum);
      }
      V::store(lanes + part, sum);
    }
    const float variance = sum_of_lanes(lanes) * part_of_width + norm.epsilon;
    const V factor = V::all(1.0F / __builtin_sqrtf(variance));
    for (std::size_t i = 0; i < width; i += V::kLanes) {
      const V centred = V::multiply(V::add(V::load(out + i), minus_mean), factor);
      V::store(out + i, V::multiply_add(centred, V::load(norm.scale + i), V::load(norm.shift + i)));
    }
  }
}

}  // namespace
}  // namespace entente::ingest::encode
