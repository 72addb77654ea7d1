// What is too deep, too long or no text at all is refused; what is merely wide is read.
#include <catch2/catch.hpp>

#include "query/bind/bind.hpp"
#include "query/syntax/parse_query.hpp"

namespace entente::query::testing {
namespace {

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

/// The message, or "bound" where nothing is wrong.
std::string outcome(const std::string& query) {
  const auto parsed = syntax::parse_query(query);
  if (!parsed) return parsed.error().message;
  const auto bound = bind_statement(*parsed, query);
  return bound ? "bound" : bound.error().message;
}

}  // namespace

TEST_CASE("deep nesting is refused, whatever nests", "[query][limits]") {
  constexpr int kDeep = 100'000;
  const std::string too_deep = "the query is nested too deeply here";
  CHECK(outcome("RETURN " + repeated("(", kDeep)) == too_deep);
  CHECK(outcome("RETURN " + repeated("(", kDeep) + "1" + repeated(")", kDeep)) == too_deep);
  CHECK(outcome("RETURN " + repeated("[", kDeep)) == too_deep);
  CHECK(outcome("RETURN " + repeated("{a: ", kDeep)) == too_deep);
  CHECK(outcome("RETURN " + repeated("size(", kDeep)) == too_deep);
  CHECK(outcome("RETURN " + repeated("CASE WHEN ", kDeep)) == too_deep);
  CHECK(outcome("RETURN " + repeated("EXISTS { MATCH (n) WHERE ", kDeep)) == too_deep);
  CHECK(outcome("RETURN " + repeated("[x IN ", kDeep)) == too_deep);
  CHECK(outcome("RETURN " + repeated("x[", kDeep)) == too_deep);
  CHECK(outcome(repeated("CALL { ", kDeep)) == too_deep);
  CHECK(outcome(repeated("FOREACH (x IN [1] | ", kDeep)) == too_deep);
  CHECK(outcome("MATCH " + repeated("(", kDeep)) == too_deep);
  CHECK(outcome("MATCH (n:" + repeated("(", kDeep)) == too_deep);
}

TEST_CASE("long chains are refused, so that no tree is too deep to walk", "[query][limits]") {
  const std::string too_long = "this expression is too long a chain";
  CHECK(outcome("RETURN 1" + repeated(" + 1", 100'000)) == too_long);
  CHECK(outcome("RETURN " + repeated("- ", 100'000) + "x") == too_long);
  CHECK(outcome("RETURN " + repeated("NOT ", 100'000) + "true") == too_long);
  CHECK(outcome("RETURN $x" + repeated(".a", 100'000)) == too_long);
  CHECK(outcome("RETURN $x" + repeated("[0]", 100'000)) == too_long);
  CHECK(outcome("RETURN 1" + repeated(" IS NULL", 100'000)) == too_long);
}

TEST_CASE("the deepest that is read is also bound and freed", "[query][limits]") {
  CHECK(outcome("RETURN 1" + repeated(" + 1", 900)) == "bound");
  CHECK(outcome("RETURN " + repeated("(", 100) + "1" + repeated(" + 1)", 100)) == "bound");
  CHECK(outcome("RETURN " + repeated("[", 140) + repeated("]", 140)) == "bound");
  CHECK(outcome("MATCH (n:" + repeated("!", 100'000) + "A) RETURN n") == "bound");
}

TEST_CASE("wide queries are read", "[query][limits]") {
  CHECK(outcome("RETURN [0" + repeated(", 1", 50'000) + "]") == "bound");
  CHECK(outcome("RETURN true" + repeated(" AND true", 50'000)) == "bound");
  CHECK(outcome("MATCH (n)" + repeated("-->()", 2'000) + " RETURN n") == "bound");
  CHECK(outcome("RETURN 1 AS x" + repeated(" UNION ALL RETURN 1 AS x", 2'000)) == "bound");
}

TEST_CASE("what is not UTF-8 is refused with its place", "[query][limits]") {
  for (const std::string bad : {"\x80", "\xC0\xAF", "\xE2\x82", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    const std::string query = "RETURN '" + bad + "'";
    const auto parsed = syntax::parse_query(query);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().message == "the query is not UTF-8 at byte 8");
    CHECK(parsed.error().place->offset == 8);
  }
  CHECK(outcome(std::string("RETURN 1\0", 9)) == "control characters cannot stand here");
}

TEST_CASE("a query of more than 16 MiB is refused", "[query][limits]") {
  CHECK(outcome("RETURN '" + std::string(syntax::kMaxQueryBytes, 'x') + "'") ==
        "the query is longer than 16 MiB");
}

}  // namespace entente::query::testing
