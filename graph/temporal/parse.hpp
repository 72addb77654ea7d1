// Text to temporal values: ISO 8601 in its calendar, week, quarter and ordinal forms, extended or basic.
#pragma once

#include <string_view>

#include "graph/result.hpp"
#include "graph/temporal/temporal.hpp"

namespace entente {

// All give an ArgumentError where the text is no such value or names a day, time or zone that does not exist.

/// `2015-07-21`, `20150721`, `2015-07`, `201507`, `2015-W30-2`, `2015W302`, `2015-W30`, `2015-Q2-60`,
/// `2015Q260`, `2015-202`, `2015202`, `2015`; a year with a sign has one to nine digits. Missing parts are
/// their first.
Result<Date> parse_date(std::string_view text);
/// `21:40:32.142`, `214032.142`, `21:40`, `2140`, `21`.
Result<LocalTime> parse_local_time(std::string_view text);
/// A local time with `Z`, `+01:00`, `+0100`, `+01` or `+01:00:30`; without, it is UTC.
Result<Time> parse_time(std::string_view text);
/// A date, or a date and a local time joined by `T`.
Result<LocalDateTime> parse_local_date_time(std::string_view text);
/// A local date-time with an offset, a zone in brackets (`[Europe/Stockholm]`), both or neither (then UTC).
Result<DateTime> parse_date_time(std::string_view text);
/// `P1Y2M3W4DT5H6M7.5S`, any unit with a sign and a fraction, or `P2012-02-02T14:37:21.545`.
Result<Duration> parse_duration(std::string_view text);

struct ZoneText {
  std::string zone{};  ///< empty where only an offset is given
  std::int32_t offset_seconds = 0;
};
/// `Z`, an offset, or a zone's name.
Result<ZoneText> parse_zone(std::string_view text);

/// The day of an ISO week (weekday 1 is Monday); nothing where the year has no such week.
std::optional<std::int64_t> from_iso_week(std::int64_t week_year, std::int64_t week, std::int64_t weekday);
/// Year, week and weekday of a day by ISO 8601.
struct IsoWeek {
  std::int64_t year = 1970;
  int week = 1;
  int weekday = 1;
};
IsoWeek to_iso_week(std::int64_t days);

}  // namespace entente
