// Functions on values of every kind, right or wrong: they give a value or an error, never anything else; and
// texts, zones and numbers at their limits.
#include <catch2/catch.hpp>
#include <limits>

#include "query/bind/function_signatures.hpp"
#include "query/engine.hpp"
#include "query/functions/registry.hpp"

using namespace entente;
using namespace entente::query;

namespace {

const List& all_kinds() {
  static const List kValues{Value(),
                            Value(true),
                            Value(0),
                            Value(-3),
                            Value(INT64_MAX),
                            Value(INT64_MIN),
                            Value(0.0),
                            Value(-1.5),
                            Value(1e300),
                            Value(std::numeric_limits<double>::quiet_NaN()),
                            Value(-std::numeric_limits<double>::infinity()),
                            Value(""),
                            Value("a\xcc\x81\xf0\x9f\x98\x80"),
                            Value("\xff\xfe broken \x80"),
                            Value("2024-07-02"),
                            Value("P1D"),
                            Value(List{}),
                            Value(List{Value(), 1, "x", Value(List{})}),
                            Value(Map{}),
                            Value(Map{{"year", Value(INT64_MAX)}}),
                            Value(Map{{"days", Value(1e300)}, {"hours", Value("x")}}),
                            Value(Map{{"timezone", Value("Nowhere/City")}}),
                            Value(Date{0}),
                            Value(Date{INT64_C(365241780471), DatePrecision::Year}),
                            Value(LocalTime{0}),
                            Value(Time{kNanosPerDay - 1, -64800}),
                            Value(LocalDateTime{-1, 999'999'999}),
                            Value(DateTime{0, 0, 3600, "Europe/Stockholm"}),
                            Value(Duration{INT64_MAX, INT64_MIN, INT64_MAX, 999'999'999})};
  return kValues;
}

}  // namespace

TEST_CASE("every signature has a body and every body a signature", "[functions]") {
  for (const FunctionSignature& signature : function_signatures()) {
    INFO(signature.name);
    if (signature.aggregate || signature.name == "coalesce") continue;
    CHECK(find_function_body(signature.name) != nullptr);
    CHECK(find_function(signature.spelling) == &signature);
  }
  for (const auto group :
       {number_functions(), string_functions(), list_functions(), conversion_functions(), graph_functions(),
        temporal_functions(), truncation_functions(), clock_functions()}) {
    for (const Function& function : group) CHECK(find_function(function.name) != nullptr);
  }
}

TEST_CASE("functions take any values without harm", "[functions]") {
  std::size_t calls = 0;
  for (const FunctionSignature& signature : function_signatures()) {
    const Function* function = find_function_body(signature.name);
    if (function == nullptr) continue;
    const auto call = [&](List arguments) {
      for (const Value& argument : arguments) {
        if (function->null_gives_null && argument.is_null()) return;
      }
      EvalContext context;
      const Value value = function->body(arguments, context);
      if (context.failed()) CHECK_FALSE(context.error->message.empty());
      if (context.failed()) CHECK(value.is_null());
      ++calls;
    };
    if (signature.min_arguments == 0) call({});
    for (const Value& first : all_kinds()) {
      if (signature.min_arguments <= 1 && signature.max_arguments >= 1) call({first});
      if (signature.max_arguments < 2) continue;
      for (const Value& second : all_kinds()) {
        if (signature.min_arguments <= 2) call({first, second});
        if (signature.max_arguments >= 3) call({first, second, Value(2)});
        if (signature.max_arguments >= 3) call({first, second, Value("x")});
        if (signature.max_arguments >= 3) call({first, second, Value(Map{{"day", Value(31)}})});
      }
    }
  }
  CHECK(calls > 10'000);
}

TEST_CASE("a long range is refused before it is made", "[functions]") {
  Graph graph;
  Engine engine(graph);
  const auto result = engine.run("RETURN size(range(1, 9223372036854775807)) AS n");
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == ErrorKind::ArgumentError);
  CHECK(engine.run("RETURN range(-9223372036854775808, 9223372036854775807, 9223372036854775807) AS r")
            ->rows[0][0]
            .list()
            .size() == 3);
}

TEST_CASE("values cannot be nested without end", "[functions]") {
  Graph graph;
  Engine engine(graph);
  const auto result = engine.run("RETURN reduce(l = [], x IN range(1, 100000) | [l]) AS deep");
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == ErrorKind::ArgumentError);
}

TEST_CASE("a costly regular expression is stopped", "[functions]") {
  Graph graph;
  Engine engine(graph);
  const auto result = engine.run("RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' =~ '(a*)*c' AS m");
  if (result) CHECK_FALSE(result->rows[0][0].boolean());
  CHECK_FALSE(engine.run("RETURN 'a' =~ '(' AS m"));
  CHECK(engine.run("RETURN 'Kassym-Jomart' =~ '(?i)kassym.*' AS m")->rows[0][0].boolean());
  CHECK_FALSE(engine.run("RETURN 'abc' =~ 'b' AS m")->rows[0][0].boolean());
}

TEST_CASE("an error while the query runs has its place", "[functions]") {
  Graph graph;
  Engine engine(graph);
  const auto result = engine.run("UNWIND [0] AS x\nRETURN 'é' AS a, 1 / x AS b");
  REQUIRE_FALSE(result);
  REQUIRE(result.error().place.has_value());
  CHECK(result.error().place->line == 2);
  CHECK(result.error().place->column == 18);  // characters, not bytes
  CHECK(result.error().place->length == 5);
}
