#include "ingest/times/told_beside.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/times/tense.hpp"
#include "ingest/times/time_clause.hpp"
#include "ingest/times/time_words.hpp"

namespace entente::ingest {

namespace {

bool is_quote(const std::string& word) {
  return word == "\"" || word == "“" || word == "”" || word == "''" || word == "``";
}

}  // namespace

std::optional<Date> day_of_quotation(const TimeReader& reader, const Sentence& sentence,
                                     const StatedTime& time, const TimeContext& context) {
  if (time.kind != StatedKind::Offset || time.unit != TimeUnit::Day || time.anchor != TimeAnchor::Document ||
      time.last != time.first + 1)
    return std::nullopt;
  bool open = false;
  for (std::uint32_t i = sentence.first; i < time.first; ++i) open = is_quote(reader.word(i)) ? !open : open;
  for (std::uint32_t i = time.last; open && i < sentence.last && i < reader.size(); ++i) {
    if (!is_quote(reader.word(i))) continue;
    for (std::uint32_t said = i + 1; said < sentence.last && said < i + 12; ++said) {
      const auto day = weekday_number(reader.word(said));
      if (!day) continue;
      const StatedTime stated{.kind = StatedKind::Weekday, .first = said, .last = said + 1, .weekday = day};
      return resolve_time(stated, context, Tense::Past);
    }
    break;
  }
  return std::nullopt;
}

bool is_of_telling(const AnnotatedText& text, const TimeContext& context, const StatedTime& time) {
  static constexpr std::array<std::string_view, 9> kTelling = {"say",    "tell",  "recall",   "add", "write",
                                                               "insist", "admit", "remember", "joke"};
  if (time.anchor != TimeAnchor::Document || time.year || !context.previous || !context.today) return false;
  if (time.kind != StatedKind::Offset && time.kind != StatedKind::Weekday &&
      time.choice == TimeChoice::Nearest)
    return false;
  constexpr std::int64_t kLong = 366;
  if (context.today->days - last_day(*context.previous).days < kLong) return false;
  const std::string& lemma = text.tokens[clause_verb(text, outer_token(text, time))].lemma;
  return std::find(kTelling.begin(), kTelling.end(), lemma) != kTelling.end();
}

bool is_weekday_of(const TimeReader& reader, const StatedTime& time, std::uint32_t last) {
  return time.kind == StatedKind::Weekday && time.first == last + 2 && reader.word(last) == "," &&
         reader.word(last + 1) == "a";
}

std::optional<std::int64_t> year_looked_back_to(const TimeReader& reader, const TimeContext& context,
                                                const StatedTime& time) {
  constexpr std::int64_t kFewest = 5;  // years
  if (time.kind != StatedKind::Offset || time.anchor != TimeAnchor::Previous || context.previous ||
      !context.today || time.unit != TimeUnit::Year || time.amount < kFewest)
    return std::nullopt;
  const std::int64_t year = to_civil(context.today->days).year - time.amount;
  for (std::uint32_t i = time.last; i < reader.size(); ++i) {
    const auto named = reader.read_calendar(i);
    if (named && named->year == year) return year;
  }
  return std::nullopt;
}

}  // namespace entente::ingest
