#include "ingest/text/dateline.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using namespace std::string_view_literals;

constexpr std::array kMonths = {"jan"sv, "feb"sv, "mar"sv, "apr"sv, "may"sv, "jun"sv,
                                "jul"sv, "aug"sv, "sep"sv, "oct"sv, "nov"sv, "dec"sv};
constexpr std::array kFullMonths = {"january"sv,   "february"sv, "march"sv,    "april"sv,
                                    "may"sv,       "june"sv,     "july"sv,     "august"sv,
                                    "september"sv, "october"sv,  "november"sv, "december"sv};

int month_of(std::string_view word) {
  const auto folded = fold(word);
  for (std::size_t m = 0; m < 12; ++m) {
    if (folded == kFullMonths[m] || folded == kMonths[m] || (m == 8 && folded == "sept"))
      return static_cast<int>(m) + 1;
  }
  return 0;
}

/// Monday is 0; -1 for other words.
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

/// Words of letters or digits; what stands between them is left out.
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

/// A number of 1-2 digits (ordinal ending allowed) or of 4.
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

struct FoundDate {
  Date date;
  std::size_t first = 0;  // words [first, last)
  std::size_t last = 0;
};

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

bool is_agency_or_place_word(std::string_view word) {
  return starts_upper(word) || month_of(word) > 0 || is_weekday(word) || number_of(word, 4) > 0 ||
         number_of(word, 2) > 0;
}

bool is_number(std::string_view word) {
  return word.size() <= 4 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The small words of a line that says when, where and by whom.
bool is_date_line_word(std::string_view folded) {
  static constexpr std::array kWords = {
      "published"sv, "updated"sv,  "posted"sv,  "date"sv,     "on"sv,         "at"sv,    "am"sv,
      "pm"sv,        "gmt"sv,      "utc"sv,     "ist"sv,      "est"sv,        "last"sv,  "by"sv,
      "a"sv,         "an"sv,       "column"sv,  "analysis"sv, "from"sv,       "and"sv,   "comment"sv,
      "our"sv,       "reporter"sv, "in"sv,      "opinion"sv,  "of"sv,         "the"sv,   "essay"sv,
      "report"sv,    "for"sv,      "issue"sv,   "no"sv,       "desk"sv,       "staff"sv, "writer"sv,
      "edition"sv,   "admin"sv,    "editor"sv,  "time"sv,     "local"sv,      "read"sv,  "min"sv,
      "minute"sv,    "minutes"sv,  "bureau"sv,  "first"sv,    "modified"sv,   "s"sv,     "correspondent"sv,
      "created"sv,   "hrs"sv,      "edt"sv,     "cet"sv,      "eat"sv,        "wat"sv,   "sast"sv,
      "th"sv,        "year"sv,     "special"sv, "to"sv,       "newsletter"sv, "vol"sv,   "release"sv,
      "dated"sv,     "all"sv,      "times"sv,   "live"sv,     "blog"sv};
  return std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

/// Where the dash, or "City: ", ends an opening: bytes up to and with the dash and the blank after it; 0
/// where there is none.
std::size_t opening_end(std::string_view paragraph, bool& colon) {
  const auto head = paragraph.substr(0, 130);
  std::size_t best = std::string_view::npos;
  std::size_t size = 0;
  for (const auto dash : {" — "sv, " – "sv, " -- "sv, " - "sv, "— "sv, "-- "sv, "– "sv, " —"sv}) {
    const auto at = head.find(dash);
    if (at < best) {
      best = at;
      size = at + dash.size();
    }
  }
  colon = false;
  if (best == std::string_view::npos) {
    const auto at = head.substr(0, 60).find(':');
    if (at == std::string_view::npos || at + 1 >= head.size() || head[at + 1] != ' ') return 0;
    colon = true;
    return at + 2;
  }
  return size;
}

/// "Sofia, 7 June 2023. The Assembly ...", "WARSAW, July 28, 2022 (Vistula Press). Poland ...": a line of a
/// date, with or without an agency behind it, that a full stop ends.
std::size_t stopped_opening(std::string_view paragraph) {
  const auto head = paragraph.substr(0, 90);
  for (auto at = head.find(". "); at != std::string_view::npos; at = head.find(". ", at + 1)) {
    const auto opening = head.substr(0, at);
    const auto words = words_of(opening);
    const bool cased = std::all_of(words.begin(), words.end(), [](std::string_view w) {
      return is_agency_or_place_word(w) || fold(w) == "de" || fold(w) == "of";
    });
    const bool agency = opening.ends_with(')') || opening.ends_with('/');
    if (cased && words.size() >= 4 && (agency || number_of(words.back(), 4) > 0) && is_date_line(opening))
      return at + 2;
  }
  return 0;
}

}  // namespace

std::optional<Date> date_by_weekday(std::string_view dateline, std::string_view opening,
                                    std::string_view text) {
  int month = 0;
  int day = 0;
  const auto line = words_of(dateline);
  for (std::size_t i = 0; i + 1 < line.size() && month == 0; ++i) {
    const int before = month_of(line[i]);
    const int after = month_of(line[i + 1]);
    month = before > 0 ? before : after;
    day = number_of(before > 0 ? line[i + 1] : line[i], 2);
    if (day == 0) month = 0;
  }
  int weekday = -1;
  for (const auto word : words_of(opening)) {
    if (weekday < 0 && starts_upper(word) && word.size() > 3) weekday = weekday_index(word);
  }
  int last_year = 0;
  for (const auto word : words_of(text)) {
    const int year = number_of(word, 4);
    if (year >= 1900 && year <= 2100) last_year = std::max(last_year, year);
  }
  if (month == 0 || weekday < 0 || last_year == 0) return std::nullopt;
  for (const int year : {last_year, last_year + 1, last_year - 1}) {
    const auto date = make_date(year, month, day);
    if (date && ((date->days + 3) % 7 + 7) % 7 == weekday) return date;
  }
  return std::nullopt;
}

std::optional<Date> first_date(std::string_view text) {
  const auto words = words_of(text.substr(0, 2000));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto found = date_at(words, i)) return found->date;
  }
  return std::nullopt;
}

