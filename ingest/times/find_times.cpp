// The pass over a text: read the longest time at each token, resolve it, remember what later ones may count
// from.
#include "ingest/times/find_times.hpp"

#include <algorithm>

#include "ingest/times/day_span.hpp"
#include "ingest/times/entry_years.hpp"
#include "ingest/times/read_time.hpp"
#include "ingest/times/resolve_time.hpp"
#include "ingest/times/tense.hpp"
#include "ingest/times/time_clause.hpp"
#include "ingest/times/time_neighbours.hpp"
#include "ingest/times/time_words.hpp"
#include "ingest/times/told_beside.hpp"

namespace entente::ingest {

namespace {

std::optional<StatedTime> read_longest(const TimeReader& reader, std::uint32_t i) {
  auto calendar = reader.read_calendar(i);
  auto relative = reader.read_relative(i);
  if (!calendar) return relative;
  if (relative && relative->last > calendar->last) return relative;
  return calendar;
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
    sentence_day_.reset();
    sentence_time_.reset();
    // "had come on Monday. He was met. That afternoon he spoke": where nothing nearer tells of a day
    if (++aside_age_ <= 2 && aside_day_ && !told_here_) sentence_day_ = aside_day_;
    if (const auto year = heading_year(sentence)) {  // "2022" above the entries of a timeline
      heading_year_ = year;
      entries_ = {};
      context_.story_year = year;
      context_.previous = Date{from_civil(*year, 1, 1), DatePrecision::Year};
    }
    for (std::uint32_t i = sentence.first; i < end;) {
      auto time = read_longest(reader_, i);
      if (!time || time->last > end) {
        ++i;
        continue;
      }
      borrow_year(reader_, *time, end);
      take_day_behind(reader_, *time, end);
      if (stands_before_date(reader_, *time, end)) {
        i = time->last;
        continue;
      }
      heads_ = heads_entry(reader_, *time, sentence.first, end);
      year_lent_ = heads_ && !time->year && !heading_year_;
      if (year_lent_) time->year = entries_.year_of(*time, context_.today);
      if (time->only_ahead && clause_tense(text_, outer_token(text_, *time)) != Tense::Future) {
        i = time->last;
        continue;
      }
      found_.push_back(resolve(*time));
      if (heads_) entries_.follow(found_.back().date, context_.today);
      i = found_.back().last;
    }
  }

  void start_paragraph() {
    told_here_ = false;
    year_here_ = false;
    // A text that has told of nothing but years long past goes on in the one it has come to.
    const int enough = looks_back_ ? 1 : 2;
    if (lately_told_ || heading_year_ || past_told_ < enough) context_.story_year = heading_year_;
    if (++paragraphs_since_story_ > 1) context_.story_day.reset();
    if (++paragraphs_since_day_ > 2) context_.previous_day.reset();
  }

  /// Where the document has no date: the first full date of its opening stands for it until it is reached.
  void look_ahead(std::size_t sentences) {
    if (dated_) return;
    for (std::size_t s = 0; s < std::min(sentences, text_.sentences.size()); ++s) {
      for (std::uint32_t i = text_.sentences[s].first; i < text_.sentences[s].last && i < reader_.size();
           ++i) {
        const auto time = reader_.read_calendar(i);
        if (!time || !time->year || !time->month || !time->day) continue;
        context_.today = resolve_time(*time, context_, Tense::Past);
        look_for_history();
        return;
      }
    }
  }

  /// A text without a date that opens years before the last that it names looks back from there: "19 March
  /// 1970 ... since 2009".
  void look_for_history() {
    std::int64_t last = 0;
    for (std::uint32_t i = 0; i < reader_.size(); ++i) {
      const auto time = reader_.read_calendar(i);
      if (time && time->year && clause_tense(text_, i) != Tense::Future) last = std::max(last, *time->year);
    }
    if (!context_.today || last < to_civil(context_.today->days).year + 2) return;
    context_.today = Date{from_civil(last, 1, 1), DatePrecision::Year};
    dated_ = looks_back_ = true;
  }

  std::vector<TimeExpression> take() { return std::move(found_); }

 private:
  [[nodiscard]] std::optional<std::int64_t> heading_year(const Sentence& sentence) const {
    if (sentence.last == sentence.first || sentence.last - sentence.first > 2) return std::nullopt;
    if (sentence.last - sentence.first == 2 && reader_.word(sentence.first + 1) != ":") return std::nullopt;
    return year_number(reader_.word(sentence.first));
  }

