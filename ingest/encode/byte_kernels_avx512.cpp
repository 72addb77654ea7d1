// The encoder's kernels for x86 processors with AVX-512 and its byte products (VNNI). Compiled with those
// options; called only where they are there.
#include "ingest/encode/byte_kernels.hpp"

#if defined(__AVX512F__) && defined(__AVX512VNNI__)
#include <immintrin.h>

namespace entente::ingest::encode {
namespace {

struct V {
  static constexpr std::size_t kLanes = 16;
  static constexpr std::size_t kFloatRows = 10;  // 20 sums, 2 columns and inputs of the 32 registers
  __m512 lanes;
  static V zero() { return {_mm512_setzero_ps()}; }
  static V all(float x) { return {_mm512_set1_ps(x)}; }
  static V load(const float* from) { return {_mm512_loadu_ps(from)}; }
  static V broadcast(const float* from) { return {_mm512_set1_ps(*from)}; }
  static void store(float* to, V a) { _mm512_storeu_ps(to, a.lanes); }
  static V add(V a, V b) { return {_mm512_add_ps(a.lanes, b.lanes)}; }
  static V multiply(V a, V b) { return {_mm512_mul_ps(a.lanes, b.lanes)}; }
  static V divide(V a, V b) { return {_mm512_div_ps(a.lanes, b.lanes)}; }
  static V negative(V a) {
    return {_mm512_castsi512_ps(_mm512_xor_si512(_mm512_castps_si512(a.lanes), _mm512_set1_epi32(1 << 31)))};
  }
  static V greater(V a, V b) { return {_mm512_max_ps(a.lanes, b.lanes)}; }
  static V multiply_add(V a, V b, V c) { return {_mm512_fmadd_ps(a.lanes, b.lanes, c.lanes)}; }
  static V difference(const std::int32_t* a, const std::int32_t* b) {
    return {_mm512_cvtepi32_ps(_mm512_sub_epi32(_mm512_loadu_si512(a), _mm512_loadu_si512(b)))};
  }
  static V times_power_of_two(V a, V rounded) {
    return {_mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(a.lanes),
                                                 _mm512_slli_epi32(_mm512_castps_si512(rounded.lanes), 23)))};
  }
  static void store_low_bytes(std::uint8_t* to, V a) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_cvtepi32_epi8(_mm512_castps_si512(a.lanes)));
  }
};

constexpr std::size_t kTileRows = 6;  // 24 sums, 4 weights and inputs of the 32 registers
constexpr std::size_t kOutputs = 64;

inline __m512i four_bytes(const std::uint8_t* from) {
  std::int32_t bytes = 0;
  __builtin_memcpy(&bytes, from, 4);
  return _mm512_set1_epi32(bytes);
}

template <std::size_t kRows>
void block_sums(const std::uint8_t* rows, std::size_t inputs, const std::int8_t* weights,
                std::int32_t* sums) {
  __m512i sum[kRows][4];
#pragma GCC unroll 8
  for (std::size_t i = 0; i < kRows; ++i)
    sum[i][0] = sum[i][1] = sum[i][2] = sum[i][3] = _mm512_setzero_si512();
  for (std::size_t k = 0; k < inputs; k += 4, weights += 4 * kOutputs) {
    const __m512i w0 = _mm512_loadu_si512(weights);
    const __m512i w1 = _mm512_loadu_si512(weights + 64);
    const __m512i w2 = _mm512_loadu_si512(weights + 128);
    const __m512i w3 = _mm512_loadu_si512(weights + 192);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kRows; ++i) {
      const __m512i x = four_bytes(rows + i * inputs + k);
      sum[i][0] = _mm512_dpbusd_epi32(sum[i][0], x, w0);
      sum[i][1] = _mm512_dpbusd_epi32(sum[i][1], x, w1);
      sum[i][2] = _mm512_dpbusd_epi32(sum[i][2], x, w2);
      sum[i][3] = _mm512_dpbusd_epi32(sum[i][3], x, w3);
    }
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < kRows; ++i) {
    for (std::size_t v = 0; v < 4; ++v) _mm512_storeu_si512(sums + i * kOutputs + 16 * v, sum[i][v]);
  }
}

}  // namespace
}  // namespace entente::ingest::encode

#include "ingest/encode/byte_kernel_body.hpp"

namespace entente::ingest::encode {

const ByteKernels* avx512_byte_kernels() {
  static constexpr ByteKernels kKernels = byte_kernels_named("avx512");
  return &kKernels;
}

}  // namespace entente::ingest::encode
#else
namespace entente::ingest::encode {
const ByteKernels* avx512_byte_kernels() { return nullptr; }
}  // namespace entente::ingest::encode
#endif
