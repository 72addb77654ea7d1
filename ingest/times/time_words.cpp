// Tables of the words of time.
#include "ingest/times/time_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace entente::ingest {

namespace {

using Entry = std::pair<std::string_view, int>;

constexpr std::array kMonths = {
    Entry{"january", 1},   Entry{"jan", 1},   Entry{"february", 2},  Entry{"feb", 2},      Entry{"march", 3},
    Entry{"mar", 3},       Entry{"april", 4}, Entry{"apr", 4},       Entry{"may", 5},      Entry{"june", 6},
    Entry{"jun", 6},       Entry{"july", 7},  Entry{"jul", 7},       Entry{"august", 8},   Entry{"aug", 8},
    Entry{"september", 9}, Entry{"sept", 9},  Entry{"sep", 9},       Entry{"october", 10}, Entry{"oct", 10},
    Entry{"november", 11}, Entry{"nov", 11},  Entry{"december", 12}, Entry{"dec", 12}};

constexpr std::array kWeekdays = {
    Entry{"monday", 0}, Entry{"tuesday", 1},  Entry{"wednesday", 2}, Entry{"thursday", 3},
    Entry{"friday", 4}, Entry{"saturday", 5}, Entry{"sunday", 6},    Entry{"mon.", 0},
    Entry{"tue.", 1},   Entry{"tues.", 1},    Entry{"wed.", 2},      Entry{"thu.", 3},
    Entry{"thurs.", 3}, Entry{"fri.", 4},     Entry{"sat.", 5},      Entry{"sun.", 6}};

constexpr std::array kSeasons = {Entry{"spring", 4}, Entry{"summer", 7}, Entry{"autumn", 10},
                                 Entry{"fall", 10}, Entry{"winter", 1}};

constexpr std::array kCounts = {
    Entry{"a", 1},         Entry{"an", 1},       Entry{"one", 1},        Entry{"two", 2},
    Entry{"three", 3},     Entry{"four", 4},     Entry{"five", 5},       Entry{"six", 6},
    Entry{"seven", 7},     Entry{"eight", 8},    Entry{"nine", 9},       Entry{"ten", 10},
    Entry{"eleven", 11},   Entry{"twelve", 12},  Entry{"thirteen", 13},  Entry{"fourteen", 14},
    Entry{"fifteen", 15},  Entry{"sixteen", 16}, Entry{"seventeen", 17}, Entry{"eighteen", 18},
    Entry{"nineteen", 19}, Entry{"twenty", 20},  Entry{"thirty", 30},    Entry{"forty", 40},
    Entry{"fifty", 50},    Entry{"sixty", 60},   Entry{"seventy", 70},   Entry{"eighty", 80},
    Entry{"ninety", 90}};

struct UnitEntry {
  std::string_view word;
  TimeUnit unit;
};
constexpr std::array kUnits = {UnitEntry{"minute", TimeUnit::Day},      UnitEntry{"hour", TimeUnit::Day},
                               UnitEntry{"day", TimeUnit::Day},         UnitEntry{"week", TimeUnit::Week},
                               UnitEntry{"fortnight", TimeUnit::Week},  UnitEntry{"month", TimeUnit::Month},
                               UnitEntry{"quarter", TimeUnit::Quarter}, UnitEntry{"year", TimeUnit::Year},
                               UnitEntry{"decade", TimeUnit::Decade}};

constexpr std::array kPartsOfDay = {std::string_view{"morning"}, std::string_view{"afternoon"},
                                    std::string_view{"evening"}, std::string_view{"night"},
                                    std::string_view{"noon"},    std::string_view{"midday"}};

template <std::size_t Size>
std::optional<int> find_word(const std::array<Entry, Size>& table, std::string_view word) {
  const auto* found =
      std::find_if(table.begin(), table.end(), [&](const Entry& e) { return e.first == word; });
  if (found == table.end()) return std::nullopt;
  return found->second;
}

std::optional<std::int64_t> digits(std::string_view word) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size() || word.empty()) return std::nullopt;
  return value;
}

std::string_view without_dot(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return word;
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::optional<int> month_number(std::string_view word) { return find_word(kMonths, without_dot(word)); }

std::optional<int> weekday_number(std::string_view word) { return find_word(kWeekdays, word); }

std::optional<TimeUnit> unit_of(std::string_view word) {
  if (word.size() > 3 && word.back() == 's') word.remove_suffix(1);
  const auto* found =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const UnitEntry& e) { return e.word == word; });
  if (found == kUnits.end()) return std::nullopt;
  return found->unit;
}

bool is_shorter_than_day(std::string_view word) {
  return word.starts_with("hour") || word.starts_with("minute");
}

std::optional<int> season_month(std::string_view word) { return find_word(kSeasons, word); }

bool is_part_of_day(std::string_view word) {
  return std::find(kPartsOfDay.begin(), kPartsOfDay.end(), word) != kPartsOfDay.end();
}

std::optional<std::int64_t> count_of(std::string_view word) {
  if (const auto found = find_word(kCounts, word)) return *found;
  const auto value = digits(word);
  return value && *value <= 1000 ? value : std::nullopt;
}

bool is_ordinal_day(std::string_view word) {
  if (word.size() < 3 || word.size() > 4) return false;
  const std::string_view ending = word.substr(word.size() - 2);
  if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return false;
  const auto value = digits(word.substr(0, word.size() - 2));
  return value && *value >= 1 && *value <= 31;
}

std::optional<int> ordinal_word(std::string_view word) {
  static constexpr std::array kOrdinals = {
      Entry{"first", 1},       Entry{"second", 2},      Entry{"third", 3},      Entry{"fourth", 4},
      Entry{"fifth", 5},       Entry{"sixth", 6},       Entry{"seventh", 7},    Entry{"eighth", 8},
      Entry{"ninth", 9},       Entry{"tenth", 10},      Entry{"eleventh", 11},  Entry{"twelfth", 12},
      Entry{"thirteenth", 13}, Entry{"fourteenth", 14}, Entry{"fifteenth", 15}, Entry{"twentieth", 20},
      Entry{"thirtieth", 30}};
  return find_word(kOrdinals, word);
}

std::optional<int> day_number(std::string_view word) {
  if (is_ordinal_day(word)) word.remove_suffix(2);
  if (word.size() > 2) return std::nullopt;
  const auto value = digits(word);
  if (!value || *value < 1 || *value > 31) return std::nullopt;
  return static_cast<int>(*value);
}

std::optional<std::int64_t> year_number(std::string_view word) {
  if (word.size() != 4) return std::nullopt;
  const auto value = digits(word);
  return value && *value >= 1500 && *value <= 2199 ? value : std::nullopt;
}

}  // namespace entente::ingest
