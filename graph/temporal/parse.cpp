// Parsing of dates, times and date-times.
#include "graph/temporal/parse.hpp"

#include <array>

#include "graph/temporal/arithmetic.hpp"
#include "graph/temporal/time_zones.hpp"

namespace entente {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads a text from its start; every method moves on only where it succeeds.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  bool take(char c) {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  [[nodiscard]] std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count])) ++count;
    return count;
  }
  /// A number of exactly so many digits.
  std::optional<std::int64_t> number(std::size_t digits) {
    if (digits_ahead() < digits || digits == 0 || digits > 18) return std::nullopt;
    std::int64_t n = 0;
    for (const char c : rest_.substr(0, digits)) n = n * 10 + (c - '0');
    rest_.remove_prefix(digits);
    return n;
  }

 private:
  std::string_view rest_;
};

std::optional<std::int64_t> civil_day(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  if (day > days_in_month(year, static_cast<int>(month))) return std::nullopt;
  return from_civil(year, static_cast<int>(month), static_cast<int>(day));
}

std::optional<std::int64_t> ordinal_day(std::int64_t year, std::int64_t ordinal) {
  if (ordinal < 1 || ordinal > (is_leap_year(year) ? 366 : 365)) return std::nullopt;
  return from_civil(year, 1, 1) + ordinal - 1;
}

std::optional<std::int64_t> quarter_day(std::int64_t year, std::int64_t quarter, std::int64_t day) {
  if (quarter < 1 || quarter > 4) return std::nullopt;
  const std::int64_t first = from_civil(year, static_cast<int>(quarter) * 3 - 2, 1);
  const std::int64_t next =
      quarter == 4 ? from_civil(year + 1, 1, 1) : from_civil(year, static_cast<int>(quarter) * 3 + 1, 1);
  if (day < 1 || day > next - first) return std::nullopt;
  return first + day - 1;
}

/// `W30`, `W302`, `W30-2`, after the year and its dash.
std::optional<std::int64_t> week_form(Reader& reader, std::int64_t year, bool dashed) {
  const auto week = reader.number(2);
  if (!week) return std::nullopt;
  if (reader.done()) return from_iso_week(year, *week, 1);
  if (dashed && !reader.take('-')) return std::nullopt;
  const auto weekday = reader.number(1);
  return weekday ? from_iso_week(year, *week, *weekday) : std::nullopt;
}

std::optional<std::int64_t> quarter_form(Reader& reader, std::int64_t year, bool dashed) {
  const auto quarter = reader.number(1);
  if (!quarter) return std::nullopt;
  if (reader.done()) return quarter_day(year, *quarter, 1);
  if (dashed && !reader.take('-')) return std::nullopt;
  const auto day = reader.number(reader.digits_ahead());
  return day ? quarter_day(year, *quarter, *day) : std::nullopt;
}

/// `07`, `07-21`, `0721`, `202`, after the year and its dash.
std::optional<std::int64_t> numeric_form(Reader& reader, std::int64_t year, bool dashed) {
  const std::size_t digits = reader.digits_ahead();
  if (digits == 3) {
    const auto ordinal = reader.number(3);
    return ordinal_day(year, *ordinal);
  }
  const auto month = reader.number(2);
  if (!month) return std::nullopt;
  if (reader.done()) return civil_day(year, *month, 1);
  if (dashed && !reader.take('-')) return std::nullopt;
  const auto day = reader.number(2);
  return day ? civil_day(year, *month, *day) : std::nullopt;
}

std::optional<std::int64_t> read_year(Reader& reader) {
  if (reader.peek() != '+' && reader.peek() != '-') return reader.number(4);
  const bool negative = reader.take('-');
  if (!negative) reader.take('+');
  const std::size_t digits = reader.digits_ahead();
  if (digits > 9) return std::nullopt;
  const auto year = reader.number(digits);
  return year && negative ? -*year : year;
}

std::optional<std::int64_t> read_date(std::string_view text) {
  Reader reader(text);
  const auto year = read_year(reader);
  if (!year) return std::nullopt;
  if (reader.done()) return from_civil(*year, 1, 1);
  const bool dashed = reader.take('-');
  std::optional<std::int64_t> day;
  if (reader.take('W')) {
    day = week_form(reader, *year, dashed);
  } else if (reader.take('Q')) {
    day = quarter_form(reader, *year, dashed);
  } else {
    day = numeric_form(reader, *year, dashed);
  }
  return reader.done() && day && is_in_calendar(*day) ? day : std::nullopt;
}

/// Digits after a point or comma, as nanoseconds.
std::optional<std::int64_t> read_fraction(Reader& reader) {
  const std::size_t digits = reader.digits_ahead();
  if (digits == 0 || digits > 9) return std::nullopt;
  auto nanos = reader.number(digits);
  for (std::size_t i = digits; i < 9; ++i) *nanos *= 10;
  return nanos;
}

