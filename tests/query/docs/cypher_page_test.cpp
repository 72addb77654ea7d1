// docs/cypher.md is true: every example on it, run on the page's graph, gives the table or the error below
// it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "query/engine.hpp"
#include "tests/tck/notation.hpp"

namespace entente::query {
namespace {

struct Example {
  int line = 0;
  std::string text{};
  std::vector<std::vector<std::string>> table{};  ///< the header, then the rows
  std::string error{};                            ///< of a ```text block
};

struct Page {
  std::string graph;
  std::vector<Example> examples;
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
      cell += line[++i];
    } else if (line[i] == '|') {
      const std::size_t first = cell.find_first_not_of(' ');
      const std::size_t last = cell.find_last_not_of(' ');
      cells.push_back(first == std::string::npos ? std::string() : cell.substr(first, last - first + 1));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

Page read_page() {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/docs/cypher.md");
  Page page;
  std::string line;
  int number = 0;
  bool table = false;
  const auto read_block = [&] {
    std::string text;
    while (std::getline(file, line) && ++number > 0 && line != "```")
      text += text.empty() ? line : "\n" + line;
    return text;
  };
  while (std::getline(file, line)) {
    ++number;
    if (line == "```cypher graph") {
      page.graph = read_block();
    } else if (line == "```cypher") {
      page.examples.push_back({.line = number + 1});
      page.examples.back().text = read_block();
      table = true;
    } else if (line == "```text" && !page.examples.empty() && page.examples.back().table.empty()) {
      page.examples.back().error = read_block();
      table = false;
    } else if (line.starts_with("|")) {
      // Only the table right below an example is its answer.
      if (table && !line.starts_with("|---")) page.examples.back().table.push_back(cells_of(line));
    } else if (!line.empty()) {
      table = false;
    }
  }
  return page;
}

std::vector<std::vector<std::string>> expected_rows(const Example& example) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 1; i < example.table.size(); ++i) {
    rows.emplace_back();
    for (const std::string& cell : example.table[i]) {
      const auto value = tck::parse_notation(cell);
      rows.back().push_back(value ? tck::canonical(*value, tck::ListOrder::Matters) : "not a value: " + cell);
    }
  }
  return rows;
}

std::vector<std::vector<std::string>> actual_rows(const ResultTable& result, const GraphView& view) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : result.rows) {
    rows.emplace_back();
    for (const Value& value : row)
      rows.back().push_back(tck::canonical(value, view, tck::ListOrder::Matters));
  }
  return rows;
}

void check_example(const Example& example, const std::string& graph_text) {
  Graph graph;
  Engine engine(graph);
  REQUIRE(engine.run(graph_text));
  const auto result = engine.run(example.text);
  if (!result) {
    const Error& error = result.error();
    const std::string said = std::string(error_kind_name(error.kind)) + " " + error.detail + ": " +
                             error.message + (error.hint.empty() ? "" : "\n" + error.hint);
    CHECK(said == example.error);
    return;
  }
  CHECK(example.error.empty());
  REQUIRE_FALSE(example.table.empty());
  CHECK(result->columns == example.table.front());
  auto expected = expected_rows(example);
  auto actual = actual_rows(*result, graph);
  if (example.text.find("ORDER BY") == std::string::npos) {
    std::sort(expected.begin(), expected.end());
    std::sort(actual.begin(), actual.end());
  }
  CHECK(actual == expected);
}

}  // namespace

TEST_CASE("every example of the language page gives what stands below it", "[query][docs]") {
  const Page page = read_page();
  REQUIRE_FALSE(page.graph.empty());
  REQUIRE(page.examples.size() >= 35);
  for (const Example& example : page.examples) {
    INFO("docs/cypher.md:" << example.line << "\n" << example.text);
    check_example(example, page.graph);
  }
}

}  // namespace entente::query
