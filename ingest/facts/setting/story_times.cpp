#include "ingest/facts/setting/story_times.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/facts/setting/journey_times.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/text/one_of.hpp"
#include "ingest/times/tense.hpp"
#include "ingest/times/time_clause.hpp"

namespace entente::ingest {

namespace {

constexpr int kMaximalClimb = 24;

/// "the accord of 1994", "the summit of July 2023"; not "the night of 5 May".
bool names_thing(const RoleGraph& graph, std::uint32_t outer) {
  if (graph.is_root(outer)) return false;
  const std::uint32_t preposition = graph.token(outer).head;
  if (graph.lemma(preposition) != "of" || graph.is_root(preposition)) return false;
  const std::uint32_t noun = graph.token(preposition).head;
  return graph.is_noun(noun) &&
         !one_of(graph.lemma(noun),
                 {"night", "morning", "evening", "afternoon", "day", "week", "weekend", "start", "beginning",
                  "end", "summer", "autumn", "winter", "spring", "fall", "course", "middle", "month"});
}

/// "condemned it for having left on May 2"
bool is_of_earlier_act(const RoleGraph& graph, std::uint32_t token) {
  for (int step = 0; step < kMaximalClimb && !graph.is_root(token); ++step) {
    if (graph.token(token).role == "pcomp" && graph.child(token, "aux") != kNoToken) return true;
    token = graph.token(token).head;
  }
  return false;
}

/// "The talks on gas had taken place on Monday. A sat down with B": the story goes on at that time.
bool goes_back_to_event(const RoleGraph& graph, std::uint32_t verb) {
  if (!graph.is_root(verb) || !one_of(graph.lemma(verb), {"take", "happen", "come", "occur"})) return false;
  const std::uint32_t subject = graph.child(verb, "nsubj");
  return subject != kNoToken &&
         one_of(graph.lemma(subject), {"meeting", "talk", "talks", "encounter", "conversation", "session",
                                       "dinner", "lunch", "breakfast", "ceremony", "signing", "exchange"});
}

/// A clause that looks at another time than its surroundings: "X, who took office in May", "because he had
/// been there in March", "after it invaded in 2022".
bool is_aside(const RoleGraph& graph, std::uint32_t token) {
  for (int step = 0; step < kMaximalClimb; ++step) {
    const Token& at = graph.token(token);
    // A finite verb as "acl" is a main clause that the parser misread, unless it has a subject of its own:
    // "the accord that they reached".
    const std::uint32_t subject = at.role == "acl" ? graph.child(token, "nsubj") : kNoToken;
    if (at.role == "relcl" ||
        (at.role == "acl" &&
         (at.tag != "VBD" || (subject != kNoToken && subject > at.head && subject < token))))
      return true;
    if (graph.is_verb(token)) {
      if (is_past_perfect(graph, token)) return !goes_back_to_event(graph, token);
      if (at.role == "pcomp" && one_of(graph.lemma(at.head), {"since", "before"})) return true;
      if (at.role == "advcl") {
        for (const std::uint32_t c : graph.children(token)) {
          const std::string& role = graph.token(c).role;
          if ((role == "mark" || role == "advmod") && c < token &&
              one_of(graph.lemma(c), {"after", "before", "since", "because", "until", "although", "though",
                                      "while", "whereas", "as"}))
            return true;
        }
      }
    }
    if (graph.is_root(token)) return false;
    token = at.head;
  }
  return false;
}

/// "since the shah's visit in 1974", "by the end of the year": of a phrase that bounds the story.
bool is_bounded(const RoleGraph& graph, std::uint32_t token) {
  for (int step = 0; step < kMaximalClimb && !graph.is_root(token) && !graph.is_verb(token); ++step) {
    if (one_of(graph.lemma(token), {"since", "until", "till", "by", "before"}) &&
        graph.token(token).role != "agent")
      return true;
    token = graph.token(token).head;
  }
  return false;
}

/// "By Wednesday the mood was brighter", at the start of a sentence: the story has come to that day; not "By
/// Wednesday ten had signed".
bool has_come_to(const FactContext& context, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  if (time.first == 0 || graph.lemma(time.first - 1) != "by") return false;
  if (context.document().annotation.sentences[graph.sentence_of(time.first)].first + 1 != time.first)
    return false;
  const std::uint32_t verb = clause_verb(context.document().annotation, outer_token(graph, time));
  return verb < graph.size() && graph.token(verb).tag == "VBD";
}

/// "criticised Iran for its launch in March": what a reproach or praise is for.
bool is_of_ground(const FactContext& context, const TimeExpression& time) {
  if (time.date->precision == DatePrecision::Day && !is_numbered(context, time)) return false;
  const RoleGraph& graph = context.graph();
  const std::uint32_t start = context.document().annotation.sentences[graph.sentence_of(time.first)].first;
  for (std::uint32_t i = start; i < time.first; ++i) {
    if (graph.is_verb(i) &&
        one_of(graph.lemma(i), {"criticize", "criticise", "condemn", "denounce", "blame", "praise", "thank",
                                "commend", "hail", "congratulate", "rebuke"}) &&
        is_behind(context, i, time, {"for", "over"}))
      return true;
  }
  return false;
}

/// "the board said on Monday": when it was said, not what the story has come to.
bool dates_speech(const FactContext& context, std::uint32_t outer) {
  const std::uint32_t verb = clause_verb(context.document().annotation, outer);
  return context.graph().is_verb(verb) && context.lexicon().is(WordClass::Say, context.graph().lemma(verb));
}

bool tells_story(const FactContext& context, const TimeExpression& time, bool planned) {
  const RoleGraph& graph = context.graph();
  const bool come_to = has_come_to(context, time);
  if (!time.date || time.start_of_state || (!come_to && ends_before(context, time))) return false;
  if (time.last == time.first + 1 && graph.lemma(time.first) == "now") return false;
  const std::uint32_t outer = outer_token(graph, time);
  if (names_thing(graph, outer) || names_deed(context, time) || is_of_ground(context, time) ||
      (!come_to && is_bounded(graph, outer)) || bound_of(graph, time) != kNoToken || is_aside(graph, outer) ||
      is_of_earlier_act(graph, outer) || tells_figure(context.document().annotation, outer))
    return false;
  return planned || clause_tense(context.document().annotation, outer) != Tense::Future;
}

}  // namespace

bool ends_before(const FactContext& context, const TimeExpression& time) {
  if (time.first == 0) return false;
  const std::string& before = context.graph().lemma(time.first - 1);
  return before == "until" || before == "till" || before == "by" || before == "before";
}

const TimeExpression* entry_time(const FactContext& context, std::uint32_t sentence) {
  const auto& sentences = context.document().annotation.sentences;
  const std::uint32_t here = context.paragraph(sentence);
  const TimeExpression* head = nullptr;
  for (const TimeExpression& time : context.times()) {
    const std::uint32_t at = context.graph().sentence_of(time.first);
    if (at > sentence) break;
    if (context.paragraph(at) == here && time.date && heads_sentence(context, sentences[at], time))
      head = &time;
  }
  return head;
}

namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// "19:45", "9.05 am", "14h30 ..." at the start of a line.
bool opens_with_clock(std::string_view line) {
  std::size_t at = 0;
  while (is_digit_at(line, at)) ++at;
  if (at == 0 || at > 2 || at + 2 >= line.size()) return false;
  if (line[at] != ':' && line[at] != '.' && line[at] != 'h') return false;
  return is_digit_at(line, at + 1) && is_digit_at(line, at + 2) && !is_digit_at(line, at + 3) &&
         (at + 3 >= line.size() || line[at + 3] != '.');
}

bool stands_alone(const Sentence& sentence, const TimeExpression& time) {
  return time.first <= sentence.first + 1 && time.last + 1 >= sentence.last;
}

/// A communique of numbered paragraphs, which go on telling of one day's talks.
bool is_numbered(const FactContext& context) {
  constexpr int kEnough = 4;
  int next = 1;
  const auto& document = context.document().document;
  for (const Block& block : context.document().blocks) {
    const auto line = std::string_view(document.text).substr(block.span.start, block.span.size());
    if (line.starts_with(std::to_string(next) + ". ") && next++ == kEnough) return true;
  }
  return false;
}

}  // namespace

