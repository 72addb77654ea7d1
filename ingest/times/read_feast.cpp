// Feasts: those on a fixed day, and those that Easter moves.
#include <array>

#include "ingest/times/read_time.hpp"
#include "ingest/times/time_words.hpp"

namespace entente::ingest {

/// Feasts on a fixed day: "Christmas Eve", "New Year's Day".
std::optional<StatedTime> TimeReader::read_holiday(std::uint32_t i) const {
  struct Holiday {
    std::array<std::string_view, 4> words;
    int month;
    int day;
  };
  static constexpr std::array kHolidays = {
      Holiday{{"christmas", "eve", "", ""}, 12, 24},      Holiday{{"christmas", "day", "", ""}, 12, 25},
      Holiday{{"boxing", "day", "", ""}, 12, 26},         Holiday{{"new", "year", "'s", "eve"}, 12, 31},
      Holiday{{"new", "year", "\u2019s", "eve"}, 12, 31}, Holiday{{"new", "year", "'s", "day"}, 1, 1},
      Holiday{{"new", "year", "\u2019s", "day"}, 1, 1},   Holiday{{"may", "day", "", ""}, 5, 1}};
  for (const Holiday& holiday : kHolidays) {
    std::uint32_t at = i;
    for (const auto expected : holiday.words) {
      if (expected.empty()) break;
      if (word(at) != expected) {
        at = i;
        break;
      }
      ++at;
    }
    if (at == i) continue;
    StatedTime time{
        .kind = StatedKind::Calendar, .first = i, .last = at, .month = holiday.month, .day = holiday.day};
    take_year(time);
    return time;
  }
  return std::nullopt;
}

/// "Good Friday", "Easter Monday"; "at Easter", "over Christmas" are known to the month.
std::optional<StatedTime> TimeReader::read_moving_feast(std::uint32_t i) const {
  struct Feast {
    std::string_view first;
    std::string_view second;
    int days;  ///< from Easter Sunday
  };
  static constexpr std::array kFeasts = {
      Feast{"ash", "wednesday", -46}, Feast{"palm", "sunday", -7},     Feast{"maundy", "thursday", -3},
      Feast{"holy", "thursday", -3},  Feast{"good", "friday", -2},     Feast{"easter", "sunday", 0},
      Feast{"easter", "day", 0},      Feast{"easter", "monday", 1},    Feast{"ascension", "day", 39},
      Feast{"whit", "monday", 50},    Feast{"pentecost", "sunday", 49}};
  for (const Feast& feast : kFeasts) {
    if (word(i) != feast.first || word(i + 1) != feast.second) continue;
    if (feast.first == "good" && !token(i).tag.starts_with("NNP")) continue;  // "had a good Friday"
    StatedTime time{.kind = StatedKind::Feast, .first = i, .last = i + 2, .amount = feast.days};
    take_year(time);
    return time;
  }
  const bool christmas = word(i) == "christmas";
  if (!christmas && word(i) != "easter") return std::nullopt;
  const std::string& before = word(static_cast<std::int64_t>(i) - 1);
  const bool season = before == "at" || before == "over" || before == "by" || before == "before" ||
                      before == "since" || before == "until" || before == "last" || before == "next";
  const bool compound = i + 1 < size() && token(i).head == i + 1 && token(i).role == "compound";
  if (!season || compound) return std::nullopt;
  StatedTime time{.kind = christmas ? StatedKind::Calendar : StatedKind::Feast,
                  .first = i,
                  .last = i + 1,
                  .unit = TimeUnit::Month};
  if (christmas) time.month = 12;
  take_year(time);
  return time;
}

}  // namespace entente::ingest