  [[nodiscard]] const Sentence* sentence_of(std::uint32_t token) const {
    const auto found = std::upper_bound(text_.sentences.begin(), text_.sentences.end(), token,
                                        [](std::uint32_t t, const Sentence& s) { return t < s.last; });
    return found == text_.sentences.end() ? nullptr : &*found;
  }

  /// "WEDNESDAY.", "Geneva, Wednesday." above what is told of that day in the present tense
  [[nodiscard]] bool stands_alone(const StatedTime& time) const {
    const Sentence* sentence = sentence_of(time.first);
    if (sentence == nullptr || time.last + 1 < sentence->last) return false;
    bool names = true;
    for (std::uint32_t i = sentence->first; i < time.first; ++i)
      names = names && (text_.tokens[i].pos == "PROPN" || text_.tokens[i].pos == "PUNCT");
    return names || time.first <= sentence->first + 1;
  }

  /// Whether the words around a time look back or ahead, apart from the years that the story tells of.
  [[nodiscard]] Tense tense_around(const StatedTime& time, std::uint32_t outer) const {
    // "will send help to the victims of September's floods": of the month, not of the sending
    const bool owned = time.kind == StatedKind::Calendar && time.last < text_.tokens.size() &&
                       text_.tokens[time.last].tag == "POS";
    if (owned) return Tense::Present;
    if (says_long_ago(reader_, time.first) || is_over(reader_, time.first) ||
        (time.kind == StatedKind::Weekday && stands_alone(time)))
      return Tense::Past;
    const bool ahead = !context_.story_year && is_future_in_past(text_, outer);
    if (ahead || is_of_infinitive_ahead(text_, outer)) return Tense::Future;
    return clause_tense(text_, outer);
  }

  /// When that happened which "two days after the vote" counts from: told with a time of its own behind it
  /// ("the vote on 3 March"), or by an earlier sentence.
  std::optional<Date> find_event(const StatedTime& time, std::uint32_t& last) {
    if (time.event == 0 || time.event >= text_.tokens.size()) return std::nullopt;
    const Token& event = text_.tokens[time.event];
    std::uint32_t at = time.event + 1;
    const std::string& link = reader_.word(at);
    if (event.pos == "NOUN" && (link == "on" || link == "of" || link == "in")) {
      const auto own = reader_.read_calendar(at + 1);
      if (own && own->month) {
        last = own->last;
        return resolve_time(*own, context_, Tense::Past);
      }
    }
    if (event.pos == "VERB") {  // "a day before he arrived on Monday"
      for (std::uint32_t i = at; i < text_.tokens.size() && i < at + 8 && text_.tokens[i].pos != "PUNCT";
           ++i) {
        const auto own = read_longest(reader_, i);
        if (!own || own->anchor != TimeAnchor::Document || text_.tokens[i].pos == "VERB") continue;
        if (clause_verb(text_, outer_token(text_, *own)) != time.event) break;
        return resolve_time(*own, context_, Tense::Past);
      }
    }
    constexpr std::size_t kFarthest = 200;  // times back
    for (std::size_t i = found_.size(); i-- > 0 && found_.size() - i <= kFarthest;) {
      const auto& told = found_[i];
      if (!told.date || told.start_of_state) continue;
      const Sentence* sentence = sentence_of(told.first);
      if (sentence == nullptr) continue;
      for (std::uint32_t t = sentence->first; t < sentence->last && t < time.first; ++t) {
        if (same_event(event, text_.tokens[t])) return told.date;
      }
    }
    return std::nullopt;
  }

  /// "presented it on Wednesday, five days after lawmakers elected him": the clause tells when he was
  /// elected, by the time just stated.
  [[nodiscard]] bool counts_back(const StatedTime& time) const {
    if (time.event == 0 || text_.tokens[time.event].pos != "VERB" || found_.empty()) return false;
    const TimeExpression& before = found_.back();
    constexpr std::uint32_t kFarthest = 6;
    if (!before.date || time.first < before.last || time.first - before.last > kFarthest) return false;
    const Sentence* sentence = sentence_of(before.first);
    return sentence != nullptr && time.first < sentence->last;
  }

  [[nodiscard]] std::optional<Date> count_back(const StatedTime& time) const {
    StatedTime back = time;
    back.amount = -time.amount;
    TimeContext context = context_;
    context.event = found_.back().date;
    return resolve_time(back, context, Tense::Past);
  }

