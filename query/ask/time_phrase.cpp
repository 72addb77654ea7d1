#include "query/ask/time_phrase.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "graph/temporal/temporal.hpp"

namespace entente::query {

namespace {

struct DatePhrase {
  Date date;
  std::uint32_t next = 0;
};

std::optional<int> month_named(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i] || (word.size() == 3 && kMonths[i].substr(0, 3) == word) ||
        (i == 8 && word == "sept")) {
      return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

std::optional<int> number(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (word.empty() || error != std::errc() || end != word.data() + word.size() || word[0] == '-')
    return std::nullopt;
  return value;
}

std::optional<int> day_number(std::string_view word) {  // "2", "2nd"
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.substr(word.size() - 2) == ending) word.remove_suffix(2);
  }
  const auto value = number(word);
  return value && word.size() <= 2 ? value : std::nullopt;
}

std::optional<int> year_number(std::string_view word) {
  return word.size() == 4 ? number(word) : std::nullopt;
}

bool looks_like_iso(std::string_view word) {
  return word.size() >= 6 && word.find_first_not_of("0123456789-") == std::string_view::npos &&
         year_number(word.substr(0, 4)) && word[4] == '-';
}

tl::unexpected<Error> bad_time(WordSpan span, const std::vector<Word>& words, std::string_view question,
                               std::string message, std::string hint) {
  return fail(Error{.kind = ErrorKind::InputError,
                    .message = std::move(message),
                    .hint = std::move(hint),
                    .place = place_of(span, words, question)});
}

constexpr const char* kDateForms = "write a date as 2024, July 2024, 2 July 2024 or 2024-07-02";

Result<std::optional<DatePhrase>> made_date(int year, int month, int day, WordSpan span,
                                            const std::vector<Word>& words, std::string_view question) {
  std::string iso = std::to_string(year);
  iso.insert(0, 4 - std::min<std::size_t>(4, iso.size()), '0');
  for (const int part : {month, day}) {
    if (part > 0) iso += (part < 10 ? "-0" : "-") + std::to_string(part);
  }
  const auto date = parse_partial_date(iso);
  if (!date)
    return bad_time(span, words, question, "there is no day " + text_of(span, words, question), kDateForms);
  return DatePhrase{*date, span.last};
}

// A date that starts at word `at`.
Result<std::optional<DatePhrase>> date_phrase(const std::vector<Word>& words, std::uint32_t at,
                                              std::string_view question) {
  auto word = [&words](std::uint32_t i) -> std::string_view {
    return i < words.size() && !words[i].quoted ? std::string_view(words[i].text) : std::string_view();
  };
  if (looks_like_iso(word(at))) {
    const auto date = parse_partial_date(word(at));
    if (!date) {
      return bad_time({at, at + 1}, words, question,
                      "there is no day " + text_of({at, at + 1}, words, question), kDateForms);
    }
    return DatePhrase{*date, at + 1};
  }
  if (const auto year = year_number(word(at))) return made_date(*year, 0, 0, {at, at + 1}, words, question);
  if (word(at) == "the") {  // "the 2nd of July 2024"
    if (!day_number(word(at + 1))) return std::nullopt;
    ++at;
  }
  if (const auto day = day_number(word(at))) {  // "2 July 2024", "2nd of July 2024"
    const std::uint32_t m = word(at + 1) == "of" ? at + 2 : at + 1;
    const auto month = month_named(word(m));
    if (!month) return std::nullopt;
    const auto year = year_number(word(m + 1));
    if (!year) return bad_time({at, m + 1}, words, question, "the date has no year", kDateForms);
    return made_date(*year, *month, *day, {at, m + 2}, words, question);
  }
  const auto month = month_named(word(at));
  if (!month) return std::nullopt;
  if (const auto year = year_number(word(at + 1)))
    return made_date(*year, *month, 0, {at, at + 2}, words, question);
  if (const auto day = day_number(word(at + 1))) {  // "July 2 2024"
    if (const auto year = year_number(word(at + 2)))
      return made_date(*year, *month, *day, {at, at + 3}, words, question);
    return bad_time({at, at + 2}, words, question, "the date has no year", kDateForms);
  }
  return bad_time({at, at + 1}, words, question, "the month has no year", kDateForms);
}

// "1990s", with the decade's first year.
std::optional<int> decade(std::string_view word) {
  if (word.size() < 5 || word.back() != 's') return std::nullopt;
  word.remove_suffix(1);
  if (word.back() == '\'') word.remove_suffix(1);
  const auto year = year_number(word);
  return year && *year % 10 == 0 ? year : std::nullopt;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> known) {
  return std::find(known.begin(), known.end(), word) != known.end();
}

