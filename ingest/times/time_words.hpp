// The words of time: months, weekdays, units, seasons, number words. All look-ups take lower case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/times/stated_time.hpp"

namespace entente::ingest {

std::string lower_ascii(std::string_view text);

std::optional<int> month_number(std::string_view word);    ///< "february", "feb", "feb." give 2
std::optional<int> weekday_number(std::string_view word);  ///< Monday is 0
std::optional<TimeUnit> unit_of(std::string_view word);    ///< "day", "weeks"; hours and minutes count as Day
bool is_shorter_than_day(std::string_view word);           ///< "hours", "minutes"
std::optional<int> season_month(std::string_view word);    ///< the middle month of the northern season
bool is_part_of_day(std::string_view word);                ///< "morning", "night"
std::optional<std::int64_t> count_of(std::string_view word);  ///< "two", "a", "12"
/// 1 to 31 from "7", "07" or "7th"; `ordinal` says whether an ending was needed.
std::optional<int> day_number(std::string_view word);
std::optional<int> ordinal_word(std::string_view word);          ///< "second" of "the second of May"
bool is_ordinal_day(std::string_view word);                      ///< "7th", "21st"
std::optional<std::int64_t> year_number(std::string_view word);  ///< four digits, 1500 to 2199

}  // namespace entente::ingest
