// Temporal values from maps of components.
#include "query/functions/temporal_build.hpp"

#include <algorithm>
#include <array>

#include "graph/temporal/arithmetic.hpp"
#include "graph/temporal/parse.hpp"
#include "graph/temporal/time_zones.hpp"

namespace entente::query {
namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;

Error wrong(std::string message) {
  return {.kind = ErrorKind::ArgumentError, .message = std::move(message), .detail = "InvalidArgumentValue"};
}

constexpr std::array kDateKeys{"year",    "month",   "week",         "day",        "dayOfWeek",
                               "weekDay", "quarter", "dayOfQuarter", "ordinalDay", "date"};
constexpr std::array kTimeKeys{"hour",        "minute",     "second", "millisecond",
                               "microsecond", "nanosecond", "time"};
constexpr std::array kMomentKeys{"datetime"};
constexpr std::array kEpochKeys{"epochSeconds", "epochMillis"};

template <std::size_t kSize>
bool stands_in(const std::string& key, const std::array<const char*, kSize>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// One map being read. The first error is kept; numbers read after it are absent.
class MapReader {
 public:
  explicit MapReader(const Map& map) : map_(map) {}

  [[nodiscard]] bool has(std::string_view key) const {
    const auto found = map_.find(key);
    return found != map_.end() && !found->second.is_null();
  }
  std::optional<std::int64_t> number(std::string_view key, std::int64_t least, std::int64_t most) {
    if (!has(key)) return std::nullopt;
    const Value& value = map_.find(key)->second;
    if (!value.is(ValueKind::Integer)) {
      refuse(std::string(key) + " must be an integer, found " + std::string(value_kind_name(value.kind())));
      return std::nullopt;
    }
    if (value.integer() < least || value.integer() > most) {
      refuse(std::string(key) + " must be from " + std::to_string(least) + " to " + std::to_string(most) +
             ", found " + std::to_string(value.integer()));
      return std::nullopt;
    }
    return value.integer();
  }
  std::optional<TemporalParts> temporal(std::string_view key) {
    if (!has(key)) return std::nullopt;
    auto parts = parts_of(map_.find(key)->second);
    if (!parts) refuse(std::string(key) + " must be a temporal value");
    return parts;
  }
  std::optional<ZoneText> zone() {
    if (!has("timezone")) return std::nullopt;
    const Value& value = map_.find("timezone")->second;
    if (!value.is(ValueKind::String)) {
      refuse("timezone must be a string");
      return std::nullopt;
    }
    auto zone = parse_zone(value.string());
    if (zone) return *zone;
    if (!error_) error_ = zone.error();
    return std::nullopt;
  }
  void refuse(std::string message) {
    if (!error_) error_ = wrong(std::move(message));
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  const Map& map_;
  std::optional<Error> error_;
};

std::int64_t first_of_quarter(std::int64_t year, std::int64_t quarter) {
  return from_civil(year, static_cast<int>(quarter) * 3 - 2, 1);
}

/// The day by week, by day of the year, by quarter, or by month and day, whichever the map speaks of.
class DayReader {
 public:
  DayReader(MapReader& map, std::optional<std::int64_t> base) : map_(map), base_(base) {
    if (base_) civil_ = to_civil(*base_);
  }
  std::optional<std::int64_t> read() {
    const auto year = map_.number("year", -kMaxYear, kMaxYear);
    if (!year && !base_) {
      map_.refuse("the map must give a year");
      return std::nullopt;
    }
    std::optional<std::int64_t> day;
    if (map_.has("week") || map_.has("dayOfWeek") || map_.has("weekDay")) {
      day = by_week(year);
    } else if (map_.has("ordinalDay")) {
      const auto ordinal = map_.number("ordinalDay", 1, 366);
      const std::int64_t y = year.value_or(civil_.year);
      if (ordinal && (*ordinal < 366 || is_leap_year(y))) day = from_civil(y, 1, 1) + *ordinal - 1;
    } else if (map_.has("quarter") || map_.has("dayOfQuarter")) {
      day = by_quarter(year.value_or(civil_.year));
    } else {
      day = by_month(year.value_or(civil_.year));
    }
    if (!day || !is_in_calendar(*day)) map_.refuse("there is no such day");
    return day;
  }

 private:
  std::optional<std::int64_t> by_week(std::optional<std::int64_t> year) {
    const IsoWeek base = base_ ? to_iso_week(*base_) : IsoWeek{};
    auto weekday = map_.number("dayOfWeek", 1, 7);
    if (!weekday) weekday = map_.number("weekDay", 1, 7);
    const auto week = map_.number("week", 1, 53);
    if (!week && !base_) {
      map_.refuse("the map must give a week");
      return std::nullopt;
    }
    return from_iso_week(year.value_or(base.year), week.value_or(base.week),
                         weekday.value_or(base_ ? base.weekday : 1));
  }
  std::optional<std::int64_t> by_quarter(std::int64_t year) {
    const std::int64_t base_quarter = (civil_.month - 1) / 3 + 1;
    const auto quarter = map_.number("quarter", 1, 4);
    if (!quarter && !base_) {
      map_.refuse("the map must give a quarter");
      return std::nullopt;
    }
    const std::int64_t base_day = base_ ? *base_ - first_of_quarter(civil_.year, base_quarter) + 1 : 1;
    const std::int64_t day = map_.number("dayOfQuarter", 1, 92).value_or(base_day);
    const std::int64_t q = quarter.value_or(base_quarter);
    const std::int64_t next = q == 4 ? first_of_quarter(year + 1, 1) : first_of_quarter(year, q + 1);
    const std::int64_t result = first_of_quarter(year, q) + day - 1;
    return result < next ? std::optional(result) : std::nullopt;
  }
  std::optional<std::int64_t> by_month(std::int64_t year) {
    const auto month = map_.number("month", 1, 12);
    const auto day = map_.number("day", 1, 31);
    if (day && !month && !base_) {
      map_.refuse("the map gives a day and must give its month too");
      return std::nullopt;
    }
    const int m = static_cast<int>(month.value_or(base_ ? civil_.month : 1));
    const int d = static_cast<int>(day.value_or(base_ ? civil_.day : 1));
    return d <= days_in_month(year, m) ? std::optional(from_civil(year, m, d)) : std::nullopt;
  }

  MapReader& map_;
  std::optional<std::int64_t> base_;
  CivilDate civil_{};
};

/// Milli-, micro- and nanoseconds: each counts within the next larger one that the map gives.
std::optional<std::int64_t> read_fraction(MapReader& map) {
  const bool has_millis = map.has("millisecond");
  const bool has_micros = map.has("microsecond");
  if (!has_millis && !has_micros && !map.has("nanosecond")) return std::nullopt;
  const std::int64_t millis = map.number("millisecond", 0, 999).value_or(0);
  const std::int64_t micros = map.number("microsecond", 0, has_millis ? 999 : 999'999).value_or(0);
  const std::int64_t most = has_micros ? 999 : has_millis ? 999'999 : 999'999'999;
  return millis * 1'000'000 + micros * 1'000 + map.number("nanosecond", 0, most).value_or(0);
}

std::int64_t read_clock(MapReader& map, std::optional<std::int64_t> base) {
  const std::int64_t seconds = base.value_or(0) / kNanosPerSecond;
  if (!base && !map.has("hour") &&
      (map.has("minute") || map.has("second") || map.has("millisecond") || map.has("microsecond") ||
       map.has("nanosecond"))) {
    map.refuse("the map must give the hour too");
  }
  if (!base && !map.has("minute") && map.has("second")) map.refuse("the map must give the minute too");
  const std::int64_t hour = map.number("hour", 0, 23).value_or(seconds / 3600);
  const std::int64_t minute = map.number("minute", 0, 59).value_or(seconds / 60 % 60);
  const std::int64_t second = map.number("second", 0, 59).value_or(seconds % 60);
  const std::int64_t below = read_fraction(map).value_or(base.value_or(0) % kNanosPerSecond);
  return (hour * 3600 + minute * 60 + second) * kNanosPerSecond + below;
}

LocalDateTime wall_clock(const TemporalParts& parts) {
  const std::int64_t nanos = parts.nanos_of_day.value_or(0);
  return {parts.days.value_or(0) * kSecondsPerDay + nanos / kNanosPerSecond,
          static_cast<std::int32_t>(nanos % kNanosPerSecond)};
}

void set_clock(TemporalParts& parts, const LocalDateTime& clock) {
  const std::int64_t days = floor_divide(clock.seconds, kSecondsPerDay);
  if (parts.days) parts.days = days;
  parts.nanos_of_day = (clock.seconds - days * kSecondsPerDay) * kNanosPerSecond + clock.nanos;
}

/// Puts the parts into a zone. A time of day without date takes a named zone's offset of the statement's day.
void enter_zone(TemporalParts& parts, const ZoneText& zone, ZoneChange change, const EvalContext& context) {
  const LocalDateTime clock = wall_clock(parts);
  const bool converts = parts.offset && change == ZoneChange::KeepMoment;
  std::int64_t moment = clock.seconds - parts.offset.value_or(0);
  if (converts && parts.days && !parts.zone.empty()) {
    if (const auto exact = at_zone(clock, parts.zone, *parts.offset)) moment = exact->seconds;
  }
  std::int32_t offset = zone.offset_seconds;
  if (!zone.zone.empty()) {
    const std::int64_t when = parts.days ? moment : context.now_seconds;
    offset =
        (converts || !parts.days ? offset_at(zone.zone, when) : offset_for_local(zone.zone, clock.seconds))
            .value_or(0);
  }
  if (converts) set_clock(parts, {moment + offset, clock.nanos});
  parts.offset = offset;
  parts.zone = zone.zone;
}

std::optional<Error> check_keys(const Map& map, const TemporalShape& shape) {
  for (const auto& [key, value] : map) {
    const bool known =
        (shape.date && stands_in(key, kDateKeys)) || (shape.time && stands_in(key, kTimeKeys)) ||
        (shape.date && shape.time && stands_in(key, kMomentKeys)) ||
        (shape.date && shape.time && shape.zone && stands_in(key, kEpochKeys)) || key == "timezone";
    if (!known) return wrong("this temporal value has no component " + key);
  }
  return std::nullopt;
}

/// {epochSeconds: …, nanosecond: …} and {epochMillis: …}.
Result<TemporalParts> from_epoch(MapReader& map) {
  constexpr std::int64_t kMostSeconds = 366 * (kMaxYear + 1) * kSecondsPerDay;
  TemporalParts parts;
  std::int64_t seconds = 0;
  std::int64_t nanos = 0;
  if (map.has("epochSeconds")) {
    seconds = map.number("epochSeconds", -kMostSeconds, kMostSeconds).value_or(0);
    nanos = read_fraction(map).value_or(0);
  } else {
    const std::int64_t millis = map.number("epochMillis", INT64_MIN, INT64_MAX).value_or(0);
    seconds = floor_divide(millis, 1000);
    nanos = (millis % 1000 + 1000) % 1000 * 1'000'000 + map.number("nanosecond", 0, 999'999).value_or(0);
  }
  parts.days = 0;
  parts.offset = 0;
  set_clock(parts, {seconds, static_cast<std::int32_t>(nanos)});
  if (!is_in_calendar(*parts.days)) map.refuse("there is no such day");
  if (map.error()) return fail(*map.error());
  return parts;
}

}  // namespace

std::optional<TemporalParts> parts_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Date:
      return TemporalParts{.days = value.date().days};
    case ValueKind::LocalTime:
      return TemporalParts{.nanos_of_day = value.local_time().nanos};
    case ValueKind::Time:
      return TemporalParts{.nanos_of_day = value.time().nanos, .offset = value.time().offset_seconds};
    case ValueKind::LocalDateTime: {
      TemporalParts parts{.days = 0};
      set_clock(parts, value.local_date_time());
      return parts;
    }
    case ValueKind::DateTime: {
      TemporalParts parts{.days = 0};
      set_clock(parts, local_part(value.date_time()));
      parts.offset = value.date_time().offset_seconds;
      parts.zone = value.date_time().zone;
      return parts;
    }
    default:
      return std::nullopt;
  }
}

TemporalParts now_parts(const EvalContext& context) {
  TemporalParts parts{.days = 0};
  set_clock(parts, {context.now_seconds, context.now_nanos});
  parts.offset = 0;
  return parts;
}

TemporalShape shape_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::Date:
      return {true, false, false};
    case ValueKind::LocalTime:
      return {false, true, false};
    case ValueKind::Time:
      return {false, true, true};
    case ValueKind::LocalDateTime:
      return {true, true, false};
    default:
      return {true, true, true};
  }
}

