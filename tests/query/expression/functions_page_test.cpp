// docs/functions.md is true: each example gives the value beside it, and every function has one.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>

#include "query/bind/function_signatures.hpp"
#include "query/engine.hpp"
#include "tests/tck/notation.hpp"

using namespace entente;

namespace {

/// One row of a table of the page.
struct Example {
  std::string function;
  std::string text;
  std::string value;
};

std::string without_quotes(std::string cell) {
  const std::size_t first = cell.find('`');
  const std::size_t last = cell.rfind('`');
  return first == last ? std::string() : cell.substr(first + 1, last - first - 1);
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
      cell += line[++i];
    } else if (line[i] == '|') {
      cells.push_back(std::move(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

std::vector<Example> examples() {
  std::ifstream page(std::string(ENTENTE_SOURCE_DIR) + "/docs/functions.md");
  std::vector<Example> found;
  std::string line;
  while (std::getline(page, line)) {
    if (!line.starts_with("| `")) continue;
    const auto cells = cells_of(line);
    if (cells.size() != 4) continue;
    const std::size_t end = cells[0].find('`', 2);
    found.push_back({cells[0].substr(2, end - 2), without_quotes(cells[2]), without_quotes(cells[3])});
  }
  return found;
}

class OneSentence final : public EvidenceSource {
 public:
  Result<std::vector<Evidence>> evidence(EdgeId) const override {
    return std::vector<Evidence>{{"note-1", std::nullopt, 0, 12, "Ada met Ben."}};
  }
};

bool is_query(const std::string& text) { return text.starts_with("UNWIND ") || text.starts_with("MATCH "); }

}  // namespace

TEST_CASE("every example of the functions page gives its value", "[functions]") {
  const OneSentence evidence;
  Graph graph;
  query::Engine engine(graph, &evidence);
  REQUIRE(
      engine.run("CREATE (:Person {name: 'Ada', born: 1975})-[:MET {date: date('2024-07-02')}]->"
                 "(:Person {name: 'Ben'})"));
  const auto all = examples();
  REQUIRE(all.size() > 100);
  for (const Example& example : all) {
    INFO(example.text);
    const std::string text = is_query(example.text)
                                 ? example.text
                                 : "MATCH p = (a:Person {name: 'Ada'})-[r:MET]->(b) RETURN " + example.text;
    const auto result = engine.run(text);
    if (!result) FAIL_CHECK(result.error().message);
    if (!result) continue;
    REQUIRE(result->rows.size() == 1);
    const auto expected = tck::parse_notation(example.value);
    REQUIRE(expected);
    CHECK(tck::canonical(result->rows[0][0], graph, tck::ListOrder::Matters) ==
          tck::canonical(*expected, tck::ListOrder::Matters));
    CHECK(example.text.find(example.function + "(") != std::string::npos);
  }
}

TEST_CASE("every function stands on the functions page, as people write it", "[functions]") {
  std::set<std::string> on_page;
  for (const Example& example : examples()) on_page.insert(example.function);
  for (const auto& signature : query::function_signatures()) {
    INFO(signature.name);
    CHECK(on_page.erase(std::string(signature.spelling)) == 1);
  }
  CHECK(on_page.empty());
}
