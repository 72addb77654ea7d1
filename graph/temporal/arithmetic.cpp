// Adding, scaling and ordering of temporal values.
#include "graph/temporal/arithmetic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/temporal/time_zones.hpp"

namespace entente {
namespace {

__extension__ using Wide = __int128;
constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::int64_t kSecondsPerMonth = 2'629'746;  // a twelfth of 365.2425 days
constexpr std::int64_t kMostMonths = 12 * 2 * (kMaxYear + 1);
constexpr std::int64_t kMostDays = 366 * 2 * (kMaxYear + 1);
constexpr std::int64_t kMostSeconds = kMostDays * kSecondsPerDay;

Error beyond_calendar() {
  return {.kind = ErrorKind::ArgumentError,
          .message = "the result is beyond the years -999,999,999 to +999,999,999",
          .detail = "NumberOutOfRange"};
}

Error too_long() {
  return {.kind = ErrorKind::ArgumentError,
          .message = "the duration does not fit: its months, days and seconds have 64 bits each",
          .detail = "NumberOutOfRange"};
}

bool fits(Wide number) {
  return number >= std::numeric_limits<std::int64_t>::min() &&
         number <= std::numeric_limits<std::int64_t>::max();
}

/// Nothing where a part does not fit.
Result<Duration> make_duration(Wide months, Wide days, Wide nanos) {
  Wide seconds = nanos / kNanosPerSecond;
  Wide rest = nanos % kNanosPerSecond;
  if (rest < 0) {
    --seconds;
    rest += kNanosPerSecond;
  }
  if (!fits(months) || !fits(days) || !fits(seconds)) return fail(too_long());
  return Duration{static_cast<std::int64_t>(months), static_cast<std::int64_t>(days),
                  static_cast<std::int64_t>(seconds), static_cast<std::int32_t>(rest)};
}

Wide all_nanos(const Duration& duration) { return Wide{duration.seconds} * kNanosPerSecond + duration.nanos; }

/// A day moved by months and days; nothing beyond the calendar.
std::optional<std::int64_t> move_days(std::int64_t start, Wide months, Wide days) {
  if (months > kMostMonths || months < -kMostMonths || days > kMostDays || days < -kMostDays)
    return std::nullopt;
  if (months != 0) {
    const CivilDate civil = to_civil(start);
    const std::int64_t month_count = civil.year * 12 + civil.month - 1 + static_cast<std::int64_t>(months);
    const std::int64_t year = floor_divide(month_count, 12);
    const int month = static_cast<int>(month_count - year * 12) + 1;
    start = from_civil(year, month, std::min(civil.day, days_in_month(year, month)));
    if (!is_in_calendar(start)) return std::nullopt;
  }
  start += static_cast<std::int64_t>(days);
  if (!is_in_calendar(start)) return std::nullopt;
  return start;
}

/// Seconds and nanoseconds moved; nothing beyond the calendar.
std::optional<LocalDateTime> move_clock(const LocalDateTime& start, Wide nanos) {
  const Wide total = nanos + start.nanos;
  Wide seconds = total / kNanosPerSecond;
  Wide rest = total % kNanosPerSecond;
  if (rest < 0) {
    --seconds;
    rest += kNanosPerSecond;
  }
  if (seconds > kMostSeconds || seconds < -kMostSeconds) return std::nullopt;
  const LocalDateTime moved{start.seconds + static_cast<std::int64_t>(seconds),
                            static_cast<std::int32_t>(rest)};
  if (!is_in_calendar(floor_divide(moved.seconds, kSecondsPerDay))) return std::nullopt;
  return moved;
}

std::int64_t move_in_day(std::int64_t nanos, const Duration& duration, int sign) {
  Wide moved = (nanos + sign * all_nanos(duration)) % kNanosPerDay;
  if (moved < 0) moved += kNanosPerDay;
  return static_cast<std::int64_t>(moved);
}

std::optional<LocalDateTime> move_calendar(const LocalDateTime& start, const Duration& duration, int sign) {
  const std::int64_t day = floor_divide(start.seconds, kSecondsPerDay);
  const auto moved = move_days(day, Wide{sign} * duration.months, Wide{sign} * duration.days);
  if (!moved) return std::nullopt;
  return LocalDateTime{start.seconds + (*moved - day) * kSecondsPerDay, start.nanos};
}

std::strong_ordering order(Wide a, Wide b) {
  return a < b   ? std::strong_ordering::less
         : a > b ? std::strong_ordering::greater
                 : std::strong_ordering::equal;
}

}  // namespace

std::strong_ordering order_in_time(const Time& a, const Time& b) {
  const auto moment = [](const Time& t) { return t.nanos - t.offset_seconds * kNanosPerSecond; };
  if (const auto o = moment(a) <=> moment(b); o != 0) return o;
  return a.offset_seconds <=> b.offset_seconds;
}

std::strong_ordering order_in_time(const DateTime& a, const DateTime& b) {
  if (const auto o = a.seconds <=> b.seconds; o != 0) return o;
  if (const auto o = a.nanos <=> b.nanos; o != 0) return o;
  if (const auto o = a.offset_seconds <=> b.offset_seconds; o != 0) return o;
  return a.zone.compare(b.zone) <=> 0;
}

std::strong_ordering order_by_length(const Duration& a, const Duration& b) {
  const auto length = [](const Duration& d) {
    return (Wide{d.months} * kSecondsPerMonth + Wide{d.days} * kSecondsPerDay + d.seconds) * kNanosPerSecond +
           d.nanos;
  };
  if (const auto o = order(length(a), length(b)); o != 0) return o;
  if (const auto o = a.months <=> b.months; o != 0) return o;
  return a.days <=> b.days;
}

Result<Date> add(const Date& date, const Duration& duration, int sign) {
  const Wide whole_days = duration.seconds / kSecondsPerDay;  // towards zero
  const auto days =
      move_days(date.days, Wide{sign} * duration.months, Wide{sign} * (duration.days + whole_days));
  if (!days) return fail(beyond_calendar());
  return Date{*days, date.precision};
}

LocalTime add(const LocalTime& time, const Duration& duration, int sign) {
  return {move_in_day(time.nanos, duration, sign)};
}

Time add(const Time& time, const Duration& duration, int sign) {
  return {move_in_day(time.nanos, duration, sign), time.offset_seconds};
}

Result<LocalDateTime> add(const LocalDateTime& time, const Duration& duration, int sign) {
  const auto moved = move_calendar(time, duration, sign);
  const auto result = moved ? move_clock(*moved, sign * all_nanos(duration)) : std::nullopt;
  if (!result) return fail(beyond_calendar());
  return *result;
}

Result<DateTime> add(const DateTime& time, const Duration& duration, int sign) {
  const auto moved = move_calendar(local_part(time), duration, sign);
  if (!moved) return fail(beyond_calendar());
  std::int32_t offset = time.offset_seconds;
  if (!time.zone.empty() && (duration.months != 0 || duration.days != 0)) {
    offset = offset_for_local(time.zone, moved->seconds, offset).value_or(offset);
  }
  const auto moment = move_clock({moved->seconds - offset, moved->nanos}, sign * all_nanos(duration));
  if (!moment) return fail(beyond_calendar());
  if (!time.zone.empty()) offset = offset_at(time.zone, moment->seconds).value_or(offset);
  return DateTime{moment->seconds, moment->nanos, offset, time.zone};
}

Result<Duration> add(const Duration& a, const Duration& b, int sign) {
  return make_duration(Wide{a.months} + Wide{sign} * b.months, Wide{a.days} + Wide{sign} * b.days,
                       all_nanos(a) + sign * all_nanos(b));
}

std::optional<Amount> Amount::from(double number) {
  if (!(std::abs(number) < 0x1p63)) return std::nullopt;
  const double whole = std::trunc(number);
  // To 10^-15, so that a fraction written in decimals is taken as written.
  const auto fraction =
      static_cast<std::int64_t>(std::llround((number - whole) * static_cast<double>(kScale)));
  return Amount{static_cast<std::int64_t>(whole), fraction};
}

void DurationBuilder::add_months(Amount amount, std::int64_t months_per_unit) {
  months_ += (Wide{amount.whole} * Amount::kScale + amount.fraction) * months_per_unit;
}

void DurationBuilder::add_days(Amount amount, std::int64_t days_per_unit) {
  days_ += (Wide{amount.whole} * Amount::kScale + amount.fraction) * days_per_unit;
}

void DurationBuilder::add_nanos(Amount amount, std::int64_t nanos_per_unit) {
  nanos_ += Wide{amount.whole} * nanos_per_unit + Wide{amount.fraction} * nanos_per_unit / Amount::kScale;
}

Result<Duration> DurationBuilder::build() const {
  constexpr Wide kMonthNanos = Wide{kSecondsPerMonth} * kNanosPerSecond;
  const Wide left = months_ % Amount::kScale * kMonthNanos / Amount::kScale +
                    days_ % Amount::kScale * kNanosPerDay / Amount::kScale;
  return make_duration(months_ / Amount::kScale, days_ / Amount::kScale + left / kNanosPerDay,
                       nanos_ + left % kNanosPerDay);
}

Result<Duration> multiply(const Duration& duration, std::int64_t factor) {
  const Wide nanos = all_nanos(duration);
  const Wide most = (Wide{std::numeric_limits<std::int64_t>::max()} + 1) * kNanosPerSecond;
  const Wide size = factor < 0 ? -Wide{factor} : Wide{factor};
  if (size != 0 && (nanos > most / size || nanos < -most / size)) return fail(too_long());
  return make_duration(Wide{duration.months} * factor, Wide{duration.days} * factor, nanos * factor);
}

Result<Duration> divide(const Duration& duration, std::int64_t divisor) {
  if (divisor == 0) return fail(ErrorKind::ArithmeticError, "division by zero");
  const auto part = [divisor](std::int64_t n) -> std::optional<Amount> {
    const Wide whole = Wide{n} / divisor;
    if (!fits(whole)) return std::nullopt;
    return Amount{static_cast<std::int64_t>(whole),
                  static_cast<std::int64_t>(Wide{n} % divisor * Amount::kScale / divisor)};
  };
  const auto months = part(duration.months);
  const auto days = part(duration.days);
  if (!months || !days) return fail(too_long());
  DurationBuilder builder;
  builder.add_months(*months, 1);
  builder.add_days(*days, 1);
  auto rest = builder.build();
  if (!rest) return rest;
  return make_duration(rest->months, rest->days, all_nanos(*rest) + all_nanos(duration) / divisor);
}

Result<Duration> multiply(const Duration& duration, double factor) {
  const auto months = Amount::from(static_cast<double>(duration.months) * factor);
  const auto days = Amount::from(static_cast<double>(duration.days) * factor);
  const auto seconds = Amount::from(static_cast<double>(duration.seconds) * factor);
  const auto nanos = Amount::from(duration.nanos * factor);
  if (!months || !days || !seconds || !nanos) return fail(too_long());
  DurationBuilder builder;
  builder.add_months(*months, 1);
  builder.add_days(*days, 1);
  builder.add_nanos(*seconds, kNanosPerSecond);
  builder.add_nanos(*nanos, 1);
  return builder.build();
}

Result<Duration> divide(const Duration& duration, double divisor) {
  if (divisor == 0.0) return fail(ErrorKind::ArithmeticError, "division by zero");
  if (divisor == std::trunc(divisor) && std::abs(divisor) < 0x1p53) {
    return divide(duration, static_cast<std::int64_t>(divisor));
  }
  return multiply(duration, 1.0 / divisor);
}

std::optional<DateTime> at_zone(const LocalDateTime& local, const std::string& zone,
                                std::int32_t offset_seconds) {
  if (zone.empty()) return DateTime{local.seconds - offset_seconds, local.nanos, offset_seconds, zone};
  const auto assumed = offset_for_local(zone, local.seconds, offset_seconds);
  if (!assumed) return std::nullopt;
  const std::int64_t moment = local.seconds - *assumed;
  return DateTime{moment, local.nanos, offset_at(zone, moment).value_or(*assumed), zone};
}

}  // namespace entente
