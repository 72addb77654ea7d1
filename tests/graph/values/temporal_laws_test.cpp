// Laws that hold for any temporal values, tried on many: printing and parsing undo each other, so do adding
// and measuring, and orders are total.
#include <catch2/catch.hpp>
#include <random>

#include "graph/temporal/arithmetic.hpp"
#include "graph/temporal/parse.hpp"
#include "graph/temporal/print.hpp"
#include "graph/temporal/time_zones.hpp"

using namespace entente;

namespace {

constexpr int kRounds = 20'000;
constexpr const char* kZones[] = {"Europe/Stockholm",
                                  "America/New_York",
                                  "Asia/Kathmandu",
                                  "Pacific/Apia",
                                  "Africa/Cairo",
                                  "Australia/Lord_Howe",
                                  "UTC"};

class Random {
 public:
  std::int64_t number(std::int64_t least, std::int64_t most) {
    const auto width = static_cast<std::uint64_t>(most - least) + 1;
    return least + static_cast<std::int64_t>(engine_() % width);
  }
  /// Mostly near the present, sometimes anywhere in the calendar.
  std::int64_t day() {
    return number(0, 9) == 0 ? from_civil(number(-kMaxYear, kMaxYear), static_cast<int>(number(1, 12)), 1)
                             : number(-60'000, 60'000);
  }
  LocalDateTime local() {
    const std::int64_t nanos = number(0, 3) == 0 ? 0 : number(0, 999'999'999);
    return {day() * kSecondsPerDay + number(0, kSecondsPerDay - 1), static_cast<std::int32_t>(nanos)};
  }
  Duration duration() {
    return {number(-500, 500), number(-500, 500), number(-500'000, 500'000),
            static_cast<std::int32_t>(number(0, 999'999'999))};
  }

 private:
  std::mt19937_64 engine_{20240702};
};

}  // namespace

TEST_CASE("what is printed is read back", "[temporal][laws]") {
  Random random;
  for (int i = 0; i < kRounds; ++i) {
    const Date date{random.day()};
    REQUIRE(parse_date(to_string(date)).value() == date);
    const LocalDateTime local = random.local();
    REQUIRE(parse_local_date_time(to_string(local)).value() == local);
    const LocalTime clock{random.number(0, kNanosPerDay - 1)};
    REQUIRE(parse_local_time(to_string(clock)).value() == clock);
    const Time time{clock.nanos, static_cast<std::int32_t>(random.number(-64'800, 64'800))};
    REQUIRE(parse_time(to_string(time)).value() == time);
    const Duration duration = random.duration();
    INFO(to_string(duration));
    REQUIRE(parse_duration(to_string(duration)).value() == duration);
  }
}

TEST_CASE("moments with zones are read back, also around changes of the clocks", "[temporal][laws]") {
  Random random;
  for (int i = 0; i < kRounds; ++i) {
    const std::string zone = kZones[random.number(0, 6)];
    const std::int64_t seconds = random.local().seconds;
    const DateTime moment{seconds, 0, offset_at(zone, seconds).value(), zone};
    INFO(to_string(moment));
    REQUIRE(parse_date_time(to_string(moment)).value() == moment);
  }
}

TEST_CASE("a moment and what lies between it and another give the other", "[temporal][laws]") {
  Random random;
  for (int i = 0; i < kRounds; ++i) {
    const LocalDateTime from = random.local();
    const LocalDateTime to = random.local();
    INFO(to_string(from) << " to " << to_string(to));
    for (const DurationUnit unit : {DurationUnit::Mixed, DurationUnit::Seconds}) {
      const auto between = duration_between(Value(from), Value(to), unit);
      REQUIRE(between);
      REQUIRE(add(from, *between, 1).value() == to);
    }
    const auto days = duration_between(Value(from), Value(to), DurationUnit::Days)->days;
    const auto months = duration_between(Value(from), Value(to), DurationUnit::Months)->months;
    // One more would go too far.
    const std::int64_t away = from < to ? 1 : -1;
    const auto beyond_day = add(from, Duration{0, days + away, 0, 0}, 1);
    if (beyond_day) REQUIRE((away > 0 ? *beyond_day > to : *beyond_day < to));
    REQUIRE((from < to ? months >= 0 && days >= 0 : months <= 0 && days <= 0));
  }
}

TEST_CASE("adding a duration of days and seconds can be taken back", "[temporal][laws]") {
  Random random;
  for (int i = 0; i < kRounds; ++i) {
    const LocalDateTime start = random.local();
    Duration duration = random.duration();
    duration.months = 0;
    const auto moved = add(start, duration, 1);
    if (!moved) continue;
    REQUIRE(add(*moved, duration, -1).value() == start);
    const Duration twice = add(duration, duration, 1).value();
    REQUIRE(multiply(duration, std::int64_t{2}).value() == twice);
    REQUIRE(divide(twice, std::int64_t{2}).value() == duration);
  }
}

TEST_CASE("durations and moments are in one order", "[temporal][laws]") {
  Random random;
  for (int i = 0; i < kRounds; ++i) {
    const Duration a = random.duration();
    const Duration b = random.number(0, 1) == 0 ? a : random.duration();
    const auto forward = order_by_length(a, b);
    const auto backward = order_by_length(b, a);
    REQUIRE((forward < 0) == (backward > 0));
    REQUIRE((forward == 0) == (a == b));
  }
}
