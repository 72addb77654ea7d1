#include "ingest/times/day_span.hpp"

#include "ingest/times/time_words.hpp"

namespace entente::ingest {

std::optional<Date> DaySpan::day_of(const StatedTime& time, const TimeReader& reader) const {
  if (!first_ || time.kind != StatedKind::Vague || reader.word(time.first + 2) != "day") return std::nullopt;
  const std::string& which = reader.word(time.first + 1);
  if (which == "last" || which == "final" || which == "closing") return last_;
  const std::int64_t day = which == "second" ? 1 : which == "third" ? 2 : which == "fourth" ? 3 : 0;
  const Date found{first_->days + day, DatePrecision::Day};
  return found.days <= last_->days ? std::optional<Date>(found) : std::nullopt;
}

void DaySpan::follow(const StatedTime& time, const std::optional<Date>& date, const TimeReader& reader) {
  const bool of_day = time.kind == StatedKind::Calendar && time.day && time.day != kLastDayOfMonth;
  if (!of_day || !date || date->precision != DatePrecision::Day) return;
  for (std::uint32_t i = time.last - 1; i > time.first + 1; --i) {
    const auto day = day_number(reader.word(i));
    if (!day || !day_number(reader.word(i - 2)) || *day <= *time.day) continue;
    first_ = date;
    last_ = Date{date->days + *day - *time.day, DatePrecision::Day};
    return;
  }
}

}  // namespace entente::ingest