bool is_live(const FactContext& context) {
  constexpr int kEntries = 3;
  int entries = 0;
  const auto& document = context.document().document;
  for (const Block& block : context.document().blocks) {
    if (block.kind == BlockKind::Boilerplate) continue;
    const auto line = std::string_view(document.text).substr(block.span.start, block.span.size());
    if (opens_with_clock(line) && ++entries == kEntries) return true;
  }
  return false;
}

bool heads_entries(const FactContext& context, const TimeExpression& time) {
  const Sentence& sentence = context.document().annotation.sentences[context.graph().sentence_of(time.first)];
  return stands_alone(sentence, time) || heads_sentence(context, sentence, time);
}

const TimeExpression* story_time(const FactContext& context, const Candidate& candidate,
                                 std::uint32_t paragraphs_back) {
  if (paragraphs_back == 1 && is_numbered(context)) paragraphs_back = 4;
  const std::uint32_t farthest = paragraphs_back > 1 ? 14 : 6;  // sentences
  const TimeExpression* last = nullptr;
  const TimeExpression* section = nullptr;
  const bool planned = candidate.status == FactStatus::Planned;
  const std::uint32_t here = context.paragraph(candidate.sentence);
  for (const TimeExpression& time : context.times()) {
    if (time.first >= candidate.trigger) break;
    const std::uint32_t at = context.graph().sentence_of(time.first);
    if (at > candidate.sentence) break;
    const Sentence& sentence = context.document().annotation.sentences[at];
    const bool dates_entry = time.date != context.document().document.date &&
                             time.span.start == context.document().blocks[sentence.block].span.start;
    if ((context.readable(at) || dates_entry) && stands_alone(sentence, time)) {
      section = time.date ? &time : nullptr;  // "14 March" on a line of its own, above its entries
      continue;
    }
    const std::uint32_t there = context.paragraph(at);
    if (there > here || here - there > paragraphs_back || candidate.sentence - at > farthest) continue;
    if (!context.readable(at) && (there != here || time.date == context.document().document.date))
      continue;  // the head of an entry may look like a dateline
    // What is to come dates nothing that has been.
    const auto& today = context.document().document.date;
    if (!planned && today && time.date && time.date->days > last_day(*today).days) continue;
    if (there != here && dates_speech(context, outer_token(context.graph(), time))) continue;
    if (tells_story(context, time, planned)) last = &time;
  }
  return last != nullptr ? last : section;
}

