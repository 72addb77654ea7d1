// Temporal values in openCypher's ISO 8601 text.
#include <fmt/format.h>

#include "cli/print/value_text.hpp"

namespace entente::cli {

namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;

std::string fraction(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string digits = fmt::format(".{:09}", nanos);
  while (digits.back() == '0') digits.pop_back();
  return digits;
}

std::string clock(std::int64_t nanos) {
  const std::int64_t seconds = nanos / kNanosPerSecond;
  const std::int64_t rest = nanos % kNanosPerSecond;
  std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0 || rest != 0) text += fmt::format(":{:02}", seconds % 60) + fraction(rest);
  return text;
}

std::string offset(std::int32_t seconds) {
  if (seconds == 0) return "Z";
  const std::int32_t size = seconds < 0 ? -seconds : seconds;
  std::string text = fmt::format("{}{:02}:{:02}", seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

std::string moment(std::int64_t seconds, std::int32_t nanos) {
  std::int64_t days = seconds / kSecondsPerDay;
  std::int64_t rest = seconds % kSecondsPerDay;
  if (rest < 0) {
    rest += kSecondsPerDay;
    --days;
  }
  return to_string(Date{days, DatePrecision::Day}) + "T" + clock(rest * kNanosPerSecond + nanos);
}

std::string duration(const Duration& d) {
  std::string date;
  if (d.months / 12 != 0) date += fmt::format("{}Y", d.months / 12);
  if (d.months % 12 != 0) date += fmt::format("{}M", d.months % 12);
  if (d.days != 0) date += fmt::format("{}D", d.days);
  // Seconds carry the sign, nanos are always positive: -1 s + 500,000,000 ns is -0.5 s.
  std::int64_t whole = d.seconds;
  std::int64_t nanos = d.nanos;
  if (whole < 0 && nanos > 0) {
    ++whole;
    nanos = kNanosPerSecond - nanos;
  }
  const bool negative = d.seconds < 0;
  std::string time;
  if (whole / 3600 != 0) time += fmt::format("{}H", whole / 3600);
  if (whole / 60 % 60 != 0) time += fmt::format("{}M", whole / 60 % 60);
  const std::int64_t seconds = whole % 60;
  if (seconds != 0 || nanos != 0) {
    const std::string sign = negative && seconds == 0 ? "-" : "";
    time += sign + fmt::format("{}", seconds) + fraction(nanos) + "S";
  }
  if (date.empty() && time.empty()) return "PT0S";
  return "P" + date + (time.empty() ? "" : "T" + time);
}

}  // namespace

std::string temporal_text(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Date: return to_string(value.date());
    case ValueKind::LocalTime: return clock(value.local_time().nanos);
    case ValueKind::Time: return clock(value.time().nanos) + offset(value.time().offset_seconds);
    case ValueKind::LocalDateTime: return moment(value.local_date_time().seconds, value.local_date_time().nanos);
    case ValueKind::DateTime: {
      const DateTime& t = value.date_time();
      const std::string zone = t.zone.empty() ? "" : "[" + t.zone + "]";
      return moment(t.seconds + t.offset_seconds, t.nanos) + offset(t.offset_seconds) + zone;
    }
    case ValueKind::Duration: return duration(value.duration());
    default: return {};
  }
}

}  // namespace entente::cli
