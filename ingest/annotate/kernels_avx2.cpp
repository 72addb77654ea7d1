// The kernels for x86 processors with AVX2 and FMA. Compiled with those options; called only where they are
// there.
#include "ingest/annotate/kernels.hpp"

#if defined(__AVX2__) && defined(__FMA__)
#include <immintrin.h>

namespace entente::ingest::model {
namespace {

struct V {
  static constexpr std::size_t kLanes = 8;
  static constexpr std::size_t kRows = 4;  // 12 sums, 3 weights and an input fill the 16 registers
  __m256 lanes;
  static V zero() { return {_mm256_setzero_ps()}; }
  static V all(float x) { return {_mm256_set1_ps(x)}; }
  static V load(const float* from) { return {_mm256_loadu_ps(from)}; }
  static V broadcast(const float* from) { return {_mm256_broadcast_ss(from)}; }
  static void store(float* to, V a) { _mm256_storeu_ps(to, a.lanes); }
  static V add(V a, V b) { return {_mm256_add_ps(a.lanes, b.lanes)}; }
  static V multiply(V a, V b) { return {_mm256_mul_ps(a.lanes, b.lanes)}; }
  static V multiply_add(V a, V b, V c) { return {_mm256_fmadd_ps(a.lanes, b.lanes, c.lanes)}; }
  static V greater(V a, V b) { return {_mm256_max_ps(a.lanes, b.lanes)}; }
};

}  // namespace
}  // namespace entente::ingest::model

#include "ingest/annotate/kernel_body.hpp"

namespace entente::ingest::model {

const Kernels* avx2_kernels() {
  static constexpr Kernels kKernels = kernels_named("avx2");
  return &kKernels;
}

}  // namespace entente::ingest::model
#else
namespace entente::ingest::model {
const Kernels* avx2_kernels() { return nullptr; }
}  // namespace entente::ingest::model
#endif
