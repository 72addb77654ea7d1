// The encoder's kernels for x86 processors with AVX2 and FMA. Compiled with those options; called only where
// they are there.
#include "ingest/encode/byte_kernels.hpp"

#if defined(__AVX2__) && defined(__FMA__)
#include <immintrin.h>

namespace entente::ingest::encode {
namespace {

struct V {
  static constexpr std::size_t kLanes = 8;
  static constexpr std::size_t kFloatRows = 6;  // 12 sums, 2 columns and an input of the 16 registers
  __m256 lanes;
  static V zero() { return {_mm256_setzero_ps()}; }
  static V all(float x) { return {_mm256_set1_ps(x)}; }
  static V load(const float* from) { return {_mm256_loadu_ps(from)}; }
  static V broadcast(const float* from) { return {_mm256_broadcast_ss(from)}; }
  static void store(float* to, V a) { _mm256_storeu_ps(to, a.lanes); }
  static V add(V a, V b) { return {_mm256_add_ps(a.lanes, b.lanes)}; }
  static V multiply(V a, V b) { return {_mm256_mul_ps(a.lanes, b.lanes)}; }
  static V divide(V a, V b) { return {_mm256_div_ps(a.lanes, b.lanes)}; }
  static V negative(V a) { return {_mm256_xor_ps(a.lanes, _mm256_set1_ps(-0.0F))}; }
  static V greater(V a, V b) { return {_mm256_max_ps(a.lanes, b.lanes)}; }
  static V multiply_add(V a, V b, V c) { return {_mm256_fmadd_ps(a.lanes, b.lanes, c.lanes)}; }
  static __m256i integers(const std::int32_t* from) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
  }
  static V difference(const std::int32_t* a, const std::int32_t* b) {
    return {_mm256_cvtepi32_ps(_mm256_sub_epi32(integers(a), integers(b)))};
  }
  static V times_power_of_two(V a, V rounded) {
    return {_mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(a.lanes),
                                                 _mm256_slli_epi32(_mm256_castps_si256(rounded.lanes), 23)))};
  }
  static void store_low_bytes(std::uint8_t* to, V a) {
    const __m256i low = _mm256_and_si256(_mm256_castps_si256(a.lanes), _mm256_set1_epi32(255));
    const __m128i words = _mm_packus_epi32(_mm256_castsi256_si128(low), _mm256_extracti128_si256(low, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(to), _mm_packus_epi16(words, words));
  }
};

constexpr std::size_t kTileRows = 4;
constexpr std::size_t kOutputs = 64;

/// Bytes are widened to 16 bits, where a product of two pairs is exact; 8 outputs at a time.
template <std::size_t kRows>
void block_sums(const std::uint8_t* rows, std::size_t inputs, const std::int8_t* weights,
                std::int32_t* sums) {
  alignas(32) std::int16_t wide[kRows * kMostByteInputs];
  for (std::size_t i = 0; i < kRows * inputs; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(rows + i));
    _mm256_store_si256(reinterpret_cast<__m256i*>(wide + i), _mm256_cvtepu8_epi16(bytes));
  }
  for (std::size_t o = 0; o < kOutputs; o += 8) {
    __m256i low[kRows];
    __m256i high[kRows];
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kRows; ++i) low[i] = high[i] = _mm256_setzero_si256();
    const std::int8_t* w = weights + 4 * o;
    for (std::size_t k = 0; k < inputs; k += 4, w += 4 * kOutputs) {
      const __m256i first = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(w)));
      const __m256i second = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(w + 16)));
#pragma GCC unroll 8
      for (std::size_t i = 0; i < kRows; ++i) {
        const __m256i x =
            _mm256_broadcastq_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(wide + i * inputs + k)));
        low[i] = _mm256_add_epi32(low[i], _mm256_madd_epi16(first, x));
        high[i] = _mm256_add_epi32(high[i], _mm256_madd_epi16(second, x));
      }
    }
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kRows; ++i) {
      const __m256i both = _mm256_hadd_epi32(low[i], high[i]);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + i * kOutputs + o),
                          _mm256_permute4x64_epi64(both, 0xD8));
    }
  }
}

}  // namespace
}  // namespace entente::ingest::encode

#include "ingest/encode/byte_kernel_body.hpp"

namespace entente::ingest::encode {

const ByteKernels* avx2_byte_kernels() {
  static constexpr ByteKernels kKernels = byte_kernels_named("avx2");
  return &kKernels;
}

}  // namespace entente::ingest::encode
#else
namespace entente::ingest::encode {
const ByteKernels* avx2_byte_kernels() { return nullptr; }
}  // namespace entente::ingest::encode
#endif
