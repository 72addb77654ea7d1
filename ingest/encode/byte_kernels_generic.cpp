// The encoder's kernels in plain C++, for any processor.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace entente::ingest::encode {
namespace {

/// Four lanes: the size that compilers turn into a register on most processors.
struct V {
  static constexpr std::size_t kLanes = 4;
  static constexpr std::size_t kFloatRows = 4;
  float lane[4];
  template <class F>
  static V each(const F& of_lane) {
    return {{of_lane(0), of_lane(1), of_lane(2), of_lane(3)}};
  }
  static V zero() { return all(0); }
  static V all(float x) { return {{x, x, x, x}}; }
  static V load(const float* from) { return {{from[0], from[1], from[2], from[3]}}; }
  static V broadcast(const float* from) { return all(*from); }
  static void store(float* to, const V& a) {
    for (std::size_t i = 0; i < 4; ++i) to[i] = a.lane[i];
  }
  static V add(const V& a, const V& b) {
    return each([&](std::size_t i) { return a.lane[i] + b.lane[i]; });
  }
  static V multiply(const V& a, const V& b) {
    return each([&](std::size_t i) { return a.lane[i] * b.lane[i]; });
  }
  static V divide(const V& a, const V& b) {
    return each([&](std::size_t i) { return a.lane[i] / b.lane[i]; });
  }
  static V negative(const V& a) {
    return each([&](std::size_t i) { return -a.lane[i]; });
  }
  static V greater(const V& a, const V& b) {
    return each([&](std::size_t i) { return a.lane[i] > b.lane[i] ? a.lane[i] : b.lane[i]; });
  }
  static V multiply_add(const V& a, const V& b, const V& c) {
    return each([&](std::size_t i) { return std::fma(a.lane[i], b.lane[i], c.lane[i]); });
  }
  static V difference(const std::int32_t* a, const std::int32_t* b) {
    return each([&](std::size_t i) { return static_cast<float>(a[i] - b[i]); });
  }
  static std::uint32_t bits(float x) {
    std::uint32_t all_bits = 0;
    std::memcpy(&all_bits, &x, 4);
    return all_bits;
  }
  static V times_power_of_two(const V& a, const V& rounded) {
    return each([&](std::size_t i) {
      const std::uint32_t sum = bits(a.lane[i]) + (bits(rounded.lane[i]) << 23);
      float x = 0;
      std::memcpy(&x, &sum, 4);
      return x;
    });
  }
  static void store_low_bytes(std::uint8_t* to, const V& a) {
    for (std::size_t i = 0; i < 4; ++i) to[i] = static_cast<std::uint8_t>(bits(a.lane[i]));
  }
};

constexpr std::size_t kTileRows = 2;
constexpr std::size_t kOutputs = 64;

template <std::size_t kRows>
void block_sums(const std::uint8_t* rows, std::size_t inputs, const std::int8_t* weights,
                std::int32_t* sums) {
  for (std::size_t i = 0; i < kRows * kOutputs; ++i) sums[i] = 0;
  for (std::size_t k = 0; k < inputs; k += 4, weights += 4 * kOutputs) {
    for (std::size_t i = 0; i < kRows; ++i) {
      const std::uint8_t* x = rows + i * inputs + k;
      for (std::size_t o = 0; o < kOutputs; ++o) {
        const std::int8_t* w = weights + 4 * o;
        sums[i * kOutputs + o] += x[0] * w[0] + x[1] * w[1] + x[2] * w[2] + x[3] * w[3];
      }
    }
  }
}

}  // namespace
}  // namespace entente::ingest::encode

#include "ingest/encode/byte_kernel_body.hpp"

namespace entente::ingest::encode {

const ByteKernels* generic_byte_kernels() {
  static constexpr ByteKernels kKernels = byte_kernels_named("generic");
  return &kKernels;
}

}  // namespace entente::ingest::encode
