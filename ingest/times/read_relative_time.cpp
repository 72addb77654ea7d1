// Relative times: those that count from the document's date or from a time stated before.
#include <array>
#include <utility>

#include "ingest/times/read_time.hpp"
#include "ingest/times/time_words.hpp"

namespace entente::ingest {

namespace {

std::optional<TimeChoice> choice_of(const std::string& word) {
  if (word == "last" || word == "past" || word == "previous") return TimeChoice::Last;
  if (word == "this" || word == "current") return TimeChoice::This;
  if (word == "next" || word == "coming" || word == "upcoming") return TimeChoice::Next;
  return std::nullopt;
}

struct DayWord {
  std::string_view word;
  std::int64_t days;
};
constexpr std::array kDayWords = {DayWord{"today", 0}, DayWord{"tonight", 0}, DayWord{"yesterday", -1},
                                  DayWord{"tomorrow", 1}, DayWord{"overnight", 0}};

/// "on the last day of the month", "the second day": a day of a span, not counted from today.
bool counts_in_span(const std::string& word) {
  return word == "first" || word == "second" || word == "third" || word == "fourth" || word == "last" ||
         word == "final" || word == "closing" || word == "opening";
}

StatedTime offset(std::uint32_t first, std::uint32_t last, TimeUnit unit, std::int64_t amount,
                  TimeAnchor anchor) {
  return {.kind = StatedKind::Offset,
          .first = first,
          .last = last,
          .unit = unit,
          .amount = amount,
          .anchor = anchor};
}

/// A weekend is known to the month of its Saturday.
StatedTime weekend(std::uint32_t first, std::uint32_t last, TimeChoice choice) {
  constexpr int kSaturday = 5;
  return {.kind = StatedKind::Weekday,
          .first = first,
          .last = last,
          .weekday = kSaturday,
          .choice = choice,
          .unit = TimeUnit::Month};
}

bool is_part_of_span(const std::string& word) {
  return word == "end" || word == "start" || word == "beginning" || word == "middle" || word == "close" ||
         word == "rest" || word == "course";
}

}  // namespace

/// "the last day of the month", "the first day of that month", "the last day of May"; of another span, as of
/// a visit, the day is not known.
std::optional<StatedTime> TimeReader::read_day_of_span(std::uint32_t i) const {
  if (word(i) != "the" || !counts_in_span(word(i + 1)) || word(i + 2) != "day") return std::nullopt;
  StatedTime time{.kind = StatedKind::Vague, .first = i, .last = i + 3};
  const bool last = word(i + 1) == "last" || word(i + 1) == "final";
  if (word(i + 3) != "of" || (!last && word(i + 1) != "first")) return time;
  const bool told = (word(i + 4) == "the" || word(i + 4) == "that") && word(i + 5) == "month";
  if (told) time.last = i + 6;
  if (!told && i + 4 < size() && month_at(i + 4)) {
    auto month = read_month_day(i + 4);
    if (!month || month->day) return time;
    time = *month;
    time.first = i;
  } else if (!told) {
    return time;
  }
  time.kind = StatedKind::Calendar;
  time.day = last ? kLastDayOfMonth : 1;
  return time;
}

/// "last Tuesday", "this May", "next summer", "last week", "this morning", "the previous month", "the end of
/// the year"
std::optional<StatedTime> TimeReader::read_choice(std::uint32_t i) const {
  std::uint32_t at = i;
  const bool definite = word(at) == "the";
  if (definite) ++at;
  TimeChoice choice = TimeChoice::Nearest;
  if (const auto stated = choice_of(word(at))) {
    choice = *stated;
  } else if (word(at) == "final" && !definite && !belongs(i)) {
    choice = TimeChoice::Last;  // "met final week": how rewritten texts say "last"
    if (word(at + 1) == "12" && word(at + 2) == "months")
      return offset(i, at + 3, TimeUnit::Year, -1, TimeAnchor::Document);
  } else if (word(at) == "subsequent" && !definite && !belongs(i)) {
    choice = TimeChoice::Next;
  } else if (definite && (word(at) == "following" || word(at) == "same" || word(at) == "earlier")) {
    choice = word(at) == "following" ? TimeChoice::Next
             : word(at) == "same"    ? TimeChoice::This
                                     : TimeChoice::Last;
  } else if (const auto season = season_month(word(at));
             definite && season && word(static_cast<std::int64_t>(i) - 1) == "in" && word(at + 1) != "of") {
    return StatedTime{.kind = StatedKind::Season, .first = i, .last = at + 1, .month = season};
  } else if (definite && unit_of(word(at)) == TimeUnit::Year &&
             word(static_cast<std::int64_t>(i) - 1) == "of") {
    return offset(i, at + 1, TimeUnit::Year, 0, TimeAnchor::Document);  // "the end of the year"
  } else if (const auto unit = unit_of(word(at)); definite &&
                                                  (unit == TimeUnit::Month || unit == TimeUnit::Week) &&
                                                  word(static_cast<std::int64_t>(i) - 1) == "of" &&
                                                  is_part_of_span(word(static_cast<std::int64_t>(i) - 2))) {
    return offset(i, at + 1, *unit, 0, TimeAnchor::Document);  // "before the end of the month"
  } else {
    return std::nullopt;
  }
  const std::string& named = word(at + 1);
  // "the previous day" and "the following month" count from what was told, "the past month" from now.
  const bool next_day = !definite && word(at) == "next" && (named == "day" || is_part_of_day(named));
  const bool told = next_day || (definite && word(at) != "past" && word(at) != "last" &&
                                 word(at) != "coming" && word(at) != "current");
  const TimeAnchor anchor = told ? TimeAnchor::Previous : TimeAnchor::Document;
  if (const auto weekday = weekday_number(named)) {
    return StatedTime{.kind = StatedKind::Weekday,
                      .first = i,
                      .last = at + 2,
                      .weekday = weekday,
                      .choice = choice,
                      .anchor = anchor};
  }
  if (const auto month = month_number(named);
      month && token(at + 1 < size() ? at + 1 : at).tag.starts_with("NNP")) {
    StatedTime time{.kind = StatedKind::Calendar,
                    .first = i,
                    .last = at + 2,
                    .month = month,
                    .choice = choice,
                    .anchor = anchor};
    if (const auto day = day_number(word(at + 2))) {
      time.day = day;
      ++time.last;
    }
    return time;
  }
  if (const auto season = season_month(named)) {
    return StatedTime{.kind = StatedKind::Season,
                      .first = i,
                      .last = at + 2,
                      .month = season,
                      .choice = choice,
                      .anchor = anchor};
  }
  const std::int64_t step = choice == TimeChoice::Last ? -1 : choice == TimeChoice::Next ? 1 : 0;
  if (named == "weekend") return weekend(i, at + 2, choice);
  if (is_part_of_day(named)) {
    // "on the last evening of their stay": of a span, not yesterday's
    if (definite && choice == TimeChoice::Last && word(at) == "last")
      return StatedTime{.kind = StatedKind::Vague, .first = i, .last = at + 2};
    return offset(i, at + 2, TimeUnit::Day, step, told ? TimeAnchor::Previous : TimeAnchor::Document);
  }
  if (const auto unit = unit_of(named); unit && !is_shorter_than_day(named)) {
    if (word(at + 2) == "of" && at + 3 < size() && month_at(at + 3)) {  // "the last week of January"
      auto month = read_month_day(at + 3);
      if (month && !month->day) month->first = i;
      if (month) return month;
    }
    if (named.back() == 's') return StatedTime{.kind = StatedKind::Vague, .first = i, .last = at + 2};
    // "last fiscal year" is not read: it has no calendar date.
    return offset(i, at + 2, *unit, step, anchor);
  }
  return std::nullopt;
}

/// "his final week", "a final day"
bool TimeReader::belongs(std::uint32_t i) const {
  if (i == 0) return false;
  const std::string& role = token(i - 1).role;
  return role == "det" || role == "poss" || role == "case" || role == "amod" || role == "nummod";
}

/// "on the 29th Ana Sol greeted him", not "on the 29th floor": whether the words at `i` are no part of the
/// time.
bool TimeReader::stands_before_name(std::uint32_t i) const {
  if (token(i).pos != "PROPN") return false;
  if (in_person_[i] || token(i - 1).role == "pobj") return true;
  std::uint32_t end = i;
  while (end < size() && token(end).pos == "PROPN") ++end;
  const std::string& before = word(static_cast<std::int64_t>(i) - 4);
  const bool opens = before.empty() || before == "." || before == "," || before == ";";
  return opens && end < size() && (token(end).tag == "VBD" || token(end).tag == "VBZ");
}

/// "the same day", "that evening", "that month", "later in the day", "the day before", "the next day"
std::optional<StatedTime> TimeReader::read_same(std::uint32_t i) const {
  const std::string& start = word(i);
  if (start == "that" || (start == "same" && word(static_cast<std::int64_t>(i) - 1) == "the")) {
    std::uint32_t at = i + 1;
    if (start == "that" && word(at) == "same") ++at;
    const std::string& named = word(at);
    const bool month_named = at < size() && month_at(at) && token(at).tag.starts_with("NNP");
    if (start == "that" && token(i).role != "det" && token(i).role != "amod" && !month_named)
      return std::nullopt;
    if (is_part_of_day(named) || named == "day")
      return offset(i, at + 1, TimeUnit::Day, 0, TimeAnchor::Previous);
    if (const auto unit = unit_of(named); unit && named.back() != 's' && !is_shorter_than_day(named)) {
      return offset(i, at + 1, *unit, 0, TimeAnchor::Previous);
    }
    StatedTime time{.first = i,
                    .last = at + 1,
                    .choice = TimeChoice::This,
                    .anchor = TimeAnchor::Previous};  // "that August", "that Friday", "that summer"
    if (const auto weekday = weekday_number(named)) {
      time.kind = StatedKind::Weekday;
      time.weekday = weekday;
      return time;
    }
    time.month = season_month(named);
    time.kind = StatedKind::Season;
    if (time.month) return time;
    time.month = at < size() ? month_at(at) : std::nullopt;
    time.kind = StatedKind::Calendar;
    if (time.month) return time;
  }
  if ((start == "later" || start == "earlier") && (word(i + 1) == "in" || word(i + 1) == "within") &&
      word(i + 2) == "the") {
    const auto unit = unit_of(word(i + 3));
    if (unit == TimeUnit::Week) return offset(i, i + 4, *unit, 0, TimeAnchor::Document);
    if (unit == TimeUnit::Day || unit == TimeUnit::Month || unit == TimeUnit::Year)
      return offset(i, i + 4, *unit, 0, TimeAnchor::Previous);
  }
  // "on the eve of the meeting": the day before the one just told
  if (start == "the" && word(i + 1) == "eve" && word(i + 2) == "of" &&
      (word(i + 3) == "the" || word(i + 3) == "his" || word(i + 3) == "her" || word(i + 3) == "their")) {
    StatedTime time = after_event(i, i + 3, TimeUnit::Day, -1);
    time.last = i + 2;
    time.or_previous = true;
    return time;
  }
  // "on the day of the vote", "the night of the coup"
  if (start == "the" && (word(i + 1) == "day" || is_part_of_day(word(i + 1))) && word(i + 2) == "of" &&
      (word(i + 3) == "the" || word(i + 3) == "his" || word(i + 3) == "her" || word(i + 3) == "their") &&
      !is_ordinal_day(word(i + 4)) && !unit_of(word(i + 4))) {
    StatedTime time = after_event(i, i + 3, TimeUnit::Day, 0);
    time.last = i + 2;
    return time;
  }
  // "the week before", "the year before"
  if (start == "the" && word(i + 1) == "eve" && word(static_cast<std::int64_t>(i) - 1) == "on" &&
      (i + 2 >= size() || token(i + 2).pos == "PUNCT"))
    return offset(i, i + 2, TimeUnit::Day, -1, TimeAnchor::Document);  // "was received on the eve."
  if (start == "the" && is_part_of_day(word(i + 1)) && word(i + 2) == "before" && word(i + 3) != "last" &&
      word(i + 3) != "the")
    return offset(i, i + 3, TimeUnit::Day, -1, TimeAnchor::Previous);
  if (start == "the" && word(i + 2) == "before" && word(i + 3) != "last" && word(i + 3) != "the") {
    if (const auto unit = unit_of(word(i + 1)); unit && *unit != TimeUnit::Day && word(i + 1).back() != 's')
      return offset(i, i + 3, *unit, -1, TimeAnchor::Previous);
  }
  if (start == "the" && word(i + 2) == "before" && word(i + 3) == "last") {  // "the week before last"
    const bool night = is_part_of_day(word(i + 1));
    const auto unit = night ? std::optional<TimeUnit>(TimeUnit::Day) : unit_of(word(i + 1));
    if (unit && (night || *unit != TimeUnit::Day) && word(i + 1).back() != 's')
      return offset(i, i + 4, *unit, -2, TimeAnchor::Document);
  }
  // "on the 15th", "the night of the 15th": of the month just told
  const std::string& before = word(static_cast<std::int64_t>(i) - 1);
  const bool of_part = before == "of" && is_part_of_day(word(static_cast<std::int64_t>(i) - 2));
  // "on the second day, the 16th"
  const bool beside_day = before == "," && word(static_cast<std::int64_t>(i) - 2) == "day";
  if (start == "the" && is_ordinal_day(word(i + 1)) && (before == "on" || of_part || beside_day) &&
      (i + 2 >= size() || stands_before_name(i + 2) ||
       (token(i + 2).pos != "NOUN" && token(i + 2).pos != "PROPN" && token(i + 2).pos != "ADJ" &&
        word(i + 2) != "of")))
    return StatedTime{
        .kind = StatedKind::Calendar, .first = i, .last = i + 2, .day = day_number(word(i + 1))};
  if (start == "the" && word(i + 1) == "day" && (word(i + 2) == "before" || word(i + 2) == "after")) {
    if (word(i + 3) == "yesterday") return offset(i, i + 4, TimeUnit::Day, -2, TimeAnchor::Document);
    if (word(i + 3) == "tomorrow") return offset(i, i + 4, TimeUnit::Day, 2, TimeAnchor::Document);
    // "the day before the invasion" is that of the invasion, not of what was told
    if (i + 3 < size() && (token(i + 3).pos == "DET" || token(i + 3).pos == "NOUN" ||
                           token(i + 3).pos == "PROPN" || token(i + 3).pos == "PRON"))
      return after_event(i, i + 3, TimeUnit::Day, word(i + 2) == "before" ? -1 : 1);
    return offset(i, i + 3, TimeUnit::Day, word(i + 2) == "before" ? -1 : 1, TimeAnchor::Previous);
  }
  return std::nullopt;
}

std::optional<StatedTime> TimeReader::read_relative(std::uint32_t i) const {
  const std::string& start = word(i);
  for (const DayWord& day : kDayWords) {
    if (start == day.word) return offset(i, i + 1, TimeUnit::Day, day.days, TimeAnchor::Document);
  }
  if (auto time = read_day_of_span(i)) return time;
  if (auto time = read_same(i)) return time;
  if (auto time = read_count(i)) return time;
  if (auto time = read_choice(i)) return time;
  if (const auto weekday = weekday_number(start)) {
    if (token(i).tag == "NNPS" && start.back() == 's') return std::nullopt;
    StatedTime time{.kind = StatedKind::Weekday, .first = i, .last = i + 1, .weekday = weekday};
    if (is_part_of_day(word(i + 1))) ++time.last;
    // "on Monday of last week", "on Friday next week"
    const std::uint32_t which = word(time.last) == "of" ? time.last + 1 : time.last;
    if (const auto choice = choice_of(word(which)); choice && word(which + 1) == "week") {
      time.last = which + 2;
      time.counted = true;
      time.amount = *choice == TimeChoice::Last ? -1 : *choice == TimeChoice::Next ? 1 : 0;
    }
    if (word(i + 1) == "week" && token(i + 1).role != "nsubj") {  // "on Thursday week"
      ++time.last;
      time.amount = 1;
    }
    return time;
  }
  // "on the Sunday he prayed": of the days just told
  if (const auto weekday = weekday_number(word(i + 1));
      weekday && start == "the" && word(static_cast<std::int64_t>(i) - 1) == "on" &&
      (i + 2 >= size() || token(i + 1).role == "pobj") && word(i + 2) != "of") {
    return StatedTime{.kind = StatedKind::Weekday,
                      .first = i,
                      .last = i + 2,
                      .weekday = weekday,
                      .anchor = TimeAnchor::Previous,
                      .or_previous = true};
  }
  if (start == "weekend") return weekend(i, i + 1, TimeChoice::Nearest);
  if (start == "the" && word(i + 1) == "turn" && word(i + 2) == "of" && word(i + 3) == "the" &&
      unit_of(word(i + 4)))
    return StatedTime{.kind = StatedKind::Vague, .first = i, .last = i + 5};
  return std::nullopt;
}

}  // namespace entente::ingest
