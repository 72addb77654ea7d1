// Values: sharing, identity, hashing, depth.
#include "graph/value.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace entente;

TEST_CASE("a value is 16 bytes and keeps its kind and content", "[value]") {
  STATIC_REQUIRE(sizeof(Value) == 16);
  CHECK(Value().is_null());
  CHECK(Value(true).boolean());
  CHECK(Value(-7).integer() == -7);
  CHECK(Value(1.5).floating() == 1.5);
  CHECK(Value("Kairat").string() == "Kairat");
  CHECK(Value(Date{19000, DatePrecision::Month}).date() == Date{19000, DatePrecision::Month});
  CHECK(Value(Time{5, -3600}).time() == Time{5, -3600});
  CHECK(Value(LocalDateTime{-5, 999}).local_date_time() == LocalDateTime{-5, 999});
  CHECK(Value(NodeId(3)).node() == NodeId(3));
  CHECK(Value(EdgeId(4)).edge() == EdgeId(4));
  CHECK(Value(Duration{1, 2, 3, 4}).duration() == Duration{1, 2, 3, 4});
}

TEST_CASE("copies share their content and outlive the original", "[value]") {
  Value copy;
  {
    const Value original(List{Value("a"), Value(1)});
    copy = original;
    CHECK(&copy.list() == &original.list());
  }
  REQUIRE(copy.list().size() == 2);
  const Value moved = std::move(copy);
  CHECK(moved.list()[0].string() == "a");
  Value self = moved;
  self = *&self;
  CHECK(identical(self, moved));
}

TEST_CASE("identity tells kinds apart and takes NaN for itself", "[value]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(identical(Value(nan), Value(-nan)));
  CHECK(hash_value(Value(nan)) == hash_value(Value(-nan)));
  CHECK(identical(Value(0.0), Value(-0.0)));
  CHECK(hash_value(Value(0.0)) == hash_value(Value(-0.0)));
  CHECK_FALSE(identical(Value(1), Value(1.0)));
  CHECK_FALSE(identical(Value(NodeId(1)), Value(EdgeId(1))));
  CHECK(identical(Value(), Value()));
  const Value a(Map{{"k", Value(List{Value("x"), Value()})}});
  const Value b(Map{{"k", Value(List{Value("x"), Value()})}});
  CHECK(identical(a, b));
  CHECK(hash_value(a) == hash_value(b));
  CHECK_FALSE(identical(a, Value(Map{{"k", Value(List{Value("x")})}})));
}

TEST_CASE("depth counts lists and maps inside each other", "[value]") {
  CHECK(Value(5).depth() == 0);
  CHECK(Value(List{}).depth() == 1);
  CHECK(Value(List{Value(Map{{"a", Value(List{Value(1)})}}), Value(2)}).depth() == 3);
}
