// The pass over a text: read the longest time at each token, resolve it, remember what later ones may count
// from.
#include "ingest/times/find_times.hpp"

#include <algorithm>

#include "ingest/times/read_time.hpp"
#include "ingest/times/resolve_time.hpp"
#include "ingest/times/tense.hpp"
#include "ingest/times/time_words.hpp"

namespace entente::ingest {

namespace {

std::optional<StatedTime> read_longest(const TimeReader& reader, std::uint32_t i) {
  auto calendar = reader.read_calendar(i);
  auto relative = reader.read_relative(i);
  if (!calendar) return relative;
  if (relative && relative->last > calendar->last) return relative;
  return calendar;
}

bool starts_state(const TimeReader& reader, std::uint32_t first) {
  const auto before = [&](std::uint32_t back) {
    return reader.word(static_cast<std::int64_t>(first) - back);
  };
  return before(1) == "since" || before(1) == "from" || (before(1) == "of" && before(2) == "as") ||
         before(2) == "since";
}

/// The verb whose tense decides: that above the time's outermost token.
std::uint32_t outer_token(const AnnotatedText& text, const StatedTime& time) {
  for (std::uint32_t i = time.first; i < time.last; ++i) {
    const std::uint32_t head = text.tokens[i].head;
    if (head == i || head < time.first || head >= time.last) return i;
  }
  return time.first;
}

class Finder {
 public:
  Finder(const AnnotatedText& text, std::string_view bytes, std::optional<Date> document_date)
      : text_(text), reader_(text, bytes) {
    context_.today = document_date;
    dated_ = document_date.has_value();
  }

  void read_sentence(const Sentence& sentence) {
    const auto end = std::min<std::uint32_t>(sentence.last, reader_.size());
    if (const auto year = heading_year(sentence)) {  // "2022" above the entries of a timeline
      heading_year_ = year;
      context_.story_year = year;
      context_.previous = Date{from_civil(*year, 1, 1), DatePrecision::Year};
    }
    for (std::uint32_t i = sentence.first; i < end;) {
      auto time = read_longest(reader_, i);
      if (!time || time->last > end) {
        ++i;
        continue;
      }
      found_.push_back(resolve(*time));
      i = time->last;
    }
  }

  void start_paragraph() { context_.story_year = heading_year_; }

  /// Where the document has no date: the first full date of its opening stands for it until it is reached.
  void look_ahead(std::size_t sentences) {
    if (dated_) return;
    for (std::size_t s = 0; s < std::min(sentences, text_.sentences.size()); ++s) {
      for (std::uint32_t i = text_.sentences[s].first; i < text_.sentences[s].last && i < reader_.size();
           ++i) {
        const auto time = reader_.read_calendar(i);
        if (!time || !time->year || !time->month || !time->day) continue;
        context_.today = resolve_time(*time, context_, Tense::Past);
        return;
      }
    }
  }

  std::vector<TimeExpression> take() { return std::move(found_); }

 private:
  [[nodiscard]] std::optional<std::int64_t> heading_year(const Sentence& sentence) const {
    if (sentence.last == sentence.first || sentence.last - sentence.first > 2) return std::nullopt;
    if (sentence.last - sentence.first == 2 && reader_.word(sentence.first + 1) != ":") return std::nullopt;
    return year_number(reader_.word(sentence.first));
  }

  TimeExpression resolve(const StatedTime& time) {
    TimeExpression out;
    out.first = time.first;
    out.last = time.last;
    out.span = {text_.tokens[time.first].span.start, text_.tokens[time.last - 1].span.end};
    out.start_of_state = starts_state(reader_, time.first);
    const Tense tense = clause_tense(text_, outer_token(text_, time));
    out.date = resolve_time(time, context_, tense);
    const bool since = time.first > 0 && reader_.word(static_cast<std::int64_t>(time.first) - 1) == "since";
    if (out.date && !since) remember(time, *out.date, tense);
    return out;
  }

  void remember(const StatedTime& time, const Date& date, Tense tense) {
    context_.previous = date;
    const bool absolute = time.kind == StatedKind::Calendar && time.year;
    if (!dated_ && absolute && (date.precision == DatePrecision::Day || !context_.today)) {
      context_.today = date;
      context_.today_from_text = true;
    }
    if (!absolute || !context_.today) return;
    // A paragraph that tells of a past year: "In 1978 ... On Sept. 17 he signed".
    const std::int64_t year = to_civil(date.days).year;
    const bool past = year < to_civil(context_.today->days).year;
    if (past && tense == Tense::Past) {
      context_.story_year = year;
    } else {
      context_.story_year = heading_year_;
    }
  }

  const AnnotatedText& text_;
  TimeReader reader_;
  TimeContext context_;
  bool dated_ = false;
  std::optional<std::int64_t> heading_year_{};
  std::vector<TimeExpression> found_;
};

}  // namespace

std::vector<TimeExpression> find_times(const AnnotatedText& text, std::string_view bytes,
                                       std::optional<Date> document_date,
                                       const std::vector<std::uint32_t>& paragraph_of) {
  Finder finder(text, bytes, document_date);
  constexpr std::size_t kOpening = 4;
  finder.look_ahead(kOpening);
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    if (i > 0 && i < paragraph_of.size() && paragraph_of[i] != paragraph_of[i - 1]) finder.start_paragraph();
    finder.read_sentence(text.sentences[i]);
  }
  return finder.take();
}

}  // namespace entente::ingest
