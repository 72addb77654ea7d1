// Aggregating functions, alone.
#include "query/functions/aggregates.hpp"

#include <catch2/catch.hpp>

#include "graph/value_print.hpp"

using namespace entente;
using namespace entente::query;

namespace {

std::string of(std::string_view function, const List& values, bool distinct = false) {
  const auto accumulator = make_accumulator(function, distinct);
  REQUIRE(accumulator);
  EvalContext context;
  for (const Value& value : values) accumulator->add({&value, 1}, context);
  const Value result = accumulator->finish(context);
  return context.failed() ? std::string(error_kind_name(context.error->kind)) : cypher_literal(result);
}

std::string percentile(std::string_view function, const List& values, const Value& share) {
  const auto accumulator = make_accumulator(function, false);
  EvalContext context;
  for (const Value& value : values) {
    const Value arguments[] = {value, share};
    accumulator->add(arguments, context);
  }
  const Value result = accumulator->finish(context);
  return context.failed() ? context.error->detail : cypher_literal(result);
}

}  // namespace

TEST_CASE("aggregates of nothing", "[aggregates]") {
  CHECK(of("count", {}) == "0");
  CHECK(of("sum", {Value()}) == "0");
  CHECK(of("avg", {}) == "null");
  CHECK(of("min", {Value()}) == "null");
  CHECK(of("collect", {Value()}) == "[]");
  CHECK(of("stdev", {}) == "0.0");
  CHECK(of("stdev", {Value(5)}) == "0.0");
  CHECK(percentile("percentilecont", {}, 0.5) == "null");
  CHECK(make_accumulator("median", false) == nullptr);
}

TEST_CASE("sums are exact as long as they are of integers", "[aggregates]") {
  CHECK(of("sum", {INT64_MAX, -1}) == "9223372036854775806");
  CHECK(of("sum", {INT64_MAX, 1}) == "ArithmeticError");
  CHECK(of("sum", {1, 0.5}) == "1.5");
  CHECK(of("avg", {INT64_MAX, INT64_MAX}) == "9.223372036854776e+18");
  CHECK(of("sum", {"a"}) == "TypeError");
  CHECK(of("sum", {Value(Duration{0, 1, 0, 0}), Value(Duration{0, 2, 0, 0})}) == "duration('P3D')");
  CHECK(of("avg", {Value(Duration{0, 1, 0, 0}), Value(Duration{0, 2, 0, 0})}) == "duration('P1DT12H')");
  CHECK(of("sum", {Value(Duration{}), 1}) == "TypeError");
  CHECK(of("sum", {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}) == "1.0");
}

TEST_CASE("DISTINCT takes equivalent values once", "[aggregates]") {
  CHECK(of("count", {1, 1.0, "1", Value(), Value()}, true) == "2");
  CHECK(of("collect", {2, 1, 2.0}, true) == "[2, 1]");
  CHECK(of("sum", {2, 2.0, 3}, true) == "5");
}

TEST_CASE("min and max go by the order of ORDER BY", "[aggregates]") {
  CHECK(of("max", {"z", 1, true}) == "1");
  CHECK(of("min", {"z", 1, Value(List{2})}) == "[2]");
}

TEST_CASE("percentiles", "[aggregates]") {
  const List values{10, 20, 30, 40};
  CHECK(percentile("percentilecont", values, 0.5) == "25.0");
  CHECK(percentile("percentilecont", values, 1) == "40.0");
  CHECK(percentile("percentiledisc", values, 0.5) == "20");
  CHECK(percentile("percentiledisc", values, 0.0) == "10");
  CHECK(percentile("percentiledisc", values, 1.0) == "40");
  CHECK(percentile("percentilecont", values, 1.1) == "NumberOutOfRange");
  CHECK(percentile("percentiledisc", values, -0.1) == "NumberOutOfRange");
  CHECK(percentile("percentiledisc", {"a"}, 0.5) == "InvalidArgumentValue");
}

TEST_CASE("deviations", "[aggregates]") {
  CHECK(of("stdevp", {2, 4, 4, 4, 5, 5, 7, 9}) == "2.0");
  CHECK(of("stdev", {1, 2, 3}) == "1.0");
}
