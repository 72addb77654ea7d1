// Turns a stated time into a calendar date of known precision. Internal to times/.
#pragma once

#include <array>
#include <optional>

#include "graph/temporal/temporal.hpp"
#include "ingest/times/stated_time.hpp"
#include "ingest/times/tense.hpp"

namespace entente::ingest {

/// The days of a past story that told of a month with its year: "in October 1986 ... on Oct. 11".
using ToldMonths = std::array<std::optional<std::int64_t>, 13>;

/// What resolving counts from.
struct TimeContext {
  std::optional<Date> today{};   ///< the document's date, else the last absolute day of the text
  bool today_from_text = false;  ///< then the story moves on from `today`: "On Monday" is the Monday after it
  std::optional<Date> previous{};      ///< the time resolved before this one
  std::optional<Date> past_day{};      ///< the last day told that is not to come
  std::optional<Date> previous_day{};  ///< the last day told, in this paragraph or the one before
  std::optional<Date> event{};         ///< of the event that an anchor names
  std::optional<Date> story_day{};     ///< the day that a story of the past has come to
  std::optional<Date> entry_day{};     ///< the day at the head of the entry of a diary
  std::optional<std::int64_t>
      story_year{};  ///< the year that this paragraph tells of, where it is a past one
  int soon = 2;      ///< days ahead up to which the present tells of the weekday to come: "opens on Tuesday"
  ToldMonths told_months{};  ///< by month, 1 to 12: the year last told with it
};

/// Nothing where the context does not decide.
std::optional<Date> resolve_time(const StatedTime& time, const TimeContext& context, Tense tense);

}  // namespace entente::ingest
