// Weeks of ISO 8601: week 1 is the one with the year's first Thursday.
#include "graph/temporal/parse.hpp"

namespace entente {
namespace {

int weekday_of(std::int64_t days) {  // 1970-01-01 was a Thursday
  const std::int64_t from_monday = days + 3;
  return static_cast<int>(from_monday - floor_divide(from_monday, 7) * 7) + 1;
}

/// Monday of week 1: of the week with 4 January.
std::int64_t first_monday(std::int64_t week_year) {
  const std::int64_t day = from_civil(week_year, 1, 4);
  return day - (weekday_of(day) - 1);
}

}  // namespace

std::optional<std::int64_t> from_iso_week(std::int64_t week_year, std::int64_t week, std::int64_t weekday) {
  if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return std::nullopt;
  const std::int64_t monday = first_monday(week_year) + (week - 1) * 7;
  if (week == 53 && monday >= first_monday(week_year + 1)) return std::nullopt;
  return monday + weekday - 1;
}

IsoWeek to_iso_week(std::int64_t days) {
  const int weekday = weekday_of(days);
  const std::int64_t thursday = days - weekday + 4;  // is in the week's year
  const std::int64_t year = to_civil(thursday).year;
  return {year, static_cast<int>((thursday - from_civil(year, 1, 1)) / 7) + 1, weekday};
}

}  // namespace entente
