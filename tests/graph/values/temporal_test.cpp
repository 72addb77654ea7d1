// Dates, times and durations: calendar, text forms, zones, arithmetic.
#include "graph/temporal/temporal.hpp"

#include <catch2/catch.hpp>

#include "graph/temporal/arithmetic.hpp"
#include "graph/temporal/parse.hpp"
#include "graph/temporal/print.hpp"
#include "graph/temporal/time_zones.hpp"

using namespace entente;

namespace {

template <class T>
std::string shown(const Result<T>& result) {
  return result ? to_string(*result) : "error: " + result.error().message;
}

Value moment(const char* text) { return Value(parse_date_time(text).value()); }
Value local(const char* text) { return Value(parse_local_date_time(text).value()); }

std::string between(const Value& from, const Value& to, DurationUnit unit = DurationUnit::Mixed) {
  return shown(duration_between(from, to, unit));
}

}  // namespace

TEST_CASE("days and civil dates are each other's inverse", "[temporal]") {
  CHECK(from_civil(1970, 1, 1) == 0);
  CHECK(from_civil(2000, 3, 1) == 11017);
  for (std::int64_t day = -800'000; day < 800'000; day += 13) {
    const CivilDate civil = to_civil(day);
    REQUIRE(from_civil(civil.year, civil.month, civil.day) == day);
  }
  CHECK(is_in_calendar(from_civil(-999'999'999, 1, 1)));
  CHECK_FALSE(is_in_calendar(from_civil(-999'999'999, 1, 1) - 1));
  CHECK_FALSE(is_in_calendar(from_civil(999'999'999, 12, 31) + 1));
}

TEST_CASE("partial dates keep what is known", "[temporal]") {
  CHECK(to_string(parse_partial_date("2024").value()) == "2024");
  CHECK(to_string(parse_partial_date("2024-02").value()) == "2024-02");
  CHECK(to_string(parse_partial_date("2024-02-29").value()) == "2024-02-29");
  CHECK(to_string(parse_partial_date("-0044-03-15").value()) == "-0044-03-15");
  CHECK(to_string(last_day(parse_partial_date("2024-02").value())) == "2024-02-29");
  CHECK(to_string(last_day(parse_partial_date("2023").value())) == "2023-12-31");
  for (const char* wrong : {"", "-", "24", "2023-02-29", "2024-13", "2024-00", "2024-1", "2024-01-1",
                            "2024-01-011", "2024/01", "2024-01-", "--2024", "+-2024", "9999999999"}) {
    INFO(wrong);
    CHECK_FALSE(parse_partial_date(wrong));
  }
}

TEST_CASE("dates are read in every ISO form", "[temporal]") {
  CHECK(shown(parse_date("2024-07-02")) == "2024-07-02");
  CHECK(shown(parse_date("20240702")) == "2024-07-02");
  CHECK(shown(parse_date("2024-W27-2")) == "2024-07-02");
  CHECK(shown(parse_date("2024W272")) == "2024-07-02");
  CHECK(shown(parse_date("2024-Q3-02")) == "2024-07-02");
  CHECK(shown(parse_date("2024-184")) == "2024-07-02");
  CHECK(shown(parse_date("2024184")) == "2024-07-02");
  CHECK(shown(parse_date("2024-07")) == "2024-07-01");
  CHECK(shown(parse_date("202407")) == "2024-07-01");
  CHECK(shown(parse_date("+999999999-12-31")) == "+999999999-12-31");
  CHECK(shown(parse_date("-999999999-01-01")) == "-999999999-01-01");
  for (const char* wrong :
       {"", "2024-02-30", "2024-W53", "2023-366", "2024-Q5", "2024-Q1-92", "20240732", "2024-7-2",
        "+1000000000-01-01", "2024-07-02T", "two", "2024-", "2024W", "2024Q"}) {
    INFO(wrong);
    CHECK_FALSE(parse_date(wrong));
  }
}

