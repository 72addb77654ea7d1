// Every form of the encoder's kernels gives the same bits, and near enough what doubles give.
#include "ingest/encode/byte_kernels.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace {

using namespace entente::ingest::encode;

std::vector<float> numbers(std::size_t count, std::uint32_t seed, float size = 1.0F) {
  std::vector<float> all(count);
  for (float& x : all) {
    seed = seed * 1664525U + 1013904223U;
    x = static_cast<float>(static_cast<std::int32_t>(seed)) / 2147483648.0F * size;
  }
  return all;
}

std::vector<const ByteKernels*> forms() {
  std::vector<const ByteKernels*> found;
  for (const char* name : {"generic", "avx2", "avx512"}) {
    if (const ByteKernels* form = find_byte_kernels(name)) found.push_back(form);
  }
  return found;
}

/// What each form writes into `size` numbers, which must be the same bits; returns them.
template <class T, class Run>
std::vector<T> same_in_all_forms(std::size_t size, const Run& run) {
  std::vector<T> expected(size);
  run(*generic_byte_kernels(), expected.data());
  for (const ByteKernels* form : forms()) {
    INFO(form->name);
    std::vector<T> found(size);
    run(*form, found.data());
    CHECK(std::memcmp(found.data(), expected.data(), size * sizeof(T)) == 0);
  }
  return expected;
}

/// A layer of bytes; the greatest values are among them.
struct Bytes {
  static constexpr std::size_t kInputs = 128;
  static constexpr std::size_t kOutputs = 128;
  std::vector<std::int8_t> weights = std::vector<std::int8_t>(kInputs * kOutputs);
  std::vector<float> scales = numbers(kOutputs, 7, 0.01F);
  std::vector<float> bias = numbers(kOutputs, 8);
  std::vector<std::int32_t> corrections = std::vector<std::int32_t>(kOutputs);

  Bytes() {
    for (std::size_t i = 0; i < weights.size(); ++i)
      weights[i] = static_cast<std::int8_t>(i * 37 % 255 - 127);
    for (std::size_t o = 0; o < kOutputs; ++o) {
      for (std::size_t k = 0; k < kInputs; ++k) {
        if (o == 3) at(o, k) = 127;
        if (o == 4) at(o, k) = -127;
        corrections[o] += kMiddle * at(o, k);
      }
    }
  }
  std::int8_t& at(std::size_t o, std::size_t k) {
    return weights[o / 64 * 64 * kInputs + k / 4 * 256 + o % 64 * 4 + k % 4];
  }
  [[nodiscard]] ByteLayer layer() const {
    return {kInputs, kOutputs, weights.data(), scales.data(), bias.data(), corrections.data()};
  }
};

}  // namespace

TEST_CASE("a layer of bytes gives the same bits in every form, for any number of rows") {
  Bytes bytes;
  for (std::size_t rows = 1; rows < 16; ++rows) {
    std::vector<std::uint8_t> input(rows * Bytes::kInputs);
    for (std::size_t i = 0; i < input.size(); ++i) input[i] = static_cast<std::uint8_t>(i * i * 31 + rows);
    std::fill_n(input.begin(), Bytes::kInputs, std::uint8_t{255});
    const auto scales = numbers(rows, static_cast<std::uint32_t>(rows), 0.1F);
    const auto found = same_in_all_forms<float>(rows * Bytes::kOutputs, [&](const auto& form, float* out) {
      form.multiply(input.data(), scales.data(), rows, bytes.layer(), out);
    });
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t o = 0; o < Bytes::kOutputs; ++o) {
        int sum = 0;
        for (std::size_t k = 0; k < Bytes::kInputs; ++k)
          sum += (input[r * Bytes::kInputs + k] - kMiddle) * bytes.at(o, k);
        const double expected = static_cast<double>(sum) * scales[r] * bytes.scales[o] + bytes.bias[o];
        REQUIRE(std::abs(found[r * Bytes::kOutputs + o] - expected) < 1e-3);
      }
    }
    same_in_all_forms<float>(rows * Bytes::kOutputs, [&](const auto& form, float* out) {
      form.multiply_gelu(input.data(), scales.data(), rows, bytes.layer(), out);
    });
  }
}

TEST_CASE("rows become the same bytes in every form") {
  constexpr std::size_t kRows = 4;
  constexpr std::size_t kWidth = 128;
  auto rows = numbers(kRows * kWidth, 11, 3.0F);
  std::fill_n(rows.begin() + kWidth, kWidth, 0.0F);
  const auto channels = numbers(kWidth, 12);
  for (const float* used : {static_cast<const float*>(nullptr), channels.data()}) {
    std::vector<float> scales(kRows);
    const auto bytes = same_in_all_forms<std::uint8_t>(rows.size(), [&](const auto& form, std::uint8_t* out) {
      form.quantize(rows.data(), used, kWidth, kRows, out, scales.data());
    });
    CHECK(scales[1] == 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const float expected = used != nullptr ? rows[i] * used[i % kWidth] : rows[i];
      const float scale = scales[i / kWidth];
      REQUIRE(std::abs(scale * static_cast<float>(bytes[i] - kMiddle) - expected) <= scale * 0.501F);
    }
  }
  for (float& x : rows) x = x > 0 ? x : x * 0.05F;
  std::vector<float> scales(kRows);
  const auto bytes = same_in_all_forms<std::uint8_t>(rows.size(), [&](const auto& form, std::uint8_t* out) {
    form.quantize_gelu(rows.data(), kWidth, kRows, out, scales.data());
  });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float scale = scales[i / kWidth];
    REQUIRE(std::abs(scale * static_cast<float>(bytes[i]) + kLeastGelu - rows[i]) <= scale * 0.501F);
  }
}

