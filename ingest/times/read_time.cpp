// Calendar dates: day, month and year in the orders that news uses.
#include "ingest/times/read_time.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/times/time_words.hpp"

namespace entente::ingest {

namespace {

const std::string kNoWord;

bool joins_days(const std::string& word) {
  return word == "and" || word == "to" || word == "-" || word == "–" || word == "or" || word == "through" ||
         word == "—";
}

bool is_year_preposition(const std::string& word) {
  static constexpr std::array<std::string_view, 24> kWords = {
      "in",      "since", "from",  "until",  "till", "by",    "of",  "during",
      "before",  "after", "early", "late",   "mid",  "to",    "and", "between",
      "through", "for",   "back",  "around", "year", "circa", "(",   "as"};
  for (const auto known : kWords) {
    if (word == known) return true;
  }
  return false;
}

/// "the 1990s", "the mid-1990s"
bool names_decade(std::string_view word) {
  for (const std::string_view prefix : {"mid-", "early-", "late-"}) {
    if (word.starts_with(prefix)) word.remove_prefix(prefix.size());
  }
  return word.size() == 5 && word.back() == 's' && year_number(word.substr(0, 4));
}

}  // namespace

TimeReader::TimeReader(const AnnotatedText& text, std::string_view bytes) : text_(&text) {
  words_.reserve(text.tokens.size());
  for (const Token& token : text.tokens)
    words_.push_back(lower_ascii(bytes.substr(token.span.start, token.span.size())));
  in_person_.resize(words_.size());
  for (const NameSpan& name : text.names) {
    if (name.type != "PERSON" || name.last < name.first + 2) continue;
    for (std::uint32_t i = name.first; i < name.last && i < words_.size(); ++i) in_person_[i] = true;
  }
}

const std::string& TimeReader::word(std::int64_t i) const {
  if (i < 0 || i >= static_cast<std::int64_t>(words_.size())) return kNoWord;
  return words_[static_cast<std::size_t>(i)];
}

std::optional<int> TimeReader::month_at(std::uint32_t i) const {
  const auto month = month_number(word(i));
  if (!month) return std::nullopt;
  static constexpr std::array<std::string_view, 12> kTitles = {
      "h.e.", "mr", "mr.", "mrs.", "ms.", "ms", "dr.", "dr", "hon.", "sir", "excellency", "senator"};
  if (i > 0 &&
      std::find(kTitles.begin(), kTitles.end(), word(static_cast<std::int64_t>(i) - 1)) != kTitles.end())
    return std::nullopt;  // "H.E. January Makamba"
  if (in_person_[i] && i > 0 && token(i - 1).pos != "ADP" && token(i - 1).pos != "SCONJ" &&
      !day_number(word(static_cast<std::int64_t>(i) - 1)))
    return std::nullopt;  // "January Makamba"; not "in June Boluarte"
  if (i + 2 < size() && word(i + 1) == "-" && token(i + 1).span.start == token(i).span.end &&
      token(i + 2).span.start == token(i + 1).span.end && !month_number(word(i + 2)) &&
      !day_number(word(i + 2)) && !year_number(word(i + 2)))
    return std::nullopt;  // "Mar-a-Lago"
  const std::string& name = word(i);
  if (name == "may" || name == "march" || name == "mar" || name == "sep" || name == "jan" || name == "jun") {
    // A verb or a name unless the tagger calls it a proper noun.
    if (!token(i).tag.starts_with("NNP")) return std::nullopt;
    const std::string& next = word(i + 1);  // "Mar del Plata", "Jan Masaryk"
    if (name.size() == 3 && name != "may" && next != "." && !day_number(next) && !year_number(next))
      return std::nullopt;
  }
  return month;
}

void TimeReader::take_year(StatedTime& time) const {
  std::uint32_t at = time.last;
  if (word(at) == "." && word(at - 1).size() <= 4) ++at;
  if (word(at) == "," || word(at) == "of" || word(at) == "in") ++at;
  if (const auto year = year_number(word(at))) {
    time.year = year;
    time.last = at + 1;
    return;
  }
  // "April 18 of that year", "in May the same year"
  if (word(at) == "the" && word(at + 1) == "same") ++at;
  if (word(at + 1) == "year" && (word(at) == "that" || word(at) == "same")) {
    time.anchor = TimeAnchor::Previous;
    time.choice = TimeChoice::This;
    time.last = at + 2;
    return;
  }
  // "October last year", "on 4 October of last year", "in May this year"
  if (word(at + 1) == "year" && (word(at) == "last" || word(at) == "this" || word(at) == "next")) {
    time.years_on = word(at) == "last" ? -1 : word(at) == "this" ? 0 : 1;
    time.last = at + 2;
  }
}

std::optional<StatedTime> TimeReader::read_iso(std::uint32_t i) const {
  const auto year = year_number(word(i).substr(0, 4));
  if (!year) return std::nullopt;
  StatedTime time{.kind = StatedKind::Calendar, .first = i, .last = i + 1, .year = year};
  if (word(i).size() == 10) {
    const auto date = parse_partial_date(word(i));
    if (!date) return std::nullopt;
    const CivilDate civil = to_civil(date->days);
    time.month = civil.month;
    time.day = civil.day;
    return time;
  }
  const std::string& dash = word(i + 1);
  if (word(i).size() != 4 || (dash != "-" && dash != "/") || word(i + 3) != dash) return std::nullopt;
  const auto month = day_number(word(i + 2));
  const auto day = day_number(word(i + 4));
  if (!month || *month > 12 || !day || word(i + 2).size() != 2 || *day > days_in_month(*year, *month))
    return std::nullopt;
  time.month = month;
  time.day = day;
  time.last = i + 5;
  return time;
}

/// "17.09.2023", "17/09/2023": day before month, as most of the world writes; the other way round where that
/// is the only reading. Strokes are read only where one reading is left: half the world writes each.
std::optional<StatedTime> TimeReader::read_points(std::uint32_t i) const {
  const std::string& text = word(i);
  if (text.size() < 8 || text.size() > 10) return std::nullopt;
  const char mark = text.find('.') != std::string::npos ? '.' : '/';
  const auto one = text.find(mark);
  const auto two = one == std::string::npos ? one : text.find(mark, one + 1);
  if (two == std::string::npos) return std::nullopt;
  auto day = day_number(text.substr(0, one));
  auto month = day_number(text.substr(one + 1, two - one - 1));
  const auto year = year_number(text.substr(two + 1));
  if (!day || !month || !year) return std::nullopt;
  if (mark == '/' && *month <= 12 && *day <= 12 && *day != *month)
    return StatedTime{.kind = StatedKind::Vague, .first = i, .last = i + 1};
  if (*month > 12) std::swap(day, month);
  if (*month > 12 || *day > days_in_month(*year, *month)) return std::nullopt;
  return StatedTime{
      .kind = StatedKind::Calendar, .first = i, .last = i + 1, .year = year, .month = month, .day = day};
}

std::optional<StatedTime> TimeReader::read_day_month(std::uint32_t i) const {
  auto day = day_number(word(i));
  if (!day && word(static_cast<std::int64_t>(i) - 1) == "the" && word(i + 1) == "of")
    day = ordinal_word(word(i));
  if (!day) return std::nullopt;
  std::uint32_t at = i + 1;
  // "4 and 5 September", "4-6 September", "3, 4 and 5 May": the first day stands for them.
  for (int more = 0; more < 4; ++more) {
    if ((joins_days(word(at)) || word(at) == ",") && day_number(word(at + 1))) {
      at += 2;
    } else {
      break;
    }
  }
  if (word(at) == "of") ++at;
  const auto month = at < size() ? month_at(at) : std::nullopt;
  if (!month) return std::nullopt;
  StatedTime time{.kind = StatedKind::Calendar, .first = i, .last = at + 1, .month = month, .day = day};
  take_year(time);
  return time;
}

std::optional<StatedTime> TimeReader::read_month_day(std::uint32_t i) const {
  const auto month = month_at(i);
  if (!month) return std::nullopt;
  StatedTime time{.kind = StatedKind::Calendar, .first = i, .last = i + 1, .month = month};
  std::uint32_t at = i + 1;
  if (word(at) == ".") ++at;
  if (word(at) == "the") ++at;
  if (const auto day = day_number(word(at)); day && !month_number(word(at + 1))) {
    time.day = day;
    time.last = at + 1;
    while (joins_days(word(time.last)) && day_number(word(time.last + 1)) &&
           word(time.last + 1).size() <= 2) {
      if (month_number(word(time.last + 2))) break;  // "May 3 and 5 June"
      time.last += 2;
    }
  }
  take_year(time);
  return time;
}

std::optional<StatedTime> TimeReader::read_year(std::uint32_t i) const {
  std::string text = word(i);
  bool attached = false;
  for (const std::string_view prefix : {"mid-", "early-", "late-"}) {
    if (text.starts_with(prefix)) {
      text.erase(0, prefix.size());
      attached = true;
    }
  }
  const auto year = year_number(text);
  if (!year) return std::nullopt;
  const std::string& before = word(static_cast<std::int64_t>(i) - 1);
  const std::string& after = word(i + 1);
  const bool clipped = before == "-" && word(static_cast<std::int64_t>(i) - 2) == "mid";
  if (!attached && !clipped && !is_year_preposition(before)) return std::nullopt;
  // "in 2000 villages", "$ 2000", "2015 percent"
  if (token(i).role == "nummod" && token(i).head == i + 1 && token(i + 1 < size() ? i + 1 : i).tag == "NNS")
    return std::nullopt;
  if (after == "utc" || after == "gmt" || after == "hours" || after == "hrs" || after == "local")
    return std::nullopt;  // an hour of the day
  if (after == "%" || after == "percent" || before == "$") return std::nullopt;
  StatedTime time{.kind = StatedKind::Calendar, .first = i, .last = i + 1, .year = year};
  if (before == "for" && (after == "-" || after == "–") && year_number(word(i + 2)))
    return StatedTime{.kind = StatedKind::Vague, .first = i, .last = i + 3};  // "a programme for 2025-2027"
  if ((after == "-" || after == "–") && (year_number(word(i + 2)) || day_number(word(i + 2))))
    time.last = i + 3;
  return time;
}

std::optional<StatedTime> TimeReader::read_calendar(std::uint32_t i) const {
  if (weekday_number(word(i))) {
    // "Sunday September 10, 2023", "Tuesday, 7 May", "Tuesday (May 7)"
    std::uint32_t at = i + 1;
    if (is_part_of_day(word(at))) ++at;
    if (word(at) == "," || word(at) == "(") ++at;
    if (word(at) == "the") ++at;
    auto time = read_day_month(at);
    if (!time) time = read_month_day(at);
    if (time && time->day) {
      time->first = i;
      return time;
    }
  }
  if (auto time = read_holiday(i)) return time;
  if (auto time = read_moving_feast(i)) return time;
  if (auto time = read_iso(i)) return time;
  if (auto time = read_points(i)) return time;
  if (names_decade(word(i))) return StatedTime{.kind = StatedKind::Vague, .first = i, .last = i + 1};
  if (auto time = read_day_month(i)) return time;
  if (auto time = read_month_day(i)) return time;
  if (const auto month = season_month(word(i)); month && word(i + 1) == "of" && year_number(word(i + 2))) {
    return StatedTime{
        .kind = StatedKind::Calendar, .first = i, .last = i + 3, .year = year_number(word(i + 2))};
  } else if (month && year_number(word(i + 1))) {
    return StatedTime{
        .kind = StatedKind::Calendar, .first = i, .last = i + 2, .year = year_number(word(i + 1))};
  }
  return read_year(i);
}

}  // namespace entente::ingest
