// The day that a text itself gives for its publication, from its datelines, bylines and first lines.
#include <algorithm>

#include "ingest/text/blocks.hpp"
#include "ingest/text/characters.hpp"
#include "ingest/text/date_words.hpp"
#include "ingest/text/dateline.hpp"

namespace entente::ingest {

namespace {

std::string_view bytes_of(std::string_view text, const Span& span) {
  return text.substr(span.start, span.end - span.start);
}

/// The day that a part of a line gives for the text: "Tuesday, 16 September 2025", "Published 26 January
/// 2023", "Evening Courier live, Thursday 1 December 2011"; not "died in Rome on Tuesday, 5 March 1963".
std::optional<Date> day_told_in(std::string_view part) {
  const auto day_of = [](std::optional<Date> date) {
    return date && date->precision == DatePrecision::Day ? date : std::nullopt;
  };
  for (const auto word : {"Published ", "Posted ", "Issued ", "Updated ", "Released "}) {
    if (part.starts_with(word)) return day_of(first_date(part));
  }
  if (is_date_line(part)) return day_of(first_date(part));
  return part.find(" on ") == std::string_view::npos ? day_of(closing_date(part)) : std::nullopt;
}

/// A line above the story may say more behind its day: "Hanoi, 30 May 2019 (summary)", "... 1 December 2011.
/// All times local".
std::optional<Date> day_of_heading(std::string_view line) {
  constexpr std::size_t kLongest = 100;  // bytes before the end of the day
  for (std::size_t at = 1; at <= std::min(line.size(), kLongest); ++at) {
    const auto rest = line.substr(at);
    const bool ends = rest.empty() || rest.starts_with(". ") || rest == "." || rest.starts_with(" (") ||
                      rest.starts_with(" |") || rest.starts_with(" by ") || rest.starts_with(", by ");
    if (!ends) continue;
    if (const auto date = day_told_in(line.substr(0, at))) return date;
  }
  return std::nullopt;
}

/// The day told in one of the first lines, none of them a paragraph.
std::optional<Date> day_of_first_lines(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  for (int line = 0; line < 6 && !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > kLongest) return std::nullopt;
    if (const auto date = day_of_heading(trim(text.substr(0, end)))) return date;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::nullopt;
}

int days_since(const Date& date, int weekday) {
  const auto day = ((date.days + 3) % 7 + 7) % 7;
  return static_cast<int>((day - weekday + 7) % 7);
}

/// "on Nov. 12, 1970": a text names its own day without the year, so that this one is long past; and its
/// weekdays are of the days just before or to come: "said on Thursday", of a Wednesday, is not.
bool tells_day_of_past(std::string_view text, const Date& date) {
  const auto words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = date_at(words, i);
    if (found && found->date == date) return true;
    if (i >= 2 && fold(words[i - 1]) == "on" && fold(words[i - 2]) == "said" && words[i].size() > 5) {
      const int weekday = weekday_index(words[i]);
      if (weekday >= 0 && days_since(date, weekday) > 3) return true;
    }
  }
  return false;
}

struct MonthDay {
  int month = 0;
  int day = 0;
};

/// "TBILISI, May 14 -", "Kyiv, 18 July"
std::optional<MonthDay> day_without_year(std::string_view line) {
  const auto words = words_of(line);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const int before = month_of(words[i]);
    const int after = month_of(words[i + 1]);
    const int day = number_of(before > 0 ? words[i + 1] : words[i], 2);
    if ((before > 0 || after > 0) && day > 0) return MonthDay{before > 0 ? before : after, day};
  }
  return std::nullopt;
}

/// The date of a dateline without a year: the year, the last that the text names or one beside it, in which
/// that day is the weekday that the text opens with. Nothing where none is.
std::optional<Date> date_by_weekday(const MonthDay& line, std::string_view opening, std::string_view text) {
  int weekday = -1;
  for (const auto word : words_of(opening)) {
    if (weekday < 0 && starts_upper(word) && word.size() > 3) weekday = weekday_index(word);
  }
  int last_year = 0;
  for (const auto word : words_of(text)) {
    const int year = number_of(word, 4);
    if (year >= 1900 && year <= 2100) last_year = std::max(last_year, year);
  }
  if (weekday < 0 || last_year == 0) return std::nullopt;
  // The news is of that day or, written overnight, of the day before.
  for (const int days_ago : {0, 1}) {
    for (const int year : {last_year, last_year + 1, last_year - 1}) {
      const auto date = make_date(year, line.month, line.day);
      if (date && days_since(*date, weekday) == days_ago && !tells_day_of_past(text, *date)) return date;
    }
  }
  return std::nullopt;
}

/// The date of a line without a year above a text that tells of days just before it with theirs: "Kyiv, July
/// 18", "voted her in on Thursday, July 17, 2025".
std::optional<Date> date_by_days_told(const MonthDay& line, std::string_view text) {
  constexpr std::int64_t kLately = 14;
  const auto words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto told = date_at(words, i);
    if (!told || told->date.precision != DatePrecision::Day) continue;
    const int year = static_cast<int>(to_civil(told->date.days).year);
    for (const int in : {year, year + 1}) {
      const auto date = make_date(in, line.month, line.day);
      if (date && date->days > told->date.days && date->days - told->date.days <= kLately) return date;
    }
  }
  return std::nullopt;
}

/// A line of the first few that gives a day and no year, short and no sentence.
std::optional<MonthDay> day_of_line_above(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  for (int line = 0; line < 6 && !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const auto part = trim(text.substr(0, end));
    if (part.size() <= kLongest && !part.ends_with('.')) {
      const auto words = words_of(part);
      const auto day = day_without_year(part);
      const bool closes =
          words.size() > 1 && (month_of(words.back()) > 0 || month_of(words[words.size() - 2]) > 0);
      if (day && closes) return day;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::nullopt;
}

/// The date of a text that gives its day without the year.
std::optional<Date> date_without_year(std::string_view text, const std::vector<Block>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::Dateline || blocks[i + 1].kind != BlockKind::Body) continue;
    const auto line = day_without_year(bytes_of(text, blocks[i].span));
    if (!line) break;
    const auto date = date_by_weekday(*line, bytes_of(text, blocks[i + 1].span), text);
    return date ? date : date_by_days_told(*line, text);
  }
  const auto line = day_of_line_above(text);
  return line ? date_by_days_told(*line, text) : std::nullopt;
}

}  // namespace

std::optional<Date> find_document_date(std::string_view text, const std::vector<Block>& blocks) {
  std::optional<Date> found;
  std::size_t looked = 0;
  for (const auto& block : blocks) {
    if (block.kind != BlockKind::Dateline && block.kind != BlockKind::Byline) continue;
    if (const auto date = first_date(bytes_of(text, block.span))) {
      if (!found || (date->precision == DatePrecision::Day && found->precision != DatePrecision::Day))
        found = date;
      if (found->precision == DatePrecision::Day) return found;
    }
    if (++looked == 8) break;
  }
  if (found) return found;
  for (std::size_t i = 0; i < std::min<std::size_t>(blocks.size(), 3); ++i) {
    if (blocks[i].kind != BlockKind::Headline) continue;
    if (const auto date = closing_date(bytes_of(text, blocks[i].span))) return date;
  }
  if (const auto date = day_of_first_lines(text)) return date;
  return date_without_year(text, blocks);
}

}  // namespace entente::ingest
