// Runs every query case twice, optimised and plain: both must give what the case says.
#include <algorithm>
#include <catch2/catch.hpp>

#include "query/engine.hpp"
#include "query/engine/case_file.hpp"
#include "query/engine/show_row.hpp"

namespace entente::query::test {
namespace {

/// Without the blanks around cells, so that tables may be aligned.
std::string normal(const std::string& row) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool blank_before_bar = row[i] == ' ' && row.find_first_not_of(' ', i) != std::string::npos &&
                                  row[row.find_first_not_of(' ', i)] == '|';
    const bool blank_after_bar = row[i] == ' ' && !text.empty() && text.back() == '|';
    if (!blank_before_bar && !blank_after_bar) text += row[i];
  }
  return text;
}

void check_error(const QueryCase& one, const Error& error) {
  const std::string full = std::string(error_kind_name(error.kind)) + " " + error.detail;
  INFO("got " << full << ": " << error.message);
  REQUIRE_FALSE(one.error.empty());
  CHECK(full.rfind(one.error, 0) == 0);
}

void check_rows(const QueryCase& one, const ResultTable& table, const GraphView& view) {
  REQUIRE(one.error.empty());
  std::vector<std::string> rows, expected;
  for (const auto& row : table.rows) rows.push_back(normal(show_row(row, view)));
  for (std::size_t i = 1; i < one.rows.size(); ++i) expected.push_back(normal(one.rows[i]));
  if (!one.ordered) {
    std::sort(rows.begin(), rows.end());
    std::sort(expected.begin(), expected.end());
  }
  CHECK(rows == expected);
  std::string header = "|";
  for (const auto& column : table.columns) header += " " + column + " |";
  if (!one.rows.empty()) CHECK(normal(header) == normal(one.rows[0]));
}

void run_case(const QueryCase& one, bool optimised) {
  Graph graph;
  Engine engine(graph);
  engine.set_optimisations({.enabled = optimised});
  for (const std::string& statement : one.graph) {
    const auto made = engine.run(statement);
    INFO(statement << (made ? "" : made.error().message));
    REQUIRE(made);
  }
  graph.compact();
  if (optimised && !one.plan.empty()) {
    const auto explained = engine.run("EXPLAIN " + one.query);
    REQUIRE(explained);
    INFO(explained->plan);
    CHECK(explained->plan.find(one.plan) != std::string::npos);
  }
  const auto table = engine.run(one.query);
  if (!table) return check_error(one, table.error());
  check_rows(one, *table, graph);
}

}  // namespace

TEST_CASE("query cases give the same with and without optimisations", "[query][cases]") {
  const auto cases = read_cases(ENTENTE_QUERY_CASES);
  REQUIRE_FALSE(cases.empty());
  for (const QueryCase& one : cases) {
    for (const bool optimised : {true, false}) {
      INFO(one.file << ":" << one.line << " " << one.name << (optimised ? "" : " (plain)") << "\n"
                    << one.query);
      run_case(one, optimised);
    }
  }
}

}  // namespace entente::query::test
