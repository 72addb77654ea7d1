// The duration between two temporal values of any kinds.
#include <optional>

#include "graph/temporal/arithmetic.hpp"
#include "graph/temporal/time_zones.hpp"

namespace entente {
namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;

/// What a temporal value says, part by part.
struct Parts {
  std::optional<std::int64_t> days;
  std::optional<std::int64_t> nanos_of_day;
  std::optional<std::int32_t> offset;
  std::string zone;
};

Parts parts_of(const LocalDateTime& time) {
  const std::int64_t days = floor_divide(time.seconds, kSecondsPerDay);
  return {days, (time.seconds - days * kSecondsPerDay) * kNanosPerSecond + time.nanos, std::nullopt, {}};
}

std::optional<Parts> parts_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Date:
      return Parts{value.date().days, std::nullopt, std::nullopt, {}};
    case ValueKind::LocalTime:
      return Parts{std::nullopt, value.local_time().nanos, std::nullopt, {}};
    case ValueKind::Time:
      return Parts{std::nullopt, value.time().nanos, value.time().offset_seconds, {}};
    case ValueKind::LocalDateTime:
      return parts_of(value.local_date_time());
    case ValueKind::DateTime: {
      Parts parts = parts_of(local_part(value.date_time()));
      parts.offset = value.date_time().offset_seconds;
      parts.zone = value.date_time().zone;
      return parts;
    }
    default:
      return std::nullopt;
  }
}

void take_zone(Parts& parts, const Parts& other) {
  parts.offset = other.offset;
  parts.zone = other.zone;
}

LocalDateTime wall_clock(const Parts& parts) {
  const std::int64_t nanos = parts.nanos_of_day.value_or(0);
  return {parts.days.value_or(0) * kSecondsPerDay + nanos / kNanosPerSecond,
          static_cast<std::int32_t>(nanos % kNanosPerSecond)};
}

/// The moment, with the zone that both values then share; without any zone the wall clock is the moment.
DateTime moment_of(const Parts& parts) {
  const LocalDateTime clock = wall_clock(parts);
  const std::int32_t offset = parts.offset.value_or(0);
  return at_zone(clock, parts.zone, offset).value_or(DateTime{clock.seconds, clock.nanos, 0, {}});
}

std::int64_t whole_days(const LocalDateTime& from, const LocalDateTime& to) {
  std::int64_t seconds = to.seconds - from.seconds;
  if (seconds > 0 && to.nanos < from.nanos) --seconds;
  if (seconds < 0 && to.nanos > from.nanos) ++seconds;
  return seconds / kSecondsPerDay;
}

std::int64_t whole_months(const LocalDateTime& from, const LocalDateTime& to) {
  const std::int64_t from_day = floor_divide(from.seconds, kSecondsPerDay);
  const std::int64_t to_day = floor_divide(to.seconds, kSecondsPerDay);
  const CivilDate a = to_civil(from_day);
  const CivilDate b = to_civil(to_day);
  std::int64_t months = (b.year - a.year) * 12 + b.month - a.month;
  // What is left of a month after whole ones: day of the month, then time of day.
  const LocalDateTime a_rest{a.day * kSecondsPerDay + from.seconds - from_day * kSecondsPerDay, from.nanos};
  const LocalDateTime b_rest{b.day * kSecondsPerDay + to.seconds - to_day * kSecondsPerDay, to.nanos};
  if (months > 0 && b_rest < a_rest) --months;
  if (months < 0 && b_rest > a_rest) ++months;
  return months;
}

Duration seconds_between(const DateTime& from, const DateTime& to) {
  Duration result;
  result.seconds = to.seconds - from.seconds;
  result.nanos = to.nanos - from.nanos;
  if (result.nanos < 0) {
    --result.seconds;
    result.nanos += static_cast<std::int32_t>(kNanosPerSecond);
  }
  return result;
}

Result<Duration> mixed_between(DateTime from, const DateTime& to, const LocalDateTime& to_clock, bool dated) {
  Duration calendar;
  if (dated) {
    calendar.months = whole_months(local_part(from), to_clock);
    const auto moved = add(from, Duration{calendar.months, 0, 0, 0}, 1);
    if (!moved) return fail(moved.error());
    calendar.days = whole_days(local_part(*moved), to_clock);
    const auto at_last = add(*moved, Duration{0, calendar.days, 0, 0}, 1);
    if (!at_last) return fail(at_last.error());
    from = *at_last;
  }
  Duration result = seconds_between(from, to);
  result.months = calendar.months;
  result.days = calendar.days;
  return result;
}

}  // namespace

Result<Duration> duration_between(const Value& from, const Value& to, DurationUnit unit) {
  auto a = parts_of(from);
  auto b = parts_of(to);
  if (!a || !b) return fail(ErrorKind::TypeError, "a duration lies between two dates or times");
  const bool dated = a->days && b->days;
  if (!a->days) a->days = b->days;
  if (!b->days) b->days = a->days;
  if (!a->offset) take_zone(*a, *b);
  if (!b->offset) take_zone(*b, *a);
  const DateTime start = moment_of(*a);
  const DateTime end = moment_of(*b);
  // The end on the wall clock of the start's zone.
  std::int32_t offset = start.offset_seconds;
  if (!start.zone.empty()) offset = offset_at(start.zone, end.seconds).value_or(offset);
  const LocalDateTime end_clock{end.seconds + offset, end.nanos};
  switch (unit) {
    case DurationUnit::Mixed:
      return mixed_between(start, end, end_clock, dated);
    case DurationUnit::Months:
      return Duration{dated ? whole_months(local_part(start), end_clock) : 0, 0, 0, 0};
    case DurationUnit::Days:
      return Duration{0, dated ? whole_days(local_part(start), end_clock) : 0, 0, 0};
    case DurationUnit::Seconds:
      break;
  }
  return seconds_between(start, end);
}

}  // namespace entente