Result<TemporalParts> build_parts(const Map& map, const TemporalShape& shape, const TemporalParts& base,
                                  ZoneChange change, const EvalContext& context) {
  if (const auto error = check_keys(map, shape)) return fail(*error);
  MapReader reader(map);
  TemporalParts parts = base;
  const bool has_epoch = reader.has("epochSeconds") || reader.has("epochMillis");
  if (has_epoch) {
    auto epoch = from_epoch(reader);
    if (!epoch) return epoch;
    parts = *epoch;
  } else {
    if (const auto moment = reader.temporal("datetime")) parts = *moment;
    if (const auto date = reader.temporal("date")) parts.days = date->days;
    if (const auto time = reader.temporal("time")) {
      parts.nanos_of_day = time->nanos_of_day;
      parts.offset = time->offset;
      parts.zone = time->zone;
    }
    if (shape.date) parts.days = DayReader(reader, parts.days).read();
    if (shape.time) parts.nanos_of_day = read_clock(reader, parts.nanos_of_day);
  }
  const auto zone = reader.zone();
  if (reader.error()) return fail(*reader.error());
  if (!shape.zone) return parts;
  if (zone) {
    enter_zone(parts, *zone, change, context);
  } else if (!parts.offset) {
    parts.offset = 0;
  }
  return parts;
}

Result<Value> from_parts(ValueKind kind, const TemporalParts& parts) {
  const std::int64_t nanos = parts.nanos_of_day.value_or(0);
  switch (kind) {
    case ValueKind::LocalTime:
    case ValueKind::Time:
      if (!parts.nanos_of_day) return fail(wrong("a date has no time of day"));
      if (kind == ValueKind::LocalTime) return Value(LocalTime{nanos});
      return Value(Time{nanos, parts.offset.value_or(0)});
    default:
      break;
  }
  if (!parts.days) return fail(wrong("a time of day has no date"));
  switch (kind) {
    case ValueKind::Date:
      return Value(Date{*parts.days});
    case ValueKind::LocalDateTime:
      return Value(wall_clock(parts));
    default: {
      const auto moment = at_zone(wall_clock(parts), parts.zone, parts.offset.value_or(0));
      if (!moment) return fail(wrong("there is no time zone " + parts.zone));
      return Value(*moment);
    }
  }
}

}  // namespace entente::query