std::optional<Date> news_date(const FactContext& context) {
  const auto& today = context.document().document.date;
  return today ? today : day_of_news(context);
}

namespace {

/// `told` only: a time of the story, not one told beside it.
std::optional<Date> day_in_lead(const FactContext& context, bool told) {
  const auto& today = context.document().document.date;
  const RoleGraph& graph = context.graph();
  const int sentences_of_lead = today ? 4 : 2;
  int read = 0;
  bool spanned = false;
  for (std::uint32_t s = 0; s < context.document().annotation.sentences.size() && read < sentences_of_lead;
       ++s) {
    if (!context.readable(s) || context.is_headline(s)) continue;
    ++read;
    for (const TimeExpression& time : context.times()) {
      if (graph.sentence_of(time.first) != s || !time.date || time.date->precision != DatePrecision::Day)
        continue;
      if (is_range(context, time)) {  // "is paying a visit from 6 to 10 October", written on the 7th
        const bool during = today && time.date->days <= today->days && today->days - time.date->days <= 14;
        if (during && told) spanned = true;
        continue;
      }
      if (told ? !tells_story(context, time, false) : is_of_earlier_act(graph, outer_token(graph, time)))
        continue;
      if (!today) return time.date;
      const std::int64_t distance = today->days - time.date->days;
      if (distance >= 0 && distance <= 7) return time.date;
    }
  }
  return spanned ? today : std::nullopt;
}

}  // namespace

std::optional<Date> day_of_news(const FactContext& context) {
  const auto& today = context.document().document.date;
  if (today && today->precision != DatePrecision::Day) return std::nullopt;
  const auto told = day_in_lead(context, true);
  return told ? told : day_in_lead(context, false);
}

bool in_past_passage(const FactContext& context, std::uint32_t sentence) {
  const auto today = news_date(context);
  if (!today) return false;
  constexpr std::int64_t kLong = 90;
  const std::uint32_t here = context.paragraph(sentence);
  int old = 0;
  for (const TimeExpression& time : context.times()) {
    const std::uint32_t at = context.graph().sentence_of(time.first);
    if (at >= sentence) break;
    if (!time.date || !context.readable(at) || here - context.paragraph(at) > 2) continue;
    if (last_day(*time.date).days >= today->days - kLong) return false;
    ++old;
  }
  return old > 2;
}

bool is_in_lead(const FactContext& context, std::uint32_t sentence) {
  for (std::uint32_t s = 0; s < sentence; ++s) {
    if (!context.readable(s) || context.is_headline(s)) continue;
    return context.paragraph(sentence) - context.paragraph(s) <= 1;
  }
  return true;
}

namespace {

/// The latest time that the story of an undated text has come to.
std::optional<Date> last_told(const FactContext& context) {
  std::optional<Date> last;
  for (const TimeExpression& time : context.times()) {
    if (!context.readable(context.graph().sentence_of(time.first)) || !time.date) continue;
    if (clause_tense(context.document().annotation, time.first) == Tense::Future ||
        ends_before(context, time))
      continue;
    if (!last || last->days < time.date->days) last = time.date;
  }
  return last;
}

}  // namespace

bool tells_history(const FactContext& context) {
  auto today = context.document().document.date;
  if (!today && day_of_news(context))
    today = last_told(context);  // it opens with a day, and looks back to it
  if (!today) return false;
  constexpr std::int64_t kLong = 90;
  constexpr int kEnough = 100;
  int times = 0;
  int old = 0;  // paragraphs that tell of nothing but times long past
  int all = 0;
  bool fresh = false;
  std::uint32_t paragraph = 0;
  const auto close = [&] {
    if (all > 0 && !fresh) ++old;
  };
  for (const TimeExpression& time : context.times()) {
    const std::uint32_t sentence = context.graph().sentence_of(time.first);
    if (!context.readable(sentence) || !tells_story(context, time, false)) continue;
    if (++times > kEnough) break;
    if (all == 0 || context.paragraph(sentence) != paragraph) {
      close();
      ++all;
      fresh = false;
      paragraph = context.paragraph(sentence);
    }
    fresh = fresh || last_day(*time.date).days >= today->days - kLong;
  }
  close();
  return times > 2 && 2 * old > all;
}

}  // namespace entente::ingest