TEST_CASE("a product of floats gives the same bits in every form") {
  constexpr std::size_t kInner = 37;
  constexpr std::size_t kWidth = 96;
  const auto columns = numbers(kInner * kWidth, 21);
  for (std::size_t rows = 1; rows < 24; ++rows) {
    const auto input = numbers(rows * kInner, static_cast<std::uint32_t>(rows));
    const auto factors = numbers(rows, 22);
    for (const float* used : {static_cast<const float*>(nullptr), factors.data()}) {
      const auto found = same_in_all_forms<float>(rows * kWidth, [&](const auto& form, float* out) {
        form.multiply_floats(
            {input.data(), kInner, rows, kInner, columns.data(), kWidth, kWidth, used, out, kWidth});
      });
      for (std::size_t i = 0; i < found.size(); ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < kInner; ++k)
          sum += static_cast<double>(input[i / kWidth * kInner + k]) * columns[k * kWidth + i % kWidth];
        if (used != nullptr) sum *= used[i / kWidth];
        REQUIRE(std::abs(sum - found[i]) < 1e-4);
      }
    }
  }
}

TEST_CASE("softmax gives the same bits in every form, and leaves out what is past the width") {
  constexpr std::size_t kRows = 3;
  constexpr std::size_t kStride = 64;
  for (const std::size_t width : {1U, 31U, 33U, 64U}) {
    const auto rows = numbers(kRows * kStride, 31, 50.0F);
    std::vector<float> factors(kRows);
    const auto found = same_in_all_forms<float>(rows.size(), [&](const auto& form, float* out) {
      std::copy(rows.begin(), rows.end(), out);
      form.softmax(out, kStride, width, kRows, factors.data());
    });
    for (std::size_t r = 0; r < kRows; ++r) {
      double sum = 0;
      for (std::size_t i = 0; i < width; ++i) sum += std::exp(static_cast<double>(rows[r * kStride + i]));
      for (std::size_t i = 0; i < width; ++i) {
        const double expected = std::exp(static_cast<double>(rows[r * kStride + i])) / sum;
        REQUIRE(std::abs(found[r * kStride + i] * factors[r] - expected) < 1e-6);
      }
    }
  }
}

TEST_CASE("sums of rows are normalized to the same bits in every form") {
  constexpr std::size_t kRows = 3;
  constexpr std::size_t kWidth = 384;
  const auto rows = numbers(kRows * kWidth, 41);
  const auto added = numbers(kRows * kWidth, 42);
  const auto scale = numbers(kWidth, 43);
  const auto shift = numbers(kWidth, 44);
  const auto found = same_in_all_forms<float>(rows.size(), [&](const auto& form, float* out) {
    form.add_normalize(rows.data(), added.data(), kWidth, kRows, {scale.data(), shift.data(), 0.5F}, out);
  });
  double mean = 0;
  double variance = 0;
  for (std::size_t i = 0; i < kWidth; ++i) mean += (rows[i] + added[i]) / 384.0;
  for (std::size_t i = 0; i < kWidth; ++i) variance += std::pow(rows[i] + added[i] - mean, 2) / 384.0;
  for (std::size_t i = 0; i < kWidth; ++i) {
    const double expected = (rows[i] + added[i] - mean) / std::sqrt(variance + 0.5) * scale[i] + shift[i];
    REQUIRE(std::abs(found[i] - expected) < 1e-5);
  }
}

TEST_CASE("gelu is the same in every form and right at any size") {
  std::vector<float> inputs;
  for (float x = -20; x < 20; x += 0.01F) inputs.push_back(x);
  inputs.resize(inputs.size() / 64 * 64);
  const auto found = same_in_all_forms<float>(inputs.size(), [&](const auto& form, float* out) {
    std::copy(inputs.begin(), inputs.end(), out);
    form.gelu(out, inputs.size());
  });
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const double x = inputs[i];
    REQUIRE(std::abs(found[i] - x * 0.5 * std::erfc(-x / std::sqrt(2.0))) < 2e-6);
    REQUIRE(found[i] >= kLeastGelu);
  }
}

TEST_CASE("an unknown form of the encoder's kernels is not found") {
  CHECK(find_byte_kernels("abacus") == nullptr);
  CHECK(find_byte_kernels("generic") != nullptr);
}
