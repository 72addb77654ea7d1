// StatedTime: a time as the words state it, before it is resolved against a date. Internal to times/.
#pragma once

#include <cstdint>
#include <optional>

namespace entente::ingest {

enum class TimeUnit : std::uint8_t { Day, Week, Month, Quarter, Season, Year, Decade };

/// What a relative time counts from.
enum class TimeAnchor : std::uint8_t {
  Document,  ///< "last year", "two days ago", "tomorrow"
  Previous,  ///< "that day", "a month later": the time stated before it
  Event,     ///< "two days after the vote": the time that an earlier sentence gave the event
};

/// Which one of many is meant: "last Tuesday", "this May", "next summer".
enum class TimeChoice : std::uint8_t { Nearest, Last, This, Next };

enum class StatedKind : std::uint8_t {
  Calendar,  ///< year, month and day as far as stated; a missing year is found from context
  Weekday,   ///< "Tuesday"; with unit Month only the month is known ("the weekend")
  Season,    ///< "last summer"; `month` is the season's middle month
  Offset,    ///< `amount` units from the anchor
  Feast,     ///< `amount` days from Easter Sunday; with unit Month known to its month
  Vague,     ///< a time that gives no date: "recently", "over the past months"
};

/// Day of "the last day of the month".
inline constexpr int kLastDayOfMonth = 99;

/// Tokens [first, last) and what they say.
struct StatedTime {
  StatedKind kind = StatedKind::Vague;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::optional<std::int64_t> year{};
  std::optional<int> years_on{};  ///< "October last year", "ten years ago today": years from the document's
  std::optional<int> month{};     ///< 1 to 12
  std::optional<int> day{};       ///< 1 to 31, or kLastDayOfMonth
  std::optional<int> weekday{};   ///< 0 is Monday
  TimeChoice choice = TimeChoice::Nearest;
  TimeUnit unit = TimeUnit::Day;
  std::int64_t amount = 0;
  TimeAnchor anchor = TimeAnchor::Document;
  std::uint32_t event = 0;  ///< of anchor Event: the token of its noun or verb
  bool counted =
      false;  ///< "a week ago", not "last week": to the day; "Monday of last week": of a week of the calendar
  bool only_ahead = false;  ///< "in two weeks": a time only of what is to come
  bool or_previous =
      false;  ///< of anchor Event: where nothing tells of it, the time stated before; of Previous: a year too
};

}  // namespace entente::ingest