std::optional<Date> closing_date(std::string_view heading) {
  if (heading.ends_with(')') &&
      heading.rfind('(') != std::string_view::npos)  // "... 20 June 2014 (excerpts)"
    heading = trim(heading.substr(0, heading.rfind('(')));
  const auto words = words_of(heading);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto found = date_at(words, i);
    if (!found || found->date.precision == DatePrecision::Month || found->last != words.size()) continue;
    auto between = trim(std::string_view(
        words[i - 1].data() + words[i - 1].size(),
        static_cast<std::size_t>(words[i].data() - words[i - 1].data()) - words[i - 1].size()));
    const bool range = number_of(words[i - 1], 2) > 0;  // "3-9 March 2025"
    if (!range && between.empty() && !is_weekday(words[i - 1])) return std::nullopt;
    return found->date;
  }
  return std::nullopt;
}

std::uint32_t dateline_size(std::string_view paragraph) {
  if (paragraph.starts_with("date ") &&
      paragraph.size() > 15) {  // "date 2024-03-28 Text": a field left by a scraper
    if (parse_partial_date(paragraph.substr(5, 10)) && paragraph[15] == ' ') return 16;
  }
  if (const auto stopped = stopped_opening(paragraph); stopped > 0 && stopped < paragraph.size())
    return static_cast<std::uint32_t>(stopped);
  bool colon = false;
  const auto end = opening_end(paragraph, colon);
  if (end == 0) return 0;
  const auto opening = paragraph.substr(0, end);
  const auto words = words_of(opening);
  if (words.empty() || words.size() > 14) return 0;
  for (const auto word : words) {
    const auto folded = fold(word);
    if (!is_agency_or_place_word(word) && folded != "s" && folded != "de" && folded != "el" &&
        folded != "and" && folded != "the" && folded != "of" && folded != "la" && folded != "du" &&
        folded != "del" && folded != "al")
      return 0;
  }
  // The city: all in capitals, or a date or an agency in marks beside it.
  const auto first_break = opening.find_first_of(",(/");
  const auto city = trim(opening.substr(0, std::min(first_break, end)));
  const bool shouted = is_all_upper(words.front()) && words.front().size() > 2;
  const bool dated =
      std::any_of(words.begin(), words.end(), [](std::string_view w) { return month_of(w) > 0; });
  const bool agency =
      opening.find('(') != std::string_view::npos || opening.find(" /") != std::string_view::npos;
  if (colon) return shouted && words.size() <= 3 && !dated ? static_cast<std::uint32_t>(end) : 0;
  if (!shouted && !(dated && first_date(opening)) && !agency) return 0;
  if (!shouted && city.size() > 40) return 0;
  return static_cast<std::uint32_t>(end);
}