  /// "last March", "two weeks ago", "on Tuesday": told from the day of the document, not from that of the
  /// story.
  [[nodiscard]] bool counts_from_now(const StatedTime& time) const {
    if (time.anchor != TimeAnchor::Document || time.year) return false;
    if (time.kind == StatedKind::Weekday) return !context_.story_day;
    return time.kind == StatedKind::Offset || time.years_on || time.choice != TimeChoice::Nearest;
  }

  /// "signed it on Thursday, and the day before he was received": the clause is told, not counted from.
  [[nodiscard]] StatedTime settle_anchor(StatedTime time) const {
    if (time.anchor != TimeAnchor::Event || time.event <= time.last || time.first == 0) return time;
    const Token& event = text_.tokens[time.event];
    if (event.pos == "VERB" && event.role == "conj" && event.head < time.first &&
        reader_.word(time.first - 1) == "and") {
      time.anchor = TimeAnchor::Previous;
      time.event = 0;
    }
    return time;
  }

  /// What a time counts from, in its own sentence.
  [[nodiscard]] TimeContext context_of(const StatedTime& time, std::uint32_t outer) const {
    TimeContext here = context_;
    const Sentence* sentence = sentence_of(time.first);
    const bool day_of_month = time.kind == StatedKind::Calendar && !time.month && time.day;
    const bool of_day = !day_of_month && time.unit == TimeUnit::Day;
    if (const auto said =
            sentence != nullptr ? day_of_quotation(reader_, *sentence, time, context_) : std::nullopt) {
      here.today = said;
    } else if ((day_of_month || (time.anchor == TimeAnchor::Previous && time.kind == StatedKind::Offset)) &&
               (of_day ? sentence_day_ : sentence_time_)) {
      // "had blacklisted him on May 2, and on the same day announced", "had spent July 27 there; on the 29th"
      here.previous = of_day ? sentence_day_ : sentence_time_;
      if (of_day) here.previous_day = sentence_day_;
    } else if (dated_ && recalls_last(text_, outer)) {
      here.story_year.reset();
      here.told_months = {};
    }
    return here;
  }

  TimeExpression resolve(const StatedTime& stated) {
    const StatedTime time = settle_anchor(stated);
    TimeExpression out;
    out.first = time.first;
    out.last = time.last;
    if (time.anchor == TimeAnchor::Event) {
      context_.event = find_event(time, out.last);
      if (!context_.event && time.or_previous)
        context_.event = time.unit == TimeUnit::Day && sentence_day_ ? sentence_day_ : context_.previous;
      if (!context_.event && counts_back(time)) {
        out.date = count_back(time);
        out.span = {text_.tokens[time.first].span.start, text_.tokens[out.last - 1].span.end};
        return out;
      }
    }
    out.span = {text_.tokens[time.first].span.start, text_.tokens[out.last - 1].span.end};
    if (!found_.empty() && found_.back().date && is_weekday_of(reader_, time, found_.back().last)) {
      out.date = found_.back().date;
      return out;
    }
    if (const auto year = year_looked_back_to(reader_, context_, time)) {
      context_.story_year = heading_year_ = year;
      return out;
    }
    out.start_of_state = starts_state(reader_, time.first);
    const std::uint32_t outer = outer_token(text_, time);
    const Tense tense = tense_around(time, outer);
    context_.soon =
        text_.tokens[clause_verb(text_, outer)].tag == "VBZ" ? 5 : 2;  // "let him sit" looks alike
    out.date = resolve_time(time, context_of(time, outer), tense);
    if (is_of_telling(text_, context_, time)) return out;
    if (!out.date) out.date = span_.day_of(time, reader_);
    span_.follow(time, out.date, reader_);
    if (out.date && out.date->precision == DatePrecision::Day) sentence_day_ = out.date;
    if (out.date) sentence_time_ = out.date;
    if (out.date && stands_alone(time)) {
      const bool past = dated_ && context_.today && out.date->days < context_.today->days;
      context_.entry_day = past && out.date->precision == DatePrecision::Day ? out.date : std::nullopt;
    }
    if (out.date && !bounds_time(reader_, time.first)) remember(time, *out.date, tense);
    return out;
  }

