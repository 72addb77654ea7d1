#include "cli/near_miss.hpp"

#include <catch2/catch.hpp>

using entente::cli::near_miss;

TEST_CASE("a misspelt word finds its neighbour") {
  const std::vector<std::string> commands = {"extract", "build", "query", "schema"};
  CHECK(near_miss("qurey", commands) == "query");
  CHECK(near_miss("buld", commands) == "build");
  CHECK(near_miss("QUERY", commands) == "query");
  CHECK(near_miss("ext", commands) == "extract");
  CHECK(near_miss("frobnicate", commands).empty());
  CHECK(near_miss("", commands).empty());
  CHECK(near_miss(std::string(1000, 'q'), commands).empty());
}
