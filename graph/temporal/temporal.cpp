// The calendar: days and civil dates, and dates known only to the month or year.
#include "graph/temporal/temporal.hpp"

#include <charconv>

namespace entente {
namespace {

constexpr std::int64_t kDaysPerEra = 146097;   // 400 years
constexpr std::int64_t kDaysToEpoch = 719468;  // from 0000-03-01 to 1970-01-01

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

}  // namespace

// Both directions: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
CivilDate to_civil(std::int64_t days) {
  const std::int64_t shifted = days + kDaysToEpoch;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - (kDaysPerEra - 1)) / kDaysPerEra;
  const std::int64_t day_of_era = shifted - era * kDaysPerEra;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * march_month + 2) / 5 + 1);
  const int month = static_cast<int>(march_month < 10 ? march_month + 3 : march_month - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::int64_t from_civil(std::int64_t year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - kDaysToEpoch;
}

bool is_leap_year(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(std::int64_t year, int month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool is_in_calendar(std::int64_t days) {
  static const std::int64_t first = from_civil(-kMaxYear, 1, 1);
  static const std::int64_t last = from_civil(kMaxYear, 12, 31);
  return days >= first && days <= last;
}

std::optional<Date> parse_partial_date(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  std::int64_t year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  const auto digits = static_cast<std::size_t>(end - text.data());
  if (error != std::errc{} || digits < 4 || digits > 9 || text[0] == '-') return std::nullopt;
  if (negative) year = -year;
  text.remove_prefix(digits);
  if (text.empty()) return Date{from_civil(year, 1, 1), DatePrecision::Year};
  const auto month = text[0] == '-' ? two_digits(text.substr(1, 2)) : std::nullopt;
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  text.remove_prefix(3);
  if (text.empty()) return Date{from_civil(year, *month, 1), DatePrecision::Month};
  const auto day = text[0] == '-' ? two_digits(text.substr(1)) : std::nullopt;
  if (!day || *day < 1 || *day > days_in_month(year, *month)) return std::nullopt;
  return Date{from_civil(year, *month, *day), DatePrecision::Day};
}

Date last_day(const Date& date) {
  const CivilDate civil = to_civil(date.days);
  switch (date.precision) {
    case DatePrecision::Year:
      return {from_civil(civil.year, 12, 31), DatePrecision::Day};
    case DatePrecision::Month:
      return {from_civil(civil.year, civil.month, days_in_month(civil.year, civil.month)),
              DatePrecision::Day};
    case DatePrecision::Day:
      break;
  }
  return date;
}

std::string to_string(const Date& date) {
  const CivilDate civil = to_civil(date.days);
  std::string text = civil.year < 0 ? "-" : civil.year > 9999 ? "+" : "";
  text += padded(civil.year < 0 ? -civil.year : civil.year, 4);
  if (date.precision == DatePrecision::Year) return text;
  text += "-" + padded(civil.month, 2);
  if (date.precision == DatePrecision::Month) return text;
  return text + "-" + padded(civil.day, 2);
}

}  // namespace entente