// Relative times would give another answer tomorrow; they are refused, not guessed.
std::optional<std::uint32_t> relative_time(const std::vector<Word>& words, std::uint32_t at) {
  auto word = [&words](std::uint32_t i) {
    return i < words.size() ? std::string_view(words[i].text) : std::string_view();
  };
  if (is_one_of(word(at), {"today", "yesterday", "tomorrow", "recently", "lately", "now", "currently"}))
    return at + 1;
  const std::uint32_t from =
      is_one_of(word(at), {"in", "during", "since", "the", "before", "after"}) ? at + 1 : at;
  const std::uint32_t unit = word(from) == "the" ? from + 1 : from;
  if (is_one_of(word(unit), {"last", "this", "next", "past", "previous"}) &&
      is_one_of(word(unit + 1), {"year", "month", "week", "decade", "years", "months", "weeks", "spring",
                                 "summer", "autumn", "fall", "winter", "monday", "tuesday", "wednesday",
                                 "thursday", "friday", "saturday", "sunday"})) {
    return unit + 2;
  }
  if (from > at && is_one_of(word(from), {"yesterday", "today"})) return from + 1;
  return std::nullopt;
}

using Phrase = Result<std::optional<TimePhrase>>;

Phrase range_phrase(const std::vector<Word>& words, std::uint32_t at, std::string_view question,
                    std::string_view joiner) {
  const auto first = date_phrase(words, at + 1, question);
  if (!first) return fail(first.error());
  if (!*first) return std::nullopt;
  const std::uint32_t middle = (*first)->next;
  if (middle >= words.size() ||
      (words[middle].text != joiner && words[middle].text != "to" && words[middle].text != "until")) {
    if (joiner == "to") return TimePhrase{{(*first)->date.days, std::nullopt}, middle};  // "from 2020", open
    return bad_time({at, middle}, words, question, "the time between has one end only",
                    "write between 2019 and 2021");
  }
  const auto last = date_phrase(words, middle + 1, question);
  if (!last) return fail(last.error());
  if (!*last) {
    return bad_time({at, middle + 1}, words, question, "the time between has one end only",
                    "write between 2019 and 2021");
  }
  const TimeRange range{(*first)->date.days, last_day((*last)->date).days};
  if (*range.last < *range.first) {
    return bad_time({at, (*last)->next}, words, question, "this time ends before it starts",
                    "write the earlier date first");
  }
  return TimePhrase{range, (*last)->next};
}

}  // namespace

Phrase time_phrase(const std::vector<Word>& words, std::uint32_t at, std::string_view question) {
  if (at >= words.size()) return std::nullopt;
  if (const auto end = relative_time(words, at)) {
    return bad_time({at, *end}, words, question, "a time that moves with today is not understood",
                    kDateForms);
  }
  const std::string& lead = words[at].text;
  if (lead == "between") return range_phrase(words, at, question, "and");
  if (lead == "from") return range_phrase(words, at, question, "to");
  if (is_one_of(lead, {"in", "during"})) {
    const std::uint32_t d = at + 1 < words.size() && words[at + 1].text == "the" ? at + 2 : at + 1;
    if (d < words.size()) {
      if (const auto year = decade(words[d].text)) {
        return TimePhrase{{from_civil(*year, 1, 1), from_civil(*year + 9, 12, 31)}, d + 1};
      }
    }
  }
  std::uint32_t start = at + 1;
  if (lead == "up" && start < words.size() && words[start].text == "to") ++start;
  const bool known =
      is_one_of(lead, {"in", "during", "on", "since", "before", "after", "until", "till"}) || start == at + 2;
  if (!known) return std::nullopt;
  const auto date = date_phrase(words, start, question);
  if (!date) return fail(date.error());
  if (!*date) return std::nullopt;
  const std::int64_t first = (*date)->date.days;
  const std::int64_t last = last_day((*date)->date).days;
  const std::uint32_t next = (*date)->next;
  if (lead == "since") return TimePhrase{{first, std::nullopt}, next};
  if (lead == "before") return TimePhrase{{std::nullopt, first - 1}, next};
  if (lead == "after") return TimePhrase{{last + 1, std::nullopt}, next};
  if (is_one_of(lead, {"until", "till", "up"})) return TimePhrase{{std::nullopt, last}, next};
  return TimePhrase{{first, last}, next};
}

std::string time_condition(const TimeRange& range, const std::string& edge) {
  auto day = [](std::int64_t days) { return "date('" + to_string(Date{days, DatePrecision::Day}) + "')"; };
  if (range.first && range.last && *range.first == *range.last) return edge + ".date = " + day(*range.first);
  // Partial dates order before their first day, so the lower end is the day before it, left out.
  std::string text;
  if (range.first) text += edge + ".date > " + day(*range.first - 1);
  if (range.first && range.last) text += " AND ";
  if (range.last) text += edge + ".date <= " + day(*range.last);
  return text;
}

}  // namespace entente::query
