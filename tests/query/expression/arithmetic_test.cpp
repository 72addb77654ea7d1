// Operators on values: results, overflow, wrong kinds.
#include "query/expression/arithmetic.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "graph/value_print.hpp"

using namespace entente;
using namespace entente::query;

namespace {

std::string shown(const Result<Value>& result) {
  return result ? cypher_literal(*result) : std::string(error_kind_name(result.error().kind));
}

}  // namespace

TEST_CASE("integers do not wrap around", "[arithmetic]") {
  CHECK(shown(add(INT64_MAX, 1)) == "ArithmeticError");
  CHECK(shown(subtract(INT64_MIN, 1)) == "ArithmeticError");
  CHECK(shown(multiply(INT64_MIN, -1)) == "ArithmeticError");
  CHECK(shown(divide(INT64_MIN, -1)) == "ArithmeticError");
  CHECK(shown(negate(INT64_MIN)) == "ArithmeticError");
  CHECK(shown(modulo(INT64_MIN, -1)) == "0");
  CHECK(shown(divide(1, 0)) == "ArithmeticError");
  CHECK(shown(modulo(1, 0)) == "ArithmeticError");
  CHECK(shown(divide(-7, 2)) == "-3");
  CHECK(shown(modulo(-7, 2)) == "-1");
}

TEST_CASE("floats follow IEEE 754", "[arithmetic]") {
  CHECK(std::isinf(divide(1.0, 0)->floating()));
  CHECK(std::isnan(divide(0.0, 0.0)->floating()));
  CHECK(shown(divide(1, 2.0)) == "0.5");
  CHECK(shown(power(2, 10)) == "1024.0");
  CHECK(shown(modulo(5.5, 2)) == "1.5");
}

TEST_CASE("null takes part in nothing", "[arithmetic]") {
  for (const auto operation : {add, subtract, multiply, divide, modulo, power, concatenate}) {
    CHECK(shown(operation(Value(), Value(1))) == "null");
    CHECK(shown(operation(Value(List{}), Value())) == "null");
  }
}

TEST_CASE("text and lists are joined", "[arithmetic]") {
  CHECK(shown(add("a", 1)) == "'a1'");
  CHECK(shown(add(1.5, "a")) == "'1.5a'");
  CHECK(shown(add("on ", Value(Date{0}))) == "'on 1970-01-01'");
  CHECK(shown(add(Value(List{1}), Value(List{2, 3}))) == "[1, 2, 3]");
  CHECK(shown(add(Value(List{1}), "x")) == "[1, 'x']");
  CHECK(shown(add("x", Value(List{1}))) == "['x', 1]");
  CHECK(shown(concatenate("a", "b")) == "'ab'");
  CHECK(shown(concatenate("a", 1)) == "TypeError");
}

TEST_CASE("kinds that do not fit are refused", "[arithmetic]") {
  CHECK(shown(add(true, 1)) == "TypeError");
  CHECK(shown(add("a", Value(Map{}))) == "TypeError");
  CHECK(shown(subtract("a", "b")) == "TypeError");
  CHECK(shown(subtract(Value(Duration{}), Value(Date{}))) == "TypeError");
  CHECK(shown(multiply("a", 2)) == "TypeError");
  CHECK(shown(add(Value(Date{}), 1)) == "TypeError");
  CHECK(shown(negate("a")) == "TypeError");
}

TEST_CASE("durations move moments and are scaled", "[arithmetic]") {
  const Value week(Duration{0, 7, 0, 0});
  CHECK(shown(add(week, Value(Date{0}))) == "date('1970-01-08')");
  CHECK(shown(subtract(Value(Date{0}), week)) == "date('1969-12-25')");
  CHECK(shown(multiply(2, week)) == "duration('P14D')");
  CHECK(shown(divide(week, 2)) == "duration('P3DT12H')");
  CHECK(shown(negate(week)) == "duration('P-7D')");
  CHECK(shown(divide(week, 0)) == "ArithmeticError");
  CHECK(shown(add(Value(Date{0}), Value(Duration{INT64_MAX, 0, 0, 0}))) == "ArgumentError");
}