TEST_CASE("times and date-times are read and printed back", "[temporal]") {
  CHECK(shown(parse_local_time("0905")) == "09:05");
  CHECK(shown(parse_local_time("09:05:07.5")) == "09:05:07.500");
  CHECK(shown(parse_time("09:05-0330")) == "09:05-03:30");
  CHECK(shown(parse_time("09+00:00")) == "09:00Z");
  CHECK(shown(parse_local_date_time("2024-07-02T090507.000001")) == "2024-07-02T09:05:07.000001");
  CHECK(shown(parse_date_time("2024-07-02T09:05[Asia/Tashkent]")) == "2024-07-02T09:05+05:00[Asia/Tashkent]");
  CHECK(shown(parse_date_time("2024-07-02T09:05+05:00[Asia/Tashkent]")) ==
        "2024-07-02T09:05+05:00[Asia/Tashkent]");
  CHECK(shown(parse_date_time("2024-07-02T09:05Z")) == "2024-07-02T09:05Z");
  for (const char* wrong : {"24:00", "09:60", "9:05", "09:05:07.", "09:05:07.1234567890", "09:05+19:00"}) {
    INFO(wrong);
    CHECK_FALSE(parse_time(wrong));
  }
  CHECK_FALSE(parse_date_time("2024-07-02T09:05+01:00[Asia/Tashkent]"));
  CHECK_FALSE(parse_date_time("2024-07-02T09:05[Asia/Nowhere]"));
  CHECK_FALSE(parse_date_time("2024-07-02T09:05[Asia/Tashkent"));
}

TEST_CASE("clocks that go back or forward are resolved", "[temporal]") {
  // Europe/Paris, 2024-10-27: 03:00 summer time becomes 02:00.
  CHECK(shown(parse_date_time("2024-10-27T02:30[Europe/Paris]")) == "2024-10-27T02:30+02:00[Europe/Paris]");
  CHECK(shown(parse_date_time("2024-10-27T02:30+01:00[Europe/Paris]")) ==
        "2024-10-27T02:30+01:00[Europe/Paris]");
  // 2024-03-31: 02:00 becomes 03:00.
  CHECK(shown(parse_date_time("2024-03-31T02:30[Europe/Paris]")) == "2024-03-31T03:30+02:00[Europe/Paris]");
  CHECK(is_time_zone("UTC"));
  CHECK_FALSE(is_time_zone("Etc/Unknown"));
  CHECK_FALSE(is_time_zone("GMT+7"));
  CHECK(offset_at("Europe/Paris", INT64_C(31556889864403199)).has_value());
  CHECK(offset_at("Europe/Paris", -INT64_C(31557014167219200)).has_value());
}

TEST_CASE("durations are read, normalised and printed", "[temporal]") {
  CHECK(shown(parse_duration("P1Y2M3W4DT5H6M7.25S")) == "P1Y2M25DT5H6M7.25S");
  CHECK(shown(parse_duration("P1.5M")) == "P1M15DT5H14M33S");
  CHECK(shown(parse_duration("PT-0.000000001S")) == "PT-0.000000001S");
  CHECK(shown(parse_duration("-P1DT1H")) == "P-1DT-1H");
  CHECK(shown(parse_duration("PT90M")) == "PT1H30M");
  CHECK(shown(parse_duration("P0001-02-03T04:05:06")) == "P1Y2M3DT4H5M6S");
  CHECK(shown(parse_duration("PT0S")) == "PT0S");
  for (const char* wrong : {"", "P", "PT", "P1", "1Y", "P1D1Y", "P1H", "PT1D", "P1DT", "P1.D", "PT1S1S",
                            "P--1D", "P99999999999999999999D", "PT9223372036854775807H"}) {
    INFO(wrong);
    CHECK_FALSE(parse_duration(wrong));
  }
}

