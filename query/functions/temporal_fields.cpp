// Components of temporal values.
#include "query/functions/temporal_fields.hpp"

#include <array>
#include <limits>

#include "graph/temporal/arithmetic.hpp"
#include "graph/temporal/parse.hpp"
#include "graph/temporal/print.hpp"

namespace entente::query {
namespace {

__extension__ using Wide = __int128;
constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
using Field = std::optional<Value>;

/// Null where it does not fit into 64 bits.
Value integer(Wide number) {
  if (number < std::numeric_limits<std::int64_t>::min() || number > std::numeric_limits<std::int64_t>::max())
    return {};
  return Value(static_cast<std::int64_t>(number));
}

/// How much of a date must be known for a component to be.
struct DateField {
  std::string_view name;
  DatePrecision needs;
  std::int64_t (*get)(std::int64_t days, const CivilDate& civil);
};

std::int64_t quarter_of(const CivilDate& civil) { return (civil.month - 1) / 3 + 1; }

constexpr std::array<DateField, 11> kDateFields{{
    {"year", DatePrecision::Year, [](std::int64_t, const CivilDate& c) { return c.year; }},
    {"quarter", DatePrecision::Month, [](std::int64_t, const CivilDate& c) { return quarter_of(c); }},
    {"month", DatePrecision::Month, [](std::int64_t, const CivilDate& c) { return std::int64_t{c.month}; }},
    {"week", DatePrecision::Day,
     [](std::int64_t d, const CivilDate&) { return std::int64_t{to_iso_week(d).week}; }},
    {"weekYear", DatePrecision::Day, [](std::int64_t d, const CivilDate&) { return to_iso_week(d).year; }},
    {"day", DatePrecision::Day, [](std::int64_t, const CivilDate& c) { return std::int64_t{c.day}; }},
    {"ordinalDay", DatePrecision::Day,
     [](std::int64_t d, const CivilDate& c) { return d - from_civil(c.year, 1, 1) + 1; }},
    {"dayOfYear", DatePrecision::Day,
     [](std::int64_t d, const CivilDate& c) { return d - from_civil(c.year, 1, 1) + 1; }},
    {"weekDay", DatePrecision::Day,
     [](std::int64_t d, const CivilDate&) { return std::int64_t{to_iso_week(d).weekday}; }},
    {"dayOfWeek", DatePrecision::Day,
     [](std::int64_t d, const CivilDate&) { return std::int64_t{to_iso_week(d).weekday}; }},
    {"dayOfQuarter", DatePrecision::Day,
     [](std::int64_t d, const CivilDate& c) {
       return d - from_civil(c.year, static_cast<int>(quarter_of(c)) * 3 - 2, 1) + 1;
     }},
}};

Field date_field(const Date& date, std::string_view name) {
  for (const DateField& field : kDateFields) {
    if (field.name != name) continue;
    if (date.precision < field.needs) return Value();
    return Value(field.get(date.days, to_civil(date.days)));
  }
  if (name == "precision") {
    constexpr std::array<const char*, 3> kNames{"year", "month", "day"};
    return Value(kNames[static_cast<std::size_t>(date.precision)]);
  }
  return std::nullopt;
}

Field clock_field(std::int64_t nanos, std::string_view name) {
  const std::int64_t below = nanos % kNanosPerSecond;
  if (name == "hour") return Value(nanos / kNanosPerSecond / 3600);
  if (name == "minute") return Value(nanos / kNanosPerSecond / 60 % 60);
  if (name == "second") return Value(nanos / kNanosPerSecond % 60);
  if (name == "millisecond") return Value(below / 1'000'000);
  if (name == "microsecond") return Value(below / 1'000);
  if (name == "nanosecond") return Value(below);
  return std::nullopt;
}

Field offset_field(std::int32_t offset, const std::string& zone, std::string_view name) {
  if (name == "timezone") return Value(zone.empty() ? offset_to_string(offset) : zone);
  if (name == "offset") return Value(offset_to_string(offset));
  if (name == "offsetMinutes") return Value(std::int64_t{offset / 60});
  if (name == "offsetSeconds") return Value(std::int64_t{offset});
  return std::nullopt;
}

Field local_field(const LocalDateTime& time, std::string_view name) {
  const std::int64_t days = floor_divide(time.seconds, kSecondsPerDay);
  if (name == "precision") return std::nullopt;
  if (auto field = date_field(Date{days}, name)) return field;
  return clock_field((time.seconds - days * kSecondsPerDay) * kNanosPerSecond + time.nanos, name);
}

Field moment_field(const DateTime& time, std::string_view name) {
  if (name == "epochSeconds") return Value(time.seconds);
  if (name == "epochMillis") return integer(Wide{time.seconds} * 1000 + time.nanos / 1'000'000);
  if (auto field = offset_field(time.offset_seconds, time.zone, name)) return field;
  return local_field(local_part(time), name);
}

struct DurationField {
  std::string_view name;
  Wide (*get)(const Duration&);
};

Wide seconds_scaled(const Duration& d, std::int64_t per_second) {
  return Wide{d.seconds} * per_second + d.nanos / (kNanosPerSecond / per_second);
}

constexpr std::array<DurationField, 20> kDurationFields{{
    {"years", [](const Duration& d) { return Wide{d.months / 12}; }},
    {"quarters", [](const Duration& d) { return Wide{d.months / 3}; }},
    {"months", [](const Duration& d) { return Wide{d.months}; }},
    {"weeks", [](const Duration& d) { return Wide{d.days / 7}; }},
    {"days", [](const Duration& d) { return Wide{d.days}; }},
    {"hours", [](const Duration& d) { return Wide{d.seconds / 3600}; }},
    {"minutes", [](const Duration& d) { return Wide{d.seconds / 60}; }},
    {"seconds", [](const Duration& d) { return Wide{d.seconds}; }},
    {"milliseconds", [](const Duration& d) { return seconds_scaled(d, 1'000); }},
    {"microseconds", [](const Duration& d) { return seconds_scaled(d, 1'000'000); }},
    {"nanoseconds", [](const Duration& d) { return seconds_scaled(d, 1'000'000'000); }},
    {"quartersOfYear", [](const Duration& d) { return Wide{d.months / 3 % 4}; }},
    {"monthsOfQuarter", [](const Duration& d) { return Wide{d.months % 3}; }},
    {"monthsOfYear", [](const Duration& d) { return Wide{d.months % 12}; }},
    {"daysOfWeek", [](const Duration& d) { return Wide{d.days % 7}; }},
    {"minutesOfHour", [](const Duration& d) { return Wide{d.seconds / 60 % 60}; }},
    {"secondsOfMinute", [](const Duration& d) { return Wide{d.seconds % 60}; }},
    {"millisecondsOfSecond", [](const Duration& d) { return Wide{d.nanos / 1'000'000}; }},
    {"microsecondsOfSecond", [](const Duration& d) { return Wide{d.nanos / 1'000}; }},
    {"nanosecondsOfSecond", [](const Duration& d) { return Wide{d.nanos}; }},
}};

}  // namespace

Field temporal_field(const Value& value, std::string_view name) {
  switch (value.kind()) {
    case ValueKind::Date:
      return date_field(value.date(), name);
    case ValueKind::LocalTime:
      return clock_field(value.local_time().nanos, name);
    case ValueKind::Time: {
      if (auto field = offset_field(value.time().offset_seconds, {}, name)) return field;
      return clock_field(value.time().nanos, name);
    }
    case ValueKind::LocalDateTime:
      return local_field(value.local_date_time(), name);
    case ValueKind::DateTime:
      return moment_field(value.date_time(), name);
    case ValueKind::Duration:
      for (const DurationField& field : kDurationFields) {
        if (field.name == name) return integer(field.get(value.duration()));
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace entente::query