namespace {

/// "3:08pm" as "08pm"
bool is_clock(std::string_view word) {
  return word.size() > 2 && word.size() < 6 && word.front() >= '0' && word.front() <= '9' &&
         (fold(word).ends_with("am") || fold(word).ends_with("pm"));
}

/// What pages set beside a date: "4 min read", "14 comments", "Share on X", "Follow our reporters".
bool is_furniture(std::string_view part) {
  static constexpr std::array kWords = {"read"sv,     "share"sv,   "follow"sv, "comments"sv, "comment"sv,
                                        "min"sv,      "listen"sv,  "views"sv,  "print"sv,    "subscribe"sv,
                                        "category"sv, "updated"sv, "photos"sv, "filed"sv,    "posted"sv};
  const auto words = words_of(part);
  return words.size() <= 2 || std::any_of(words.begin(), words.end(), [](std::string_view word) {
           return std::find(kWords.begin(), kWords.end(), fold(word)) != kWords.end();
         });
}

}  // namespace

std::size_t row_part_size(std::string_view row) {
  std::size_t end = row.size();
  for (const auto mark : {" | "sv, " · "sv, " • "sv}) {
    const auto at = row.find(mark);
    if (at != std::string_view::npos) end = std::min(end, at + mark.size());
  }
  return end;
}

bool is_dated_row(std::string_view line) {
  if (line.size() > 200 || row_part_size(line) == line.size()) return false;
  bool dated = false;
  while (!line.empty()) {
    auto part = line.substr(0, row_part_size(line));
    line.remove_prefix(part.size());
    for (const auto mark : {" | "sv, " · "sv, " • "sv}) {
      if (part.ends_with(mark)) part.remove_suffix(mark.size());
    }
    const bool says_date = !dated && !part.empty() && is_date_line(part);
    if (!says_date && !is_furniture(part)) return false;
    dated = dated || says_date;
  }
  return dated;
}

bool is_date_line(std::string_view line) {
  if (is_dated_row(line)) return true;
  if (line.size() > 110) return false;
  const auto words = words_of(line);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = date_at(words, i);
    if (!found || found->date.precision == DatePrecision::Month) continue;
    // What else stands there may be a weekday, a clock, a place, a label, another form of the date; no verb,
    // no sentence.
    std::size_t others = 0;
    for (std::size_t k = 0; k < words.size(); ++k) {
      if (k >= found->first && k < found->last) continue;
      if (is_weekday(words[k]) || month_of(words[k]) > 0 || is_number(words[k]) || is_clock(words[k]) ||
          is_date_line_word(fold(words[k])))
        continue;
      if (!starts_upper(words[k])) return false;
      ++others;
    }
    return others <= 8 && line.back() != '.';
  }
  return false;
}

bool is_byline(std::string_view line, bool above_date, bool last) {
  if (line.size() > 200) return false;
  auto folded = fold(line);
  if (folded.starts_with("(")) folded.erase(0, 1);
  for (const auto opening :
       {"reporting by "sv, "additional reporting by "sv, "edited by "sv, "editing by "sv, "written by "sv,
        "updates by "sv, "compiled by "sv, "words by "sv, "author: "sv, "authors: "sv}) {
    if (folded.starts_with(opening)) return true;
  }
  const auto words = words_of(line);
  const bool by = folded.starts_with("by ") && line.size() < 120;
  if (!by && folded.find(" updates by ") != std::string::npos && first_date(line)) return true;
  if (line.size() < 110 && (by || folded.find(" by ") != std::string::npos) && is_date_line(line))
    return true;  // "A column by X, May 3, 2023"
  if (!by && !above_date) return false;
  (void)last;
  // Names, and the little words between them.
  std::size_t names = 0;
  for (std::size_t i = by ? 1 : 0; i < words.size(); ++i) {
    const auto word = fold(words[i]);
    if (month_of(words[i]) > 0 || number_of(words[i], 4) > 0 || number_of(words[i], 2) > 0) continue;
    if (starts_upper(words[i])) {
      ++names;
    } else if (by && (word == "our" || word == "staff" || word == "reporter" || word == "correspondent" ||
                      word == "agencies")) {
      return true;
    } else if (word != "and" && word != "in" && word != "of" && word != "for" && word != "the" &&
               word != "de" && word != "bin" && word != "al" && word != "van" && word != "von" &&
               word != "el") {
      return false;
    }
  }
  if (by) return names >= 1 && names <= 14 && line.back() != '.';
  return names >= 2 && names <= 4 && words.size() == names && line.find(',') == std::string_view::npos;
}

}  // namespace entente::ingest
