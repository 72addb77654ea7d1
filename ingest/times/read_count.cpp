// Times that are counted: "two years ago", "a month later", "half a century ago", "three days after the
// vote".
#include "ingest/times/read_time.hpp"
#include "ingest/times/time_words.hpp"

namespace entente::ingest {

namespace {

StatedTime offset(std::uint32_t first, std::uint32_t last, TimeUnit unit, std::int64_t amount,
                  TimeAnchor anchor) {
  return {.kind = StatedKind::Offset,
          .first = first,
          .last = last,
          .unit = unit,
          .amount = amount,
          .anchor = anchor};
}

/// Which one of many, as far as a counted span takes it: "the past six months".
bool chooses(const std::string& word) {
  return word == "last" || word == "past" || word == "previous" || word == "this" || word == "current" ||
         word == "next" || word == "coming" || word == "upcoming";
}

StatedTime vague(std::uint32_t first, std::uint32_t last) {
  return {.kind = StatedKind::Vague, .first = first, .last = last};
}

}  // namespace

/// Whether a noun phrase or clause follows, and not a new clause after a pause.
bool TimeReader::names_event(std::uint32_t i) const {
  if (i >= size()) return false;
  const std::string& pos = token(i).pos;
  return pos == "DET" || pos == "NOUN" || pos == "PROPN" || pos == "PRON" || pos == "ADJ" || pos == "VERB";
}

/// "two days after the vote", "a month after that signing", "the day before he was sworn in": the noun of the
/// phrase at `i`, or the verb of its clause, names the event. Spans up to the preposition.
StatedTime TimeReader::after_event(std::uint32_t first, std::uint32_t i, TimeUnit unit,
                                   std::int64_t amount) const {
  StatedTime time = offset(first, i, unit, amount, TimeAnchor::Event);
  time.or_previous = word(i) == "that" || word(i) == "this";
  if (time.or_previous && (i + 1 >= size() || token(i + 1).pos != "NOUN")) return time;
  constexpr std::uint32_t kPhrase = 12;
  for (std::uint32_t at = i; at < size() && at < i + kPhrase; ++at) {
    const Token& here = token(at);
    const bool more = at + 1 < size() && (token(at + 1).pos == "NOUN" || token(at + 1).pos == "PROPN");
    if (here.pos == "VERB" || (here.pos == "NOUN" && !more)) {
      const bool subject = here.role.starts_with("nsubj") && here.head < size();
      time.event = subject ? here.head : at;
      return time;
    }
    if (here.pos == "PUNCT" && word(at) != "-") break;
  }
  return time;
}

/// "two years ago", "a month later", "four days earlier", "two days after that", "over the past six months"
std::optional<StatedTime> TimeReader::read_count(std::uint32_t i) const {
  std::uint32_t at = i;
  bool past_span = false;
  if (auto time = read_fraction(i)) return time;
  if (auto time = read_uncounted(i)) return time;
  if (word(at) == "in" && count_of(word(at + 1)) && unit_of(word(at + 2))) {  // "in three days' time"
    std::uint32_t end = at + 3;
    if (word(end) == "'" || word(end) == "’" || word(end) == "'s" || word(end) == "’s") ++end;
    const std::int64_t weeks = word(at + 2).starts_with("fortnight") ? 2 : 1;
    if (word(end) == "time")
      return offset(i, end + 1, *unit_of(word(at + 2)), weeks * *count_of(word(at + 1)),
                    TimeAnchor::Document);
    if (!is_shorter_than_day(word(at + 2)) && word(end) != "of" && word(at + 1) != "a") {
      auto time =
          offset(i, end, *unit_of(word(at + 2)), weeks * *count_of(word(at + 1)), TimeAnchor::Document);
      time.only_ahead = true;  // "in two weeks he will", not "in two weeks he saw five of them"
      return time;
    }
  }
  if (word(at) == "the" || word(at) == "over" || word(at) == "in") {
    while (word(at) == "the" || word(at) == "over" || word(at) == "in") ++at;
    if (!chooses(word(at))) return std::nullopt;
    past_span = true;
    ++at;
  }
  auto count = count_of(word(at));
  if (!count) return std::nullopt;
  if (*count >= 20 && *count % 10 == 0 && word(at + 1) == "-" && count_of(word(at + 2)).value_or(10) < 10) {
    count = *count + *count_of(word(at + 2));  // "seventy-five years ago"
    at += 2;
  } else if (word(at) == "a" && word(at + 1) == "couple" && word(at + 2) == "of") {
    count = 2;
    at += 2;
  }
  const auto unit = unit_of(word(at + 1));
  if (!unit) return std::nullopt;
  if (past_span) return StatedTime{.kind = StatedKind::Vague, .first = i, .last = at + 2};
  const std::int64_t amount = is_shorter_than_day(word(at + 1)) ? 0 : *count;
  const std::int64_t scaled = word(at + 1).starts_with("fortnight") ? 2 * amount : amount;
  const std::string& turn = word(at + 2);
  if (turn == "ago" && word(at + 3) == "today" && unit == TimeUnit::Week)
    return offset(i, at + 4, TimeUnit::Day, -7 * scaled, TimeAnchor::Document);
  if (turn == "ago" && word(at + 3) == "today" && unit == TimeUnit::Year) {  // the day of the year, too
    StatedTime time = offset(i, at + 4, TimeUnit::Day, 0, TimeAnchor::Document);
    time.years_on = -scaled;
    return time;
  }
  if (turn == "ago") {
    StatedTime time = offset(i, at + 3, *unit, -scaled, TimeAnchor::Document);
    time.counted = true;
    return time;
  }
  // "Two years on, ..." but not "talked for five hours on Friday".
  const bool onward =
      turn == "on" && !names_event(at + 3) && (at + 3 >= size() || token(at + 3).pos != "NUM");
  if (turn == "later" || turn == "afterwards" || turn == "afterward" || turn == "thereafter" || onward)
    return offset(i, at + 3, *unit, scaled, TimeAnchor::Previous);
  if (turn == "before" && names_event(at + 3)) return after_event(i, at + 3, *unit, -scaled);
  if (turn == "earlier" || turn == "before" || turn == "previously") {
    return offset(i, at + 3, *unit, -scaled, TimeAnchor::Previous);
  }
  if (turn == "after" && (at + 3 >= size() || token(at + 3).pos == "PUNCT"))
    return offset(i, at + 3, *unit, scaled, TimeAnchor::Previous);  // "two days after, she left"
  if (turn == "after") return after_event(i, at + 3, *unit, scaled);
  if (turn == "from" && word(at + 3) == "now") return offset(i, at + 4, *unit, scaled, TimeAnchor::Document);
  return std::nullopt;
}

/// "half a century ago", "a quarter of a century later", "a century ago"
std::optional<StatedTime> TimeReader::read_fraction(std::uint32_t i) const {
  std::uint32_t at = i;
  std::int64_t years = 100;
  if (word(at) == "half") {
    years = 50;
    ++at;
  } else if (word(at) == "a" && word(at + 1) == "quarter" && word(at + 2) == "of") {
    years = 25;
    at += 3;
  } else if (word(at) == "a" && word(at + 1) == "half" && word(at + 2) == "-") {
    years = 50;
    at += 2;
  }
  if (word(at) == "a" || word(at) == "-") ++at;
  if (at == i || word(at) != "century") return std::nullopt;
  const std::string& turn = word(at + 1);
  if (turn == "ago" && word(at + 2) == "today") {  // the day of the year, too
    StatedTime time = offset(i, at + 3, TimeUnit::Day, 0, TimeAnchor::Document);
    time.years_on = -years;
    return time;
  }
  if (turn == "ago") return offset(i, at + 2, TimeUnit::Year, -years, TimeAnchor::Document);
  if (turn == "on" && !names_event(at + 2))
    return offset(i, at + 2, TimeUnit::Year, years, TimeAnchor::Previous);
  if (turn == "later") return offset(i, at + 2, TimeUnit::Year, years, TimeAnchor::Previous);
  if (turn == "earlier") return offset(i, at + 2, TimeUnit::Year, -years, TimeAnchor::Previous);
  return std::nullopt;
}

/// "hours later", "minutes before": the day just told; "days later", "years ago": no one knows which.
/// "Within a week": known to the month just told.
std::optional<StatedTime> TimeReader::read_uncounted(std::uint32_t i) const {
  if (word(i) == "within") {
    std::uint32_t at = i + 1;
    while (word(at) == "a" || word(at) == "an" || word(at) == "one") ++at;
    const bool one = at > i + 1;
    const auto unit = unit_of(word(at));
    if (!unit || one == (word(at).back() == 's')) return std::nullopt;
    if (word(at + 1) == "of") return std::nullopt;  // "within a week of the vote": the time that follows
    if (is_shorter_than_day(word(at))) return offset(i, at + 1, TimeUnit::Day, 0, TimeAnchor::Previous);
    if (*unit != TimeUnit::Day && *unit != TimeUnit::Week && *unit != TimeUnit::Month)
      return vague(i, at + 1);
    StatedTime time = offset(i, at + 1, TimeUnit::Month, 0, TimeAnchor::Previous);
    time.or_previous = true;
    return time;
  }
  const auto unit = unit_of(word(i));
  const std::string& turn = word(i + 1);
  if (!unit || word(i).back() != 's') return std::nullopt;
  if (turn != "later" && turn != "earlier" && turn != "afterwards" && turn != "ago") return std::nullopt;
  const std::string& before = word(static_cast<std::int64_t>(i) - 1);
  if (count_of(before) || before == "of" || before == "-") return std::nullopt;
  if (!is_shorter_than_day(word(i))) return vague(i, i + 2);
  return offset(i, i + 2, TimeUnit::Day, 0, turn == "ago" ? TimeAnchor::Document : TimeAnchor::Previous);
}

}  // namespace entente::ingest
