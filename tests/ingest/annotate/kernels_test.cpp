// Every form of the kernels gives the same bits, and near enough what doubles give.
#include "ingest/annotate/kernels.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "ingest/annotate/packed.hpp"

namespace {

using namespace entente::ingest::model;

std::vector<float> numbers(std::size_t count, std::uint32_t seed) {
  std::vector<float> all(count);
  for (float& x : all) {
    seed = seed * 1664525U + 1013904223U;
    x = static_cast<float>(static_cast<std::int32_t>(seed)) / 2147483648.0F;
  }
  return all;
}

std::vector<const Kernels*> forms() {
  std::vector<const Kernels*> found;
  for (const char* name : {"generic", "avx2", "avx512"}) {
    if (const Kernels* form = find_kernels(name)) found.push_back(form);
  }
  return found;
}

std::size_t plain(std::size_t o) { return o; }

}  // namespace

TEST_CASE("a layer gives the same bits in every form, for any number of rows") {
  constexpr std::size_t kInputs = 75;
  constexpr std::size_t kOutputs = 90;
  const auto weights = numbers(kInputs * kOutputs, 1);
  const auto bias = numbers(kOutputs, 2);
  const Packed layer = pack(weights, bias, kInputs, kOutputs, plain);
  REQUIRE(layer.outputs() == 96);
  for (std::size_t rows = 1; rows < 20; ++rows) {
    const auto input = numbers(rows * kInputs, static_cast<std::uint32_t>(rows));
    std::vector<float> expected(rows * layer.outputs());
    std::vector<float> expected_greatest(rows * layer.outputs() / 3);
    generic_kernels()->affine(input.data(), kInputs, rows, layer.layer(), expected.data());
    generic_kernels()->maxout(input.data(), kInputs, rows, layer.layer(), expected_greatest.data());
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t o = 0; o < kOutputs; ++o) {
        double sum = bias[o];
        for (std::size_t k = 0; k < kInputs; ++k)
          sum += static_cast<double>(input[r * kInputs + k]) * weights[o * kInputs + k];
        REQUIRE(std::abs(sum - expected[r * 96 + o]) < 1e-4);
      }
      for (std::size_t unit = 0; unit < 32; ++unit) {
        const float* row = expected.data() + r * 96 + unit / 16 * 48 + unit % 16;
        REQUIRE(expected_greatest[r * 32 + unit] == std::max({row[0], row[16], row[32]}));
      }
    }
    for (const Kernels* form : forms()) {
      INFO(form->name << ", " << rows << " rows");
      std::vector<float> found(expected.size());
      form->affine(input.data(), kInputs, rows, layer.layer(), found.data());
      CHECK(std::memcmp(found.data(), expected.data(), found.size() * sizeof(float)) == 0);
      found.resize(expected_greatest.size());
      form->maxout(input.data(), kInputs, rows, layer.layer(), found.data());
      CHECK(std::memcmp(found.data(), expected_greatest.data(), found.size() * sizeof(float)) == 0);
    }
  }
}

TEST_CASE("rows are normalized to the same bits in every form") {
  constexpr std::size_t kRows = 3;
  const auto input = numbers(kRows * kWidth, 3);
  const auto scale = numbers(kWidth, 4);
  const auto shift = numbers(kWidth, 5);
  const auto added = numbers(kRows * kWidth, 6);
  std::vector<float> expected(kRows * kWidth);
  generic_kernels()->normalize(input.data(), kRows, scale.data(), shift.data(), added.data(),
                               expected.data());
  double mean = 0;
  double variance = 0;
  for (std::size_t i = 0; i < kWidth; ++i) mean += input[i] / 96.0;
  for (std::size_t i = 0; i < kWidth; ++i) variance += (input[i] - mean) * (input[i] - mean) / 96.0;
  for (std::size_t i = 0; i < kWidth; ++i) {
    CHECK(std::abs((input[i] - mean) / std::sqrt(variance + 1e-8) * scale[i] + shift[i] + added[i] -
                   expected[i]) < 1e-5);
  }
  for (const Kernels* form : forms()) {
    INFO(form->name);
    std::vector<float> found(kRows * kWidth);
    form->normalize(input.data(), kRows, scale.data(), shift.data(), added.data(), found.data());
    CHECK(std::memcmp(found.data(), expected.data(), found.size() * sizeof(float)) == 0);
  }
}

TEST_CASE("an unknown form of the kernels is not found") {
  CHECK(find_kernels("abacus") == nullptr);
  CHECK(find_kernels("generic") != nullptr);
}
