// Weights in the order that the kernels read them.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "ingest/annotate/kernels.hpp"

namespace entente::ingest::model {

/// Floats at a multiple of 64 bytes, zero at first.
class AlignedFloats {
 public:
  AlignedFloats() = default;
  explicit AlignedFloats(std::size_t size);
  [[nodiscard]] float* data() { return data_.get(); }
  [[nodiscard]] const float* data() const { return data_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }
  float& operator[](std::size_t i) { return data_[i]; }
  float operator[](std::size_t i) const { return data_[i]; }

 private:
  struct Free {
    void operator()(float* data) const;
  };
  std::unique_ptr<float[], Free> data_;
  std::size_t size_ = 0;
};

/// Weights of one layer, packed: for each block of 48 outputs its rows of 48, one for each input.
struct Packed {
  std::size_t inputs = 0;
  std::size_t blocks = 0;
  AlignedFloats weights;
  AlignedFloats bias;
  [[nodiscard]] std::size_t outputs() const { return blocks * kBlock; }
  [[nodiscard]] Layer layer() const { return {inputs, blocks, weights.data(), bias.data()}; }
};

/// Output o of the packed layer is `weights[order(o)]`, a row of `inputs`; where order gives `rows` or more
/// it is padding.
template <class Order>
Packed pack(std::span<const float> weights, std::span<const float> bias, std::size_t inputs,
            std::size_t outputs, const Order& order) {
  Packed packed{.inputs = inputs, .blocks = (outputs + kBlock - 1) / kBlock, .weights = {}, .bias = {}};
  packed.weights = AlignedFloats(packed.outputs() * inputs);
  packed.bias = AlignedFloats(packed.outputs());
  const std::size_t rows = weights.size() / inputs;
  for (std::size_t o = 0; o < packed.outputs(); ++o) {
    const std::size_t row = o < outputs ? order(o) : rows;
    if (row >= rows) continue;
    const std::size_t block = o / kBlock;
    for (std::size_t k = 0; k < inputs; ++k) {
      packed.weights[(block * inputs + k) * kBlock + o % kBlock] = weights[row * inputs + k];
    }
    if (!bias.empty()) packed.bias[o] = bias[row];
  }
  return packed;
}

}  // namespace entente::ingest::model
