// Queries of tests/cases/query_trees print as the tree they are read as, and as what they are bound to; and
// what is printed is read as the same tree.
#include <catch2/catch.hpp>

#include "case_file.hpp"
#include "query/bind/bind.hpp"
#include "query/bind/print_bound.hpp"
#include "query/syntax/parse_query.hpp"
#include "query/syntax/print_ast.hpp"

namespace entente::query::testing {
namespace {

/// Lines without their indentation: the case files join continued lines that way.
std::string flush_left(const std::string& text) {
  std::string flush;
  for (std::size_t i = 0; i < text.size(); ++i) {
    flush += text[i];
    if (text[i] != '\n') continue;
    while (i + 1 < text.size() && text[i + 1] == ' ') ++i;
  }
  return flush;
}

}  // namespace

TEST_CASE("queries are read and bound as written down", "[query][trees]") {
  const std::vector<Case> cases = read_cases("query_trees");
  REQUIRE(cases.size() >= 40);
  ProcedureSignature degree{"degree", {{"label", "STRING?"}}, {{"node", "NODE?"}, {"degree", "INTEGER?"}}, 1};
  BindOptions options;
  options.find_procedure = [&](std::string_view name) { return name == "degree" ? &degree : nullptr; };
  for (const Case& one : cases) {
    INFO(one.where << ": " << one["query"]);
    const auto parsed = syntax::parse_query(one["query"]);
    if (!parsed) FAIL_CHECK(parsed.error().message);
    if (!parsed) continue;
    const std::string tree = syntax::print_ast(*parsed);
    if (!one["tree"].empty()) CHECK(tree == one["tree"]);
    const auto again = syntax::parse_query(tree);
    CHECK((again && syntax::print_ast(*again) == tree));
    if (one["bound"].empty()) continue;
    const auto bound = bind_statement(*parsed, one["query"], options);
    if (!bound) FAIL_CHECK(bound.error().message);
    if (bound) CHECK(flush_left(print_bound(*bound)) == one["bound"]);
  }
}

TEST_CASE("columns without a name are called as written", "[query][trees]") {
  const std::string query =
      "MATCH (n) WITH n, n AS `odd name` RETURN n.name ,  (n.x +1)*2, `odd name`.y AS `z z`";
  const auto parsed = syntax::parse_query(query);
  REQUIRE(parsed);
  const auto bound = bind_statement(*parsed, query);
  REQUIRE(bound);
  CHECK(bound->query.columns == std::vector<std::string>{"n.name", "(n.x +1)*2", "z z"});
}

}  // namespace entente::query::testing
