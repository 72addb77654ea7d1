// The arithmetic of the pair encoder, in a form for each kind of processor. Weights are bytes and their sums
// exact integers; what is computed in floats goes in one fixed order with explicit multiply_add, so all forms
// give the same bits.
#pragma once

#include <cstddef>
#include <cstdint>

namespace entente::ingest::encode {

inline constexpr std::size_t kByteBlock = 64;         ///< outputs of a block of weights
inline constexpr std::size_t kMostByteInputs = 3072;  ///< of a layer of weights
inline constexpr std::size_t kFloatBlock = 32;        ///< widths of float products are multiples of this
/// Inputs come as bytes around this: the processors' instruction multiplies unsigned by signed bytes.
inline constexpr int kMiddle = 128;
/// No gelu is less than this. What comes out of one has nearly all its range above zero, so its bytes start
/// here.
inline constexpr float kLeastGelu = -0.17F;

/// Weights of one layer as signed bytes: for each block of 64 outputs, for each 4 inputs, 64 times 4 weights.
/// The weights and the counts of inputs and outputs are multiples of 64.
struct ByteLayer {
  std::size_t inputs;
  std::size_t outputs;
  const std::int8_t* weights;
  const float* scales;  ///< of each output
  const float* bias;    ///< of each output
  /// Of each output: kMiddle times the sum of its weights. Zero where inputs start at kLeastGelu; the bias
  /// has what that takes.
  const std::int32_t* corrections;
};

/// out[r][0..width) = sum over k of rows[r][k] * columns[k][0..width), then times factors[r] unless that is
/// null.
struct FloatProduct {
  const float* rows;
  std::size_t row_stride;
  std::size_t count;
  std::size_t inner;
  const float* columns;
  std::size_t column_stride;
  std::size_t width;
  const float* factors;
  float* out;
  std::size_t out_stride;
};

/// Scale and shift of a layer's normalization.
struct Norm {
  const float* scale;
  const float* shift;
  float epsilon;  ///< added to the variance
};

/// `width` is a multiple of 64 where nothing else is said. Rows stand one after the other.
struct ByteKernels {
  const char* name;
  /// Rows of floats, each number times its channel's unless that is null, as bytes; each row with a scale of
  /// its own: its greatest number is 127 away from the middle.
  void (*quantize)(const float* rows, const float* channels, std::size_t width, std::size_t count,
                   std::uint8_t* out, float* scales);
  /// The same with kLeastGelu as 0 and the row's greatest number as 255.
  void (*quantize_gelu)(const float* rows, std::size_t width, std::size_t count, std::uint8_t* out,
                        float* scales);
  /// out[r][o] = (sum of bytes - correction) * (row_scales[r] * scales[o]) + bias[o].
  void (*multiply)(const std::uint8_t* rows, const float* row_scales, std::size_t count,
                   const ByteLayer& layer, float* out);
  /// The same, and gelu of it.
  void (*multiply_gelu)(const std::uint8_t* rows, const float* row_scales, std::size_t count,
                        const ByteLayer& layer, float* out);
  void (*multiply_floats)(const FloatProduct& product);
  /// rows[r][i] = exp(rows[r][i] - greatest) for i < width, and factors[r] = 1 / their sum. Rows start every
  /// `stride` floats, a multiple of 32; what follows `width` in them is overwritten.
  void (*softmax)(float* rows, std::size_t stride, std::size_t width, std::size_t count, float* factors);
  /// out = normalized (rows + added) * scale + shift; out may be one of the two.
  void (*add_normalize)(const float* rows, const float* added, std::size_t width, std::size_t count,
                        const Norm& norm, float* out);
  void (*gelu)(float* numbers, std::size_t count);
};

/// The fastest form that this processor runs; `ENTENTE_KERNELS` (generic, avx2, avx512) asks for another.
const ByteKernels& byte_kernels();
/// A form by name, or null where it is unknown or this processor cannot run it.
const ByteKernels* find_byte_kernels(const char* name);

// Each form, in its own file; null where it is not compiled in.
const ByteKernels* generic_byte_kernels();
const ByteKernels* avx2_byte_kernels();
const ByteKernels* avx512_byte_kernels();

}  // namespace entente::ingest::encode
