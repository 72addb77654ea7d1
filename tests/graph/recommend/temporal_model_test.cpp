#include "graph/recommend/temporal_model.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "graph/recommend/evaluate_links.hpp"

using namespace entente::recommend;

namespace {

/// Pairs with habits: subject i does relation 0 with i + 20 every `2 + i % 5` days, and now and then with
/// anybody.
TemporalDataset habits() {
  TemporalDataset data{
      .entities = 60, .relations = 2, .train = {}, .valid = {}, .test = {}, .relation_names = {}};
  std::mt19937 random(7);
  for (std::int32_t day = 0; day < 200; ++day) {
    auto& span = day < 150 ? data.train : day < 175 ? data.valid : data.test;
    for (std::uint32_t i = 0; i < 20; ++i) {
      if (day % static_cast<std::int32_t>(2 + i % 5) == 0) span.push_back({i, 0, i + 20, day});
      if (random() % 4 == 0) span.push_back({i, 1, static_cast<std::uint32_t>(random() % 60), day});
    }
  }
  for (auto* span : {&data.train, &data.valid, &data.test}) complete_facts(*span, data.relations);
  return data;
}

}  // namespace

TEST_CASE("habits are learnt, and chance is not taken for one") {
  const TemporalDataset data = habits();
  const auto methods = evaluate_links(data, {.threads = 1});
  REQUIRE(methods.size() == 4);
  CHECK(methods[0].method == "entente");
  CHECK(methods[0].test_by_relation[0].mrr > 0.9);
  CHECK(methods[0].test_by_relation[1].mrr < 0.5);
  CHECK(methods[1].test_by_relation[0].mrr > 0.9);
  CHECK(methods[3].method == "popularity");
  CHECK(methods[3].test_by_relation[0].mrr < methods[0].test_by_relation[0].mrr);
}

TEST_CASE("the number of threads leaves no trace in the figures") {
  const TemporalDataset data = habits();
  const auto one = evaluate_links(data, {.threads = 1, .passes = 1});
  const auto two = evaluate_links(data, {.threads = 2, .passes = 1});
  for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i].test.mrr == two[i].test.mrr);
}

#ifndef ENTENTE_SANITIZED
TEST_CASE(
    "ICEWS14 is forecast at least as well as docs/recommendation.md says, and the baseline as published") {
  const char* shared = std::getenv("ENTENTE_SHARED");
  const std::string directory =
      std::string(shared != nullptr && *shared != '\0' ? shared : "../shared") + "/data/icews14/split-regcn";
  if (!std::filesystem::exists(directory)) {
    std::puts("skipped: ENTENTE_SHARED holds no data/icews14/split-regcn");
    return;
  }
  const auto data = read_temporal_dataset(directory);
  REQUIRE(data);
  const auto methods = evaluate_links(*data, {.passes = 1});
  CHECK(methods[0].test.mrr > 0.43);
  CHECK(methods[0].test.hits10 > 0.61);
  CHECK(std::abs(methods[1].test.mrr - 0.374) < 0.005);
  CHECK(std::abs(methods[1].test.hits10 - 0.515) < 0.005);
  CHECK(std::abs(methods[2].test.mrr - 0.360) < 0.005);
}

#endif

TEST_CASE("a broken data set names file and line") {
  const auto directory = std::filesystem::temp_directory_path() / "entente_temporal_test";
  std::filesystem::create_directories(directory);
  for (const char* name : {"train.txt", "valid.txt", "test.txt"}) {
    std::FILE* file = std::fopen((directory / name).c_str(), "w");
    std::fputs("0\t0\t1\t0\n", file);
    if (std::string(name) == "valid.txt") std::fputs("0\tx\t1\t0\n", file);
    std::fclose(file);
  }
  const auto data = read_temporal_dataset(directory.string());
  REQUIRE_FALSE(data);
  CHECK(data.error().file.ends_with("valid.txt"));
  REQUIRE(data.error().place);
  CHECK(data.error().place->line == 2);
  std::filesystem::remove_all(directory);
}
