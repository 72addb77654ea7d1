// The arithmetic of the networks, in a form for each kind of processor. All forms give the same bits: every
// output is one chain of fused multiply-adds in the order of the inputs, and vector lanes are different
// outputs.
#pragma once

#include <cstddef>

namespace entente::ingest::model {

inline constexpr std::size_t kWidth = 96;  ///< of a word's vector
inline constexpr std::size_t kBlock =
    48;  ///< outputs of a weight block: 16 units of 3 pieces, or 48 plain outputs
inline constexpr std::size_t kHidden = 64;       ///< units of a transition model
inline constexpr std::size_t kHiddenBoth = 128;  ///< with both pieces: first pieces, then second

/// Weights of one layer: for each block of 48 outputs its rows of 48, one for each input; and 48 biases a
/// block.
struct Layer {
  std::size_t inputs;
  std::size_t blocks;
  const float* weights;
  const float* bias;
};

/// Rows of inputs start every `stride` floats, so windows that overlap need no copy. No argument may overlap
/// the output.
struct Kernels {
  const char* name;
  /// out[row][96]: the greatest of three pieces of each unit (a block holds 16 units: first pieces, second,
  /// third).
  void (*maxout)(const float* rows, std::size_t stride, std::size_t count, const Layer& layer, float* out);
  /// out[row][48 * blocks].
  void (*affine)(const float* rows, std::size_t stride, std::size_t count, const Layer& layer, float* out);
  /// out[row][96] = normalized row * scale + shift, and + added[row][96] unless that is null.
  void (*normalize)(const float* rows, std::size_t count, const float* scale, const float* shift,
                    const float* added, float* out);
  /// out[64]: the greater piece of each unit of the sum of `count` rows of 128 and the bias.
  void (*hidden)(const float* const* rows, std::size_t count, const float* bias, float* out);
  /// out[96] += each of `count` rows.
  void (*add_rows)(const float* const* rows, std::size_t count, float* out);
};

/// The fastest form that this processor runs; `ENTENTE_KERNELS` (generic, avx2, avx512) asks for another.
const Kernels& kernels();
/// A form by name, or null where it is unknown or this processor cannot run it.
const Kernels* find_kernels(const char* name);

// Each form, in its own file; null where it is not compiled in.
const Kernels* generic_kernels();
const Kernels* avx2_kernels();
const Kernels* avx512_kernels();

}  // namespace entente::ingest::model
