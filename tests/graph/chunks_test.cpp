// Chunks: each is loaded once, by whoever comes first, and the arrays are enlarged once, when many are there.
#include "graph/base/chunks.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <numeric>
#include <thread>
#include <vector>

#include "graph/base/array.hpp"
#include "graph/base/large_pages.hpp"

using namespace entente;

TEST_CASE("arrays are enlarged once an eighth of their chunks is there") {
  int enlarged = 0;
  const Chunks chunks(
      800, [](std::size_t) {}, [&] { ++enlarged; });
  for (std::size_t i = 0; i < 99; ++i) chunks.touch(i * 8);
  chunks.touch(0);  // is there already
  CHECK(enlarged == 0);
  chunks.touch(799);
  CHECK(enlarged == 1);
  chunks.touch_all();
  CHECK(enlarged == 1);
}

TEST_CASE("who reads all enlarges the arrays first") {
  std::vector<std::string> done;
  const Chunks chunks(
      800, [&](std::size_t) { done.emplace_back("load"); }, [&] { done.emplace_back("enlarge"); });
  chunks.touch_all();
  CHECK(done.size() == 801);
  CHECK(done.front() == "enlarge");
  chunks.touch_all();
  CHECK(done.size() == 801);
}

TEST_CASE("a few chunks are never many") {
  int enlarged = 0;
  const Chunks chunks(
      15, [](std::size_t) {}, [&] { ++enlarged; });
  for (std::size_t i = 0; i < 15; ++i) chunks.touch(i);
  CHECK(enlarged == 0);
}

TEST_CASE("an array moved to large pages while it is read and filled holds what it held") {
  constexpr std::size_t kChunk = 1 << 14, kCount = 256;  // 32 MiB
  Array<std::uint64_t> numbers;
  numbers.resize(kChunk * kCount);
  std::atomic<int> loads = 0;
  const Chunks chunks(
      kCount,
      [&](std::size_t chunk) {
        ++loads;
        std::iota(numbers.data() + chunk * kChunk, numbers.data() + (chunk + 1) * kChunk, chunk * kChunk);
      },
      [&] { move_to_large_pages(numbers.data(), numbers.size()); });
  const auto read = [&](std::size_t step, std::size_t& wrong) {
    for (std::size_t i = 0; i < kCount; ++i) {
      const std::size_t chunk = i * step % kCount;
      chunks.touch(chunk);
      for (std::size_t at = chunk * kChunk; at < (chunk + 1) * kChunk; ++at) wrong += numbers[at] != at;
    }
  };
  std::vector<std::size_t> wrong(3);
  std::vector<std::thread> readers;
  for (std::size_t i = 0; i < wrong.size(); ++i) readers.emplace_back([&, i] { read(2 * i + 5, wrong[i]); });
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong == std::vector<std::size_t>(3));
  CHECK(loads == kCount);
}