/// Stops before a zone.
std::optional<std::int64_t> read_clock(Reader& reader) {
  const auto hour = reader.number(2);
  if (!hour || *hour > 23) return std::nullopt;
  std::array<std::int64_t, 2> below{};  // minute, second
  const bool colons = reader.peek() == ':';
  std::size_t given = 0;
  while (given < below.size()) {
    if (colons ? !reader.take(':') : !is_digit(reader.peek())) break;
    const auto part = reader.number(2);
    if (!part || *part > 59) return std::nullopt;
    below[given++] = *part;
  }
  std::int64_t nanos = 0;
  if (given == 2 && (reader.take('.') || reader.take(','))) {
    const auto fraction = read_fraction(reader);
    if (!fraction) return std::nullopt;
    nanos = *fraction;
  }
  return (*hour * 3600 + below[0] * 60 + below[1]) * 1'000'000'000 + nanos;
}

/// `Z`, `+01`, `+0100`, `+01:00`, `+01:00:30`.
std::optional<std::int32_t> read_offset(Reader& reader) {
  if (reader.take('Z') || reader.take('z')) return 0;
  const bool negative = reader.peek() == '-';
  if (!reader.take('+') && !reader.take('-')) return std::nullopt;
  const auto hours = reader.number(2);
  if (!hours) return std::nullopt;
  std::array<std::int64_t, 2> below{};
  const bool colons = reader.peek() == ':';
  for (std::int64_t& part : below) {
    if (colons ? !reader.take(':') : !is_digit(reader.peek())) break;
    const auto number = reader.number(2);
    if (!number || *number > 59) return std::nullopt;
    part = *number;
  }
  const std::int64_t size = *hours * 3600 + below[0] * 60 + below[1];
  if (size > 18 * 3600) return std::nullopt;
  return static_cast<std::int32_t>(negative ? -size : size);
}

tl::unexpected<Error> refuse(std::string_view text, const char* what, const char* example) {
  return fail(Error{.kind = ErrorKind::ArgumentError,
                    .message = "'" + std::string(text) + "' is not " + what,
                    .hint = std::string("write it like ") + example,
                    .detail = "InvalidArgumentValue"});
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  const auto days = read_date(text);
  if (!days) return refuse(text, "a date", "2015-07-21");
  return Date{*days};
}

Result<LocalTime> parse_local_time(std::string_view text) {
  Reader reader(text);
  const auto nanos = read_clock(reader);
  if (!nanos || !reader.done()) return refuse(text, "a local time", "21:40:32.142");
  return LocalTime{*nanos};
}

Result<Time> parse_time(std::string_view text) {
  Reader reader(text);
  const auto nanos = read_clock(reader);
  const auto offset = reader.done() ? std::optional<std::int32_t>(0) : read_offset(reader);
  if (!nanos || !offset || !reader.done()) return refuse(text, "a time", "21:40:32.142+01:00");
  return Time{*nanos, *offset};
}

Result<LocalDateTime> parse_local_date_time(std::string_view text) {
  const std::size_t joint = text.find('T');
  const auto days = read_date(text.substr(0, joint));
  Reader reader(joint == std::string_view::npos ? "00" : text.substr(joint + 1));
  const auto nanos = read_clock(reader);
  if (!days || !nanos || !reader.done()) return refuse(text, "a local date-time", "2015-07-21T21:40:32.142");
  return LocalDateTime{*days * kSecondsPerDay + *nanos / 1'000'000'000,
                       static_cast<std::int32_t>(*nanos % 1'000'000'000)};
}

Result<DateTime> parse_date_time(std::string_view text) {
  constexpr const char* kExample = "2015-07-21T21:40:32.142+02:00[Europe/Stockholm]";
  std::string_view rest = text;
  std::string zone;
  if (const std::size_t bracket = rest.find('['); bracket != std::string_view::npos) {
    if (rest.back() != ']') return refuse(text, "a date-time", kExample);
    zone = rest.substr(bracket + 1, rest.size() - bracket - 2);
    if (!is_time_zone(zone)) return refuse(zone, "the name of a time zone", "Europe/Stockholm");
    rest = rest.substr(0, bracket);
  }
  const std::size_t joint = rest.find('T');
  const auto days = read_date(rest.substr(0, joint));
  Reader reader(joint == std::string_view::npos ? "00" : rest.substr(joint + 1));
  const auto nanos = read_clock(reader);
  const bool has_offset = !reader.done();
  const auto offset = has_offset ? read_offset(reader) : std::optional<std::int32_t>(0);
  if (!days || !nanos || !offset || !reader.done()) return refuse(text, "a date-time", kExample);
  const LocalDateTime local{*days * kSecondsPerDay + *nanos / 1'000'000'000,
                            static_cast<std::int32_t>(*nanos % 1'000'000'000)};
  const auto result = at_zone(local, zone, *offset);
  if (!result || (has_offset && !zone.empty() && result->offset_seconds != *offset)) {
    return refuse(text, "a date-time, for its offset is not that of its zone at that time", kExample);
  }
  return *result;
}

Result<ZoneText> parse_zone(std::string_view text) {
  Reader reader(text);
  const auto offset = read_offset(reader);
  if (offset && reader.done()) return ZoneText{{}, *offset};
  const std::string name(text);
  if (!is_time_zone(name)) return refuse(text, "a time zone", "+01:00 or Europe/Stockholm");
  return ZoneText{name, 0};
}

}  // namespace entente
