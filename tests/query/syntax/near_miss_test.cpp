#include "query/syntax/near_miss.hpp"

#include <catch2/catch.hpp>

namespace entente::query::testing {

TEST_CASE("only what is near is offered, the first of equals", "[query][near_miss]") {
  const std::vector<std::string> types = {"MET", "SIGNED", "SUPPORTS", "SET"};
  CHECK(syntax::near_miss("MEET", types) == "did you mean MET?");
  CHECK(syntax::near_miss("SUPORT", types) == "did you mean SUPPORTS?");
  CHECK(syntax::near_miss("BET", types) == "did you mean MET?");
  CHECK(syntax::near_miss("ATTACKED", types).empty());
  CHECK(syntax::near_miss("X", types).empty());
  CHECK(syntax::near_miss("MEET", {}).empty());
}

}  // namespace entente::query::testing
