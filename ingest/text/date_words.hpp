// The words of a date in a line of text, before any grammar: months, weekdays, "July 2, 2024". Internal to
// text/.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/temporal/temporal.hpp"

namespace entente::ingest {

/// January is 1; 0 for other words.
int month_of(std::string_view word);
/// Monday is 0; -1 for other words.
int weekday_index(std::string_view word);
bool is_weekday(std::string_view word);
/// Words of letters or digits; what stands between them is left out.
std::vector<std::string_view> words_of(std::string_view text);
/// A number of 1-2 digits (ordinal ending allowed) or of 4.
int number_of(std::string_view word, std::size_t digits);
/// A day, or a month where `day` is 0; nothing outside 1800 to 2100.
std::optional<Date> make_date(int year, int month, int day);

struct FoundDate {
  Date date;
  std::size_t first = 0;  ///< words [first, last)
  std::size_t last = 0;
};

/// The date with a year that starts at a word.
std::optional<FoundDate> date_at(const std::vector<std::string_view>& words, std::size_t i);

}  // namespace entente::ingest
