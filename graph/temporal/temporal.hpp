// openCypher's temporal types, and partial dates. Years run from -999,999,999 to +999,999,999, proleptic
// Gregorian.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

enum class DatePrecision : std::uint8_t { Year, Month, Day };

/// A calendar day, or a month or year known no better; `days` then is its first day. Ordered by first day,
/// the coarser first.
struct Date {
  std::int64_t days = 0;  ///< since 1970-01-01
  DatePrecision precision = DatePrecision::Day;
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

struct LocalTime {
  std::int64_t nanos = 0;  ///< since midnight
  friend constexpr auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

struct Time {
  std::int64_t nanos = 0;  ///< since local midnight
  std::int32_t offset_seconds = 0;
  friend constexpr bool operator==(const Time&, const Time&) = default;
};

struct LocalDateTime {
  std::int64_t seconds = 0;  ///< since 1970-01-01T00:00
  std::int32_t nanos = 0;
  friend constexpr auto operator<=>(const LocalDateTime&, const LocalDateTime&) = default;
};

struct DateTime {
  std::int64_t seconds = 0;  ///< since 1970-01-01T00:00Z
  std::int32_t nanos = 0;
  std::int32_t offset_seconds = 0;
  std::string zone{};  ///< IANA name, or empty where only the offset is known
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;  ///< 0 .. 999,999,999
  friend bool operator==(const Duration&, const Duration&) = default;
};

/// Year, month (1-12) and day of a date.
struct CivilDate {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
};

CivilDate to_civil(std::int64_t days);
std::int64_t from_civil(std::int64_t year, int month, int day);
bool is_leap_year(std::int64_t year);
int days_in_month(std::int64_t year, int month);

inline constexpr std::int64_t kSecondsPerDay = 86400;
inline constexpr std::int64_t kNanosPerDay = 86'400'000'000'000;
inline constexpr std::int64_t kMaxYear = 999'999'999;
/// The whole part of a / b, rounded down; b > 0.
constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
/// True for days within the years +-999,999,999.
bool is_in_calendar(std::int64_t days);

/// Reads `2024-07-02`, `2024-07` or `2024`; nothing where it is none of these or no such day exists.
std::optional<Date> parse_partial_date(std::string_view text);
/// The last day that a partial date may mean (itself where the day is known).
Date last_day(const Date& date);
/// `2024-07-02`, `2024-07` or `2024`.
std::string to_string(const Date& date);

}  // namespace entente
