#include "ingest/text/date_words.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using namespace std::string_view_literals;

constexpr std::array kMonths = {"jan"sv, "feb"sv, "mar"sv, "apr"sv, "may"sv, "jun"sv,
                                "jul"sv, "aug"sv, "sep"sv, "oct"sv, "nov"sv, "dec"sv};
constexpr std::array kFullMonths = {"january"sv,   "february"sv, "march"sv,    "april"sv,
                                    "may"sv,       "june"sv,     "july"sv,     "august"sv,
                                    "september"sv, "october"sv,  "november"sv, "december"sv};

}  // namespace

int month_of(std::string_view word) {
  const auto folded = fold(word);
  for (std::size_t m = 0; m < 12; ++m) {
    if (folded == kFullMonths[m] || folded == kMonths[m] || (m == 8 && folded == "sept"))
      return static_cast<int>(m) + 1;
  }
  return 0;
}

int weekday_index(std::string_view word) {
  static constexpr std::array kDays = {"monday"sv, "tuesday"sv,  "wednesday"sv, "thursday"sv,
                                       "friday"sv, "saturday"sv, "sunday"sv};
  const auto folded = fold(word);
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    if (folded == kDays[day] || folded == kDays[day].substr(0, 3)) return static_cast<int>(day);
  }
  return -1;
}

bool is_weekday(std::string_view word) { return weekday_index(word) >= 0; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t start = std::string_view::npos;
  for (std::size_t at = 0; at <= text.size();) {
    const auto c = decode_character(text, at);
    const bool mark = (c.code == '\'' || c.code == 0x2019) && start != std::string_view::npos &&
                      at + c.size < text.size() && is_letter(decode_character(text, at + c.size).code);
    const bool inside = at < text.size() && (is_letter(c.code) || is_digit(c.code) || mark);
    if (inside && start == std::string_view::npos) start = at;
    if (!inside && start != std::string_view::npos) {
      words.push_back(text.substr(start, at - start));
      start = std::string_view::npos;
    }
    at += std::max<std::uint32_t>(c.size, 1);
  }
  return words;
}

int number_of(std::string_view word, std::size_t digits) {
  if (digits <= 2 && word.size() > 2) {
    for (const auto ending : {"st"sv, "nd"sv, "rd"sv, "th"sv}) {
      if (word.ends_with(ending)) word.remove_suffix(2);
    }
  }
  if (word.empty() || word.size() > digits || (digits == 4 && word.size() != 4)) return 0;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1800 || year > 2100) return std::nullopt;
  char text[16];
  const auto length = day > 0 ? std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day)
                              : std::snprintf(text, sizeof text, "%04d-%02d", year, month);
  return parse_partial_date(std::string_view(text, static_cast<std::size_t>(length)));
}

std::optional<FoundDate> date_at(const std::vector<std::string_view>& words, std::size_t i) {
  const auto word = [&](std::size_t k) { return k < words.size() ? words[k] : ""sv; };
  const auto answer = [&](std::optional<Date> date, std::size_t length) -> std::optional<FoundDate> {
    if (!date) return std::nullopt;
    return FoundDate{*date, i, i + length};
  };
  if (const int year = number_of(word(i), 4); year > 0) {  // 2024-07-02, 2024/07/02
    if (word(i + 1).size() == 2 && word(i + 2).size() == 2) {
      const int month = number_of(word(i + 1), 2);
      const int day = number_of(word(i + 2), 2);
      if (month > 0 && day > 0) return answer(make_date(year, month, day), 3);
    }
  }
  if (word(i).size() <= 2 && word(i + 1).size() <= 2 && !word(i + 1).empty()) {  // 08.11.2023, 21/11/2023
    const char mark = word(i).data()[word(i).size()];
    const bool joined = word(i + 1).data() == word(i).data() + word(i).size() + 1 &&
                        word(i + 2).data() == word(i + 1).data() + word(i + 1).size() + 1;
    int day = number_of(word(i), 2);
    int month = number_of(word(i + 1), 2);
    const bool one_reading = mark == '.' || day > 12 || month > 12 || day == month;
    if (month > 12) std::swap(day, month);
    if (const int year = number_of(word(i + 2), 4);
        year > 0 && joined && day > 0 && month > 0 && (mark == '.' || mark == '/')) {
      if (one_reading) return answer(make_date(year, month, day), 3);
      return answer(parse_partial_date(word(i + 2)), 3);  // 06/03/2025: in March or in June of the year
    }
  }
  if (const int month = month_of(word(i)); month > 0) {  // July 2, 2024; July 2024
    if (const int day = number_of(word(i + 1), 2); day > 0) {
      if (const int year = number_of(word(i + 2), 4); year > 0) return answer(make_date(year, month, day), 3);
    }
    if (const int year = number_of(word(i + 1), 4); year > 0) return answer(make_date(year, month, 0), 2);
  }
  if (const int day = number_of(word(i), 2); day > 0) {  // 2 July 2024, 2nd of July 2024
    const std::size_t at = fold(word(i + 1)) == "of" ? i + 2 : i + 1;
    if (const int month = month_of(word(at)); month > 0) {
      if (const int year = number_of(word(at + 1), 4); year > 0)
        return answer(make_date(year, month, day), at + 2 - i);
    }
  }
  return std::nullopt;
}

}  // namespace entente::ingest
