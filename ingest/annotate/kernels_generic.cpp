// The kernels in plain C++, for any processor.
#include <cmath>
#include <cstddef>

namespace entente::ingest::model {
namespace {

/// Four lanes: the size that compilers turn into a register on most processors.
struct V {
  static constexpr std::size_t kLanes = 4;
  static constexpr std::size_t kRows = 4;
  float lane[4];
  static V zero() { return {{0, 0, 0, 0}}; }
  static V all(float x) { return {{x, x, x, x}}; }
  static V load(const float* from) { return {{from[0], from[1], from[2], from[3]}}; }
  static V broadcast(const float* from) { return all(*from); }
  static void store(float* to, const V& a) {
    for (std::size_t i = 0; i < 4; ++i) to[i] = a.lane[i];
  }
  static V add(const V& a, const V& b) {
    return {{a.lane[0] + b.lane[0], a.lane[1] + b.lane[1], a.lane[2] + b.lane[2], a.lane[3] + b.lane[3]}};
  }
  static V multiply(const V& a, const V& b) {
    return {{a.lane[0] * b.lane[0], a.lane[1] * b.lane[1], a.lane[2] * b.lane[2], a.lane[3] * b.lane[3]}};
  }
  static V multiply_add(const V& a, const V& b, const V& c) {
    return {{std::fma(a.lane[0], b.lane[0], c.lane[0]), std::fma(a.lane[1], b.lane[1], c.lane[1]),
             std::fma(a.lane[2], b.lane[2], c.lane[2]), std::fma(a.lane[3], b.lane[3], c.lane[3])}};
  }
  static V greater(const V& a, const V& b) {
    V result{};
    for (std::size_t i = 0; i < 4; ++i) result.lane[i] = a.lane[i] > b.lane[i] ? a.lane[i] : b.lane[i];
    return result;
  }
};

}  // namespace
}  // namespace entente::ingest::model

#include "ingest/annotate/kernel_body.hpp"

namespace entente::ingest::model {

const Kernels* generic_kernels() {
  static constexpr Kernels kKernels = kernels_named("generic");
  return &kKernels;
}

}  // namespace entente::ingest::model
