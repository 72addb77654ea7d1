// Arithmetic and order of temporal values. Calendar parts come first: months (a day that the month lacks
// becomes its last), then days, then seconds; with a named zone, months and days move the wall clock and
// seconds the moment.
#pragma once

#include <compare>
#include <cstdint>

#include "graph/result.hpp"
#include "graph/temporal/temporal.hpp"
#include "graph/value.hpp"

namespace entente {

/// By moment, then by offset, then by zone name; equal only where identical.
std::strong_ordering order_in_time(const Time& a, const Time& b);
std::strong_ordering order_in_time(const DateTime& a, const DateTime& b);
/// By length, a month being 1/12 of 365.2425 days; then by months, then by days. Equal only where identical.
std::strong_ordering order_by_length(const Duration& a, const Duration& b);

// Errors below are ArgumentErrors: a year beyond +-999,999,999, or a duration beyond 64 bits.

/// `sign` is 1 to add, -1 to subtract. Of a date only whole days are changed; of a time only its place in the
/// day.
Result<Date> add(const Date& date, const Duration& duration, int sign);
LocalTime add(const LocalTime& time, const Duration& duration, int sign);
Time add(const Time& time, const Duration& duration, int sign);
Result<LocalDateTime> add(const LocalDateTime& time, const Duration& duration, int sign);
Result<DateTime> add(const DateTime& time, const Duration& duration, int sign);
Result<Duration> add(const Duration& a, const Duration& b, int sign);

/// Part by part; what is left of a month or day goes on as days and seconds, at 30.436875 days to the month.
Result<Duration> multiply(const Duration& duration, std::int64_t factor);
Result<Duration> multiply(const Duration& duration, double factor);
Result<Duration> divide(const Duration& duration, std::int64_t divisor);
Result<Duration> divide(const Duration& duration, double divisor);

/// A number with its fraction in 10^-15; both have one sign. What durations are gathered from.
struct Amount {
  std::int64_t whole = 0;
  std::int64_t fraction = 0;
  static constexpr std::int64_t kScale = 1'000'000'000'000'000;
  /// Nothing where the number is not finite or does not fit.
  static std::optional<Amount> from(double number);
};

/// Gathers units into a duration.
class DurationBuilder {
 public:
  void add_months(Amount amount, std::int64_t months_per_unit);
  void add_days(Amount amount, std::int64_t days_per_unit);
  void add_nanos(Amount amount, std::int64_t nanos_per_unit);
  [[nodiscard]] Result<Duration> build() const;

 private:
  // In 10^-15 of a month, a day, a nanosecond.
  __extension__ using Wide = __int128;
  Wide months_ = 0;
  Wide days_ = 0;
  Wide nanos_ = 0;
};

enum class DurationUnit : std::uint8_t { Mixed, Months, Days, Seconds };
/// From one temporal value (not a duration) to another: the largest parts first (Mixed), or whole units of
/// one kind. A value without date takes the other's, without time midnight, without zone the other's; with
/// two zones the first one's calendar counts.
Result<Duration> duration_between(const Value& from, const Value& to, DurationUnit unit);

/// A local time in a zone (a name) or, where `zone` is empty, at an offset. Nothing where there is no such
/// zone.
std::optional<DateTime> at_zone(const LocalDateTime& local, const std::string& zone,
                                std::int32_t offset_seconds);
/// The wall clock of a moment.
inline LocalDateTime local_part(const DateTime& time) {
  return {time.seconds + time.offset_seconds, time.nanos};
}

}  // namespace entente