TEST_CASE("durations are added to and taken from moments", "[temporal]") {
  const Duration month{1, 0, 0, 0};
  CHECK(shown(add(parse_date("2024-01-31").value(), month, 1)) == "2024-02-29");
  CHECK(shown(add(parse_date("2024-03-31").value(), month, -1)) == "2024-02-29");
  CHECK(shown(add(parse_date("2024-01-01").value(), Duration{0, 0, 2 * 86400 + 5, 0}, 1)) == "2024-01-03");
  CHECK(to_string(add(LocalTime{0}, Duration{0, 9, -1, 0}, 1)) == "23:59:59");
  // A day over the change of clocks is 23 hours; 24 hours are 24 hours.
  const DateTime eve = parse_date_time("2024-03-30T12:00[Europe/Paris]").value();
  CHECK(shown(add(eve, Duration{0, 1, 0, 0}, 1)) == "2024-03-31T12:00+02:00[Europe/Paris]");
  CHECK(shown(add(eve, Duration{0, 0, 86400, 0}, 1)) == "2024-03-31T13:00+02:00[Europe/Paris]");
  CHECK_FALSE(add(parse_date("+999999999-12-31").value(), Duration{0, 1, 0, 0}, 1));
  CHECK_FALSE(add(Date{0}, Duration{INT64_MAX, INT64_MAX, INT64_MAX, 0}, -1));
  CHECK_FALSE(add(LocalDateTime{0, 0}, Duration{0, 0, INT64_MAX, 999'999'999}, 1));
}

TEST_CASE("durations are scaled; what is left of a month goes on as days and seconds", "[temporal]") {
  CHECK(shown(divide(Duration{1, 0, 0, 0}, std::int64_t{2})) == "P15DT5H14M33S");
  CHECK(shown(multiply(Duration{0, 1, 0, 0}, 1.5)) == "P1DT12H");
  CHECK(shown(multiply(Duration{2, 3, 4, 500'000'000}, std::int64_t{-2})) == "P-4M-6DT-9S");
  CHECK_FALSE(divide(Duration{1, 0, 0, 0}, std::int64_t{0}));
  CHECK_FALSE(divide(Duration{1, 0, 0, 0}, 0.0));
  CHECK_FALSE(multiply(Duration{INT64_MAX, 0, 0, 0}, std::int64_t{2}));
  CHECK_FALSE(multiply(Duration{0, 0, INT64_MAX, 0}, std::int64_t{INT64_MIN}));
  CHECK_FALSE(multiply(Duration{1, 0, 0, 0}, 1e300));
}

TEST_CASE("durations between moments", "[temporal]") {
  CHECK(between(Value(Date{0}), local("1971-03-05T01:00")) == "P1Y2M4DT1H");
  CHECK(between(local("1971-03-05T01:00"), Value(Date{0})) == "P-1Y-2M-4DT-1H");
  CHECK(between(Value(LocalTime{0}), local("2024-03-05T01:00")) == "PT1H");
  CHECK(between(moment("2024-01-01T00:00+02:00"), moment("2024-01-01T00:00Z")) == "PT2H");
  CHECK(between(moment("2024-03-31T00:00[Europe/Paris]"), Value(parse_date("2024-04-01").value()),
                DurationUnit::Seconds) == "PT23H");
  CHECK(between(moment("2024-03-31T00:00[Europe/Paris]"), Value(parse_date("2024-04-01").value())) == "P1D");
  CHECK(between(local("2024-01-31T10:00"), local("2024-02-29T09:59"), DurationUnit::Months) == "PT0S");
  CHECK(between(local("2024-01-02T10:00"), local("2024-01-01T10:00:00.000000001"), DurationUnit::Days) ==
        "PT0S");
  CHECK_FALSE(duration_between(Value(1), Value(Date{0}), DurationUnit::Mixed));
}

TEST_CASE("weeks of ISO 8601", "[temporal]") {
  CHECK(to_iso_week(from_civil(2021, 1, 3)).year == 2020);
  CHECK(to_iso_week(from_civil(2021, 1, 3)).week == 53);
  CHECK(to_iso_week(from_civil(2021, 1, 3)).weekday == 7);
  CHECK(from_iso_week(2020, 53, 7) == from_civil(2021, 1, 3));
  CHECK_FALSE(from_iso_week(2021, 53, 1));
  for (std::int64_t day = -100'000; day < 100'000; ++day) {
    const IsoWeek week = to_iso_week(day);
    REQUIRE(from_iso_week(week.year, week.week, week.weekday) == day);
  }
}
