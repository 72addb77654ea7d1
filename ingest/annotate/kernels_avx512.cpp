// The kernels for x86 processors with AVX-512. Compiled with that option; called only where it is there.
#include "ingest/annotate/kernels.hpp"

#if defined(__AVX512F__)
#include <immintrin.h>

namespace entente::ingest::model {
namespace {

struct V {
  static constexpr std::size_t kLanes = 16;
  static constexpr std::size_t kRows = 8;  // 24 sums, 3 weights and an input of the 32 registers
  __m512 lanes;
  static V zero() { return {_mm512_setzero_ps()}; }
  static V all(float x) { return {_mm512_set1_ps(x)}; }
  static V load(const float* from) { return {_mm512_loadu_ps(from)}; }
  static V broadcast(const float* from) { return {_mm512_set1_ps(*from)}; }
  static void store(float* to, V a) { _mm512_storeu_ps(to, a.lanes); }
  static V add(V a, V b) { return {_mm512_add_ps(a.lanes, b.lanes)}; }
  static V multiply(V a, V b) { return {_mm512_mul_ps(a.lanes, b.lanes)}; }
  static V multiply_add(V a, V b, V c) { return {_mm512_fmadd_ps(a.lanes, b.lanes, c.lanes)}; }
  static V greater(V a, V b) { return {_mm512_max_ps(a.lanes, b.lanes)}; }
};

}  // namespace
}  // namespace entente::ingest::model

#include "ingest/annotate/kernel_body.hpp"

namespace entente::ingest::model {

const Kernels* avx512_kernels() {
  static constexpr Kernels kKernels = kernels_named("avx512");
  return &kKernels;
}

}  // namespace entente::ingest::model
#else
namespace entente::ingest::model {
const Kernels* avx512_kernels() { return nullptr; }
}  // namespace entente::ingest::model
#endif
