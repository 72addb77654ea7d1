#include "cli/parameters.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::cli;

TEST_CASE("parameters are a name and a JSON value") {
  const auto name = parse_parameter("who=\"Xi Jinping\"");
  REQUIRE(name);
  CHECK(name->first == "who");
  CHECK(identical(name->second, Value("Xi Jinping")));
  CHECK(identical(parse_parameter("n=42")->second, Value(42)));
  CHECK(identical(parse_parameter("n=-9223372036854775808")->second, Value(INT64_MIN)));
  CHECK(identical(parse_parameter("x=1.5")->second, Value(1.5)));
  CHECK(identical(parse_parameter("x=null")->second, Value()));
  CHECK(identical(parse_parameter("x=[1,\"a\",{\"b\":true}]")->second,
                  Value(List{Value(1), Value("a"), Value(Map{{"b", Value(true)}})})));
}

TEST_CASE("a bad parameter is refused with what to write") {
  CHECK(parse_parameter("who").error().hint.find("name=JSON") != std::string::npos);
  CHECK(parse_parameter("1a=2").error().message.find("'1a'") != std::string::npos);
  CHECK(parse_parameter("=2").error().kind == ErrorKind::ArgumentError);
  const Error word = parse_parameter("who=Xi").error();
  CHECK(word.message.find("not JSON at byte 1") != std::string::npos);
  CHECK(word.hint.find("\"Xi\"") != std::string::npos);
  CHECK_FALSE(parse_parameter("x=[1,2"));
  CHECK_FALSE(parse_parameter("x=1 2"));
  CHECK_FALSE(parse_parameter("x=\"\xFF\""));
  CHECK_FALSE(parse_parameter("x=" + std::string(100000, '[')));
}
