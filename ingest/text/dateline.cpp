#include "ingest/text/dateline.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ingest/text/characters.hpp"
#include "ingest/text/date_words.hpp"

namespace entente::ingest {

namespace {

using namespace std::string_view_literals;

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
