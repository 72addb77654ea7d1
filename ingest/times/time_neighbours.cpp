// How a stated time stands among the words beside it: before the date that says which day it is, at the head
// of an entry, in a row whose last member alone states the year.
#include "ingest/times/time_neighbours.hpp"

#include "ingest/times/time_words.hpp"

namespace entente::ingest {

bool stands_before_date(const TimeReader& reader, const StatedTime& time, std::uint32_t end) {
  if (time.kind != StatedKind::Offset || time.anchor != TimeAnchor::Previous || time.last + 1 >= end ||
      reader.word(time.last) != ",")
    return false;
  const std::uint32_t at = time.last + (reader.word(time.last + 1) == "on" ? 2 : 1);
  const auto date = reader.read_calendar(at);
  return date && date->day && (date->year || at > time.last + 1) && date->last <= end;
}

bool heads_entry(const TimeReader& reader, const StatedTime& time, std::uint32_t first, std::uint32_t end) {
  if (time.kind != StatedKind::Calendar || !time.month || time.choice != TimeChoice::Nearest ||
      time.years_on || time.first > first + 1)
    return false;
  const std::string& next = reader.word(time.last);
  return time.last + 1 >= end || next == ":" || next == "-" || next == "–" || next == "—";
}

void take_day_behind(const TimeReader& reader, StatedTime& time, std::uint32_t end) {
  if (time.kind != StatedKind::Calendar || !time.month || time.day || reader.word(time.last) != ",") return;
  const std::uint32_t the = time.last + 2;
  if (the + 1 >= end || reader.word(the - 1) != "on" || reader.word(the) != "the") return;
  if (!is_ordinal_day(reader.word(the + 1)) || reader.word(the + 2) == "of") return;
  time.day = day_number(reader.word(the + 1));
  time.last = the + 2;
}

void borrow_year(const TimeReader& reader, StatedTime& time, std::uint32_t end) {
  if (time.kind != StatedKind::Calendar || time.year || time.years_on || !time.month ||
      time.choice != TimeChoice::Nearest)
    return;
  std::uint32_t at = time.last;
  const std::string& joiner = reader.word(at);
  if (joiner != "and" && joiner != "to" && joiner != "until" && joiner != "through" && joiner != "-" &&
      joiner != "–" && joiner != "or")
    return;
  ++at;
  if (reader.word(at) == "in" || reader.word(at) == "on") ++at;
  if (at >= end) return;
  const auto next = reader.read_calendar(at);
  if (!next || !next->year || !next->month || next->last > end) return;
  const bool turn = *next->month < *time.month;  // "from 28 December to 3 January 2023"
  time.year = *next->year - (turn ? 1 : 0);
}

}  // namespace entente::ingest
