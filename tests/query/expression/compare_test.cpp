// Equality, comparability, orderability and equivalence.
#include "query/expression/compare.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "graph/temporal/parse.hpp"

using namespace entente;
using namespace entente::query;

namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();
const double kInfinity = std::numeric_limits<double>::infinity();

Value moment(const char* text) { return Value(parse_date_time(text).value()); }

bool less(const Value& a, const Value& b) {
  const auto order = compare(a, b);
  return order && *order < 0;
}

}  // namespace

TEST_CASE("equality knows three truths", "[compare]") {
  CHECK(equals(Value(1), Value(1.0)) == Truth::True);
  CHECK(equals(Value(1), Value("1")) == Truth::False);
  CHECK(equals(Value(), Value()) == Truth::Unknown);
  CHECK(equals(Value(kNan), Value(kNan)) == Truth::False);
  CHECK(equals(Value(0.0), Value(-0.0)) == Truth::True);
  CHECK(equals(Value(NodeId(1)), Value(EdgeId(1))) == Truth::False);
  CHECK(equals(Value(List{1, Value()}), Value(List{1, 2})) == Truth::Unknown);
  CHECK(equals(Value(List{1, Value()}), Value(List{2, 2})) == Truth::False);
  CHECK(equals(Value(List{1}), Value(List{1, Value()})) == Truth::False);
  CHECK(equals(Value(Map{{"a", Value()}}), Value(Map{{"a", Value(1)}})) == Truth::Unknown);
  CHECK(equals(Value(Map{{"a", Value()}}), Value(Map{{"b", Value()}})) == Truth::False);
}

TEST_CASE("large integers and floats are compared exactly", "[compare]") {
  const std::int64_t big = (std::int64_t{1} << 53) + 1;  // has no double of its own
  CHECK(equals(Value(big), Value(0x1p53)) == Truth::False);
  CHECK(less(Value(0x1p53), Value(big)));
  CHECK(less(Value(INT64_MAX), Value(0x1p63)));
  CHECK(equals(Value(INT64_MIN), Value(-0x1p63)) == Truth::True);
  CHECK(less(Value(-kInfinity), Value(INT64_MIN)));
  CHECK(less(Value(-3), Value(-2.5)));
  CHECK(less(Value(2), Value(2.5)));
  CHECK_FALSE(less(Value(3), Value(kNan)));
  CHECK(compare(Value(3), Value(kNan)).has_value());
}

TEST_CASE("what cannot be compared has no order", "[compare]") {
  CHECK_FALSE(compare(Value(1), Value("a")));
  CHECK_FALSE(compare(Value(), Value(1)));
  CHECK_FALSE(compare(Value(Date{0}), Value(LocalDateTime{0, 0})));
  CHECK_FALSE(compare(Value(Map{}), Value(Map{})));
  CHECK_FALSE(compare(Value(Duration{1, 0, 0, 0}), Value(Duration{2, 0, 0, 0})));
  CHECK(less(Value(List{1, "a"}), Value(List{1, "b"})));
  CHECK_FALSE(compare(Value(List{1, Value()}), Value(List{1, 2})));
  CHECK(less(Value(List{1}), Value(List{1, Value()})));
  CHECK(less(moment("2024-07-02T09:00+02:00"), moment("2024-07-02T08:00Z")));
}

TEST_CASE("everything has its place in the order of ORDER BY", "[compare]") {
  const List ascending{Value(Map{}),
                       Value(Map{{"a", Value(1)}}),
                       Value(NodeId(1)),
                       Value(EdgeId(0)),
                       Value(List{}),
                       Value(List{1}),
                       Value(List{1, Value()}),
                       Value(Path{{NodeId(0)}, {}}),
                       moment("2024-07-02T09:00+02:00"),
                       moment("2024-07-02T08:00Z"),
                       Value(LocalDateTime{0, 0}),
                       Value(Date{0}),
                       Value(Time{0, 0}),
                       Value(LocalTime{0}),
                       Value(Duration{0, 30, 0, 0}),
                       Value(Duration{1, 0, 0, 0}),
                       Value(""),
                       Value("Z"),
                       Value("a"),
                       Value(false),
                       Value(true),
                       Value(-kInfinity),
                       Value(-1),
                       Value(0.5),
                       Value(kInfinity),
                       Value(kNan),
                       Value()};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      INFO(i << " and " << j);
      CHECK((order(ascending[i], ascending[j]) < 0) == (i < j));
      CHECK(equivalent(ascending[i], ascending[j]) == (i == j));
    }
  }
}

TEST_CASE("equivalent values have one hash", "[compare]") {
  const std::pair<Value, Value> same[] = {
      {Value(1), Value(1.0)},
      {Value(kNan), Value(-kNan)},
      {Value(), Value()},
      {Value(0.0), Value(-0.0)},
      {Value(INT64_MIN), Value(-0x1p63)},
      {Value(List{1, Value(Map{{"a", Value(2)}})}), Value(List{1.0, Value(Map{{"a", Value(2.0)}})})},
  };
  for (const auto& [a, b] : same) {
    CHECK(equivalent(a, b));
    CHECK(hash_equivalent(a) == hash_equivalent(b));
  }
  CHECK_FALSE(equivalent(Value(INT64_MAX), Value(0x1p63)));
  CHECK_FALSE(equivalent(Value("1"), Value(1)));
}
