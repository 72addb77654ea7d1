// The byte steps of the encoder's kernels, written once over a vector type V of floats and the form's own
// block_sums<rows>(); included after float_kernel_body.hpp in the same way.
#pragma once

#include "ingest/encode/float_kernel_body.hpp"

namespace entente::ingest::encode {
namespace {

/// The greatest of what `of` gives at each place of a row.
template <class Of>
[[gnu::always_inline]] inline float greatest_in_row(std::size_t width, const Of& of) {
  alignas(64) float lanes[kSumLanes];
  for (std::size_t part = 0; part < kSumLanes; part += V::kLanes) {
    V greatest = V::zero();
    for (std::size_t i = part; i < width; i += kSumLanes) greatest = V::greater(greatest, of(i));
    V::store(lanes + part, greatest);
  }
  return greatest_of_lanes(lanes);
}

/// One row as bytes: its greatest number becomes `steps`, zero `kZero`. The low byte of a number that is
/// rounded by adding kRounder is that number.
template <int kZero, class Of>
[[gnu::always_inline]] inline float quantize_row(std::size_t width, float greatest, float steps, const Of& of,
                                                 std::uint8_t* out) {
  const bool nothing = !(greatest > 1e-30F);
  const V factor = V::all(nothing ? 0.0F : steps / greatest);
  const V rounder = V::all(kRounder + static_cast<float>(kZero));
  for (std::size_t i = 0; i < width; i += V::kLanes)
    V::store_low_bytes(out + i, V::multiply_add(of(i), factor, rounder));
  return nothing ? 0.0F : greatest / steps;
}

void quantize(const float* rows, const float* channels, std::size_t width, std::size_t count,
              std::uint8_t* out, float* scales) {
  for (std::size_t r = 0; r < count; ++r, rows += width, out += width) {
    const auto make = [&](const auto& of) {
      const auto size = [&](std::size_t i) { return V::greater(of(i), V::negative(of(i))); };
      scales[r] = quantize_row<kMiddle>(width, greatest_in_row(width, size), 127.0F, of, out);
    };
    if (channels == nullptr) {
      make([&](std::size_t i) { return V::load(rows + i); });
    } else {
      make([&](std::size_t i) { return V::multiply(V::load(rows + i), V::load(channels + i)); });
    }
  }
}

void quantize_gelu(const float* rows, std::size_t width, std::size_t count, std::uint8_t* out,
                   float* scales) {
  for (std::size_t r = 0; r < count; ++r, rows += width, out += width) {
    const auto above = [&](std::size_t i) { return V::add(V::load(rows + i), V::all(-kLeastGelu)); };
    scales[r] = quantize_row<0>(width, greatest_in_row(width, above), 255.0F, above, out);
  }
}

template <bool kGelu, std::size_t kRows>
void byte_tile(const std::uint8_t* rows, const float* row_scales, const ByteLayer& layer, std::size_t first,
               float* out) {
  alignas(64) std::int32_t sums[kRows * kByteBlock];
  block_sums<kRows>(rows, layer.inputs, layer.weights + first * layer.inputs, sums);
  for (std::size_t o = 0; o < kByteBlock; o += V::kLanes) {
    const V scale = V::load(layer.scales + first + o);
    const V bias = V::load(layer.bias + first + o);
    for (std::size_t i = 0; i < kRows; ++i) {
      const V sum = V::difference(sums + i * kByteBlock + o, layer.corrections + first + o);
      V x = V::multiply_add(sum, V::multiply(V::broadcast(row_scales + i), scale), bias);
      if constexpr (kGelu) x = gelu_of(x);
      V::store(out + i * layer.outputs + first + o, x);
    }
  }
}

/// A block of weights stays in the nearest cache while all rows pass over it.
template <bool kGelu>
void multiply(const std::uint8_t* rows, const float* row_scales, std::size_t count, const ByteLayer& layer,
              float* out) {
  constexpr std::size_t kMost = kTileRows;
  for (std::size_t first = 0; first < layer.outputs; first += kByteBlock) {
    const auto tile = [&]<std::size_t kRows>(std::size_t r) {
      byte_tile<kGelu, kRows>(rows + r * layer.inputs, row_scales + r, layer, first, out + r * layer.outputs);
    };
    std::size_t r = 0;
    for (; r + kMost <= count; r += kMost) tile.template operator()<kMost>(r);
    for (; r + 2 <= count; r += 2) tile.template operator()<2>(r);
    if (r < count) tile.template operator()<1>(r);
  }
}

constexpr ByteKernels byte_kernels_named(const char* name) {
  return {name,    quantize,      quantize_gelu, multiply<false>, multiply<true>, multiply_floats,
          softmax, add_normalize, gelu};
}

}  // namespace
}  // namespace entente::ingest::encode
