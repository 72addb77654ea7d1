// Printing of temporal values.
#include "graph/temporal/print.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;

std::string clock(std::int64_t second_of_day, std::int64_t nanos) {
  std::string text = fmt::format("{:02}:{:02}", second_of_day / 3600, second_of_day / 60 % 60);
  if (second_of_day % 60 == 0 && nanos == 0) return text;
  text += fmt::format(":{:02}", second_of_day % 60);
  if (nanos == 0) return text;
  if (nanos % 1'000'000 == 0) return text + fmt::format(".{:03}", nanos / 1'000'000);
  if (nanos % 1'000 == 0) return text + fmt::format(".{:06}", nanos / 1'000);
  return text + fmt::format(".{:09}", nanos);
}

/// Seconds with their fraction, each without trailing zeros; both parts have one sign.
std::string seconds_text(std::int64_t seconds, std::int64_t nanos) {
  std::string text =
      fmt::format("{}{}", seconds < 0 || nanos < 0 ? "-" : "", seconds < 0 ? -seconds : seconds);
  if (nanos == 0) return text;
  text += fmt::format(".{:09}", nanos < 0 ? -nanos : nanos);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

}  // namespace

std::string offset_to_string(std::int32_t offset_seconds) {
  if (offset_seconds == 0) return "Z";
  const std::int32_t size = offset_seconds < 0 ? -offset_seconds : offset_seconds;
  std::string text =
      fmt::format("{}{:02}:{:02}", offset_seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

std::string to_string(const LocalTime& time) {
  return clock(time.nanos / kNanosPerSecond, time.nanos % kNanosPerSecond);
}

std::string to_string(const Time& time) {
  return to_string(LocalTime{time.nanos}) + offset_to_string(time.offset_seconds);
}

std::string to_string(const LocalDateTime& time) {
  const std::int64_t days = floor_divide(time.seconds, kSecondsPerDay);
  return to_string(Date{days}) + "T" + clock(time.seconds - days * kSecondsPerDay, time.nanos);
}

std::string to_string(const DateTime& time) {
  std::string text = to_string(LocalDateTime{time.seconds + time.offset_seconds, time.nanos});
  text += offset_to_string(time.offset_seconds);
  return time.zone.empty() ? text : text + "[" + time.zone + "]";
}

std::string to_string(const Duration& duration) {
  std::string text = "P";
  if (duration.months / 12 != 0) text += fmt::format("{}Y", duration.months / 12);
  if (duration.months % 12 != 0) text += fmt::format("{}M", duration.months % 12);
  if (duration.days != 0) text += fmt::format("{}D", duration.days);
  std::int64_t seconds = duration.seconds;
  std::int64_t nanos = duration.nanos;
  if (seconds < 0 && nanos > 0) {  // one sign for both
    ++seconds;
    nanos -= kNanosPerSecond;
  }
  if (seconds == 0 && nanos == 0) return text == "P" ? "PT0S" : text;
  text += "T";
  if (seconds / 3600 != 0) text += fmt::format("{}H", seconds / 3600);
  if (seconds / 60 % 60 != 0) text += fmt::format("{}M", seconds / 60 % 60);
  if (seconds % 60 != 0 || nanos != 0) text += seconds_text(seconds % 60, nanos) + "S";
  return text;
}

}  // namespace entente
