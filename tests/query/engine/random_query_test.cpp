// Differential test: random queries over random graphs through the optimised and the plain engine must give
// the same rows. ENTENTE_RANDOM_QUERIES=n and ENTENTE_RANDOM_SEED=s run more of them, or others.
#include "query/engine/random_query.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "query/engine.hpp"
#include "query/engine/show_row.hpp"

namespace entente::query::test {
namespace {

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// All rows in order of their text, or the error.
std::vector<std::string> answer(Engine& engine, const std::string& query, const GraphView& view) {
  const auto table = engine.run(query, {}, {.hops = 2'000'000});
  if (!table)
    return {"error: " + std::string(error_kind_name(table.error().kind)) + " " + table.error().message};
  std::vector<std::string> rows;
  for (const auto& row : table->rows) rows.push_back(show_row(row, view));
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// One of the two may meet the limit where the other does not: nothing to compare.
bool stopped(const std::vector<std::string>& rows) {
  return !rows.empty() && rows[0].rfind("error: HopLimit", 0) == 0;
}

}  // namespace

TEST_CASE("random queries give the same with and without optimisations", "[query][random]") {
  const std::uint64_t count = from_environment("ENTENTE_RANDOM_QUERIES", 3000);
  Random random(from_environment("ENTENTE_RANDOM_SEED", 4));
  std::uint64_t run = 0, answered = 0, errors = 0;
  while (run < count) {
    Graph graph;
    Engine optimised(graph), plain(graph);
    plain.set_optimisations({.enabled = false});
    const auto statements = random_graph(random);
    for (const auto& statement : statements) REQUIRE(plain.run(statement));
    if (random.chance(70)) graph.compact();
    for (int i = 0; i < 40 && run < count; ++i, ++run) {
      const std::string query = random_query(random);
      const auto expected = answer(plain, query, graph), got = answer(optimised, query, graph);
      if (!expected.empty()) ++answered;
      if (!expected.empty() && expected[0].rfind("error: ", 0) == 0) ++errors;
      if (expected == got || stopped(expected) || stopped(got)) continue;
      std::string setup;
      for (const auto& statement : statements) setup += statement + ";\n";
      const auto plan = optimised.run("EXPLAIN " + query);
      FAIL_CHECK(
          setup << query << "\nplain: " << Catch::StringMaker<std::vector<std::string>>::convert(expected)
                << "\noptimised: " << Catch::StringMaker<std::vector<std::string>>::convert(got) << "\n"
                << (plan ? plan->plan : ""));
      return;
    }
  }
  INFO(run << " queries, " << answered << " with rows, " << errors << " refused");
  CHECK(answered * 3 > run);  // the grammar must not drift into queries that find nothing
  CHECK(errors * 20 < run);   // or that are refused
}

}  // namespace entente::query::test