  void remember(const StatedTime& time, const Date& date, Tense tense) {
    if (time.year && time.month && !year_lent_)
      context_.told_months[static_cast<std::size_t>(*time.month)] = time.year;
    if (context_.previous && is_aside(text_, outer_token(text_, time)) && !tells_on(reader_, time.first)) {
      if (date.precision == DatePrecision::Day) aside_day_ = date;
      aside_age_ = 0;
      if (counts_from_now(time) && !year_here_) context_.story_year = heading_year_;
      return;
    }
    context_.previous = date;
    if (date.precision == DatePrecision::Day && context_.today && date.days <= context_.today->days)
      context_.past_day = date;
    told_here_ = true;
    if (date.precision == DatePrecision::Day) {
      context_.previous_day = date;
      paragraphs_since_day_ = 0;
    }
    follow_story(time, date, tense);
    const bool told_on = time.anchor == TimeAnchor::Previous && context_.story_year && tense == Tense::Past;
    if (told_on)
      context_.story_year = to_civil(date.days).year;  // "in 1972 ... The next year ... in October"
    const bool anniversary = time.kind == StatedKind::Offset && time.years_on;  // "ten years ago today"
    const bool absolute = (time.kind == StatedKind::Calendar && time.year) || anniversary;
    if (anniversary && found_.size() < 2) heading_year_ = to_civil(date.days).year;  // a heading's
    // A year alone is none that weeks and months count from.
    const bool counts =
        date.precision == DatePrecision::Day || (!context_.today && date.precision == DatePrecision::Month);
    if (!dated_ && absolute && counts) {
      context_.today = date;
      context_.today_from_text = true;
    }
    // "last March ... in September": seen from now again
    if (dated_ && counts_from_now(time) && !anniversary && !(year_here_ && time.kind == StatedKind::Weekday))
      context_.story_year = heading_year_;
    if (!absolute || tells_figure(text_, outer_token(text_, time))) return;
    if (!context_.today) {
      if (tense == Tense::Past) context_.story_year = to_civil(date.days).year;
      return;
    }
    // A paragraph that tells of a past year: "In 1978 ... On Sept. 17 he signed".
    const std::int64_t year = to_civil(date.days).year;
    const bool past = year < to_civil(context_.today->days).year;
    if (past && (tense == Tense::Past || anniversary || heads_)) {
      context_.story_year = year;
      year_here_ = true;
    } else {
      context_.story_year = heading_year_;
    }
  }

  /// A text that tells of days long past, before any day of the news, goes on from the last of them: "On
  /// Tuesday, 3 March 1992, ... On Friday".
  void follow_story(const StatedTime& time, const Date& date, Tense tense) {
    if (!dated_ || !context_.today) return;
    constexpr std::int64_t kRecent = 14;
    const std::int64_t age = last_day(*context_.today).days - date.days;
    const bool day = date.precision == DatePrecision::Day;
    const bool own_date = date == *context_.today && time.kind == StatedKind::Calendar && time.year;
    constexpr std::int64_t kYear = 366;
    if (age > kYear) ++past_told_;
    lately_told_ = lately_told_ || (age <= kYear && !own_date);
    if (age > kRecent && tense == Tense::Past && day && !news_told_) {
      context_.story_day = date;
      paragraphs_since_story_ = 0;
      return;
    }
    context_.story_day.reset();
    if (age <= kRecent && !own_date) news_told_ = true;
  }

  const AnnotatedText& text_;
  TimeReader reader_;
  TimeContext context_;
  bool dated_ = false;
  bool looks_back_ = false;   ///< a history without a date of its own
  bool lately_told_ = false;  ///< a time of the year before the document's date was told
  int past_told_ = 0;         ///< times before that
  bool news_told_ = false;    ///< a time within days of the document's date was told
  int paragraphs_since_story_ = 0;
  int paragraphs_since_day_ = 0;
  std::optional<std::int64_t> heading_year_{};
  EntryYears entries_;
  DaySpan span_;
  std::optional<Date> aside_day_{};      ///< the last day told beside the story
  bool told_here_ = false;               ///< this paragraph has told of a time of the story
  bool year_here_ = false;               ///< and of its year
  int aside_age_ = 0;                    ///< sentences since
  bool heads_ = false;                   ///< the time being read heads an entry: "Late May 1998 - "
  bool year_lent_ = false;               ///< to the time being read, by the entry before it
  std::optional<Date> sentence_day_{};   ///< the last day told in this sentence, beside the story too
  std::optional<Date> sentence_time_{};  ///< the last time of any precision
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
