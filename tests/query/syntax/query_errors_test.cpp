// Every wrong query of tests/cases/query_errors gives its error: kind, detail, message, hint, and the caret
// under the text.
#include <catch2/catch.hpp>

#include "case_file.hpp"
#include "query/bind/bind.hpp"
#include "query/syntax/parse_query.hpp"

namespace entente::query::testing {
namespace {

std::optional<Error> error_of(const std::string& query) {
  const auto parsed = syntax::parse_query(query);
  if (!parsed) return parsed.error();
  const auto bound = bind_statement(*parsed, query);
  if (!bound) return bound.error();
  return std::nullopt;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

std::string caret_line(const std::string& query, const TextPlace& place) {
  const std::size_t marked = characters(std::string_view(query).substr(place.offset, place.length));
  return std::string(place.column - 1, ' ') + "^" + std::string(marked > 1 ? marked - 1 : 0, '~');
}

}  // namespace

TEST_CASE("wrong queries are refused with a message and a place", "[query][errors]") {
  const std::vector<Case> cases = read_cases("query_errors");
  REQUIRE(cases.size() >= 150);
  for (const Case& one : cases) {
    INFO(one.where << ": " << one["query"]);
    const std::optional<Error> error = error_of(one["query"]);
    CHECK(error.has_value());
    if (!error) continue;
    CHECK(std::string(error_kind_name(error->kind)) + " " + error->detail + ": " + error->message ==
          one["error"]);
    CHECK(error->hint == one["hint"]);
    CHECK(error->phase == ErrorPhase::CompileTime);
    CHECK(error->place.has_value());
    if (error->place) CHECK(caret_line(one["query"], *error->place) == one["caret"]);
  }
}

TEST_CASE("a place counts lines, and characters rather than bytes", "[query][errors]") {
  const auto error = error_of("MATCH (é)\n  WHERE é.x = nope\nRETURN é");
  REQUIRE(error.has_value());
  REQUIRE(error->place.has_value());
  CHECK(error->place->line == 2);
  CHECK(error->place->column == 15);
  CHECK(error->place->length == 4);
}

}  // namespace entente::query::testing
