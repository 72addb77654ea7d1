#include "ingest/facts/setting/event_dates.hpp"

#include <algorithm>
#include <optional>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/setting/journey_times.hpp"
#include "ingest/facts/setting/own_times.hpp"
#include "ingest/facts/setting/story_times.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/text/one_of.hpp"
#include "ingest/times/tense.hpp"
#include "ingest/times/time_words.hpp"

namespace entente::ingest {

namespace {

bool names_event(std::string_view lemma) {
  return one_of(lemma, {"summit", "conference", "congress", "forum", "meeting", "gathering", "session",
                        "assembly", "ceremony", "dialogue", "inauguration", "roundtable", "convention"});
}

/// "the summit, which opens on Monday", "the forum to be held on 5 May"
bool tells_opening(const FactContext& context, const Mention& mention, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  constexpr std::uint32_t kNear = 14;  // tokens
  if (time.first < mention.last || time.first > mention.last + kNear ||
      graph.sentence_of(time.first) != graph.sentence_of(mention.head))
    return false;
  const std::uint32_t verb = clause_verb(context.document().annotation, outer_token(graph, time));
  const std::string& role = graph.token(verb).role;
  if ((role != "relcl" && role != "acl") || graph.is_root(verb) || verb < mention.last ||
      !one_of(graph.lemma(verb), {"open", "begin", "start", "take", "hold", "convene", "be", "schedule"}))
    return false;
  const std::uint32_t noun = graph.token(verb).head;
  return noun >= mention.first && noun < verb && graph.steps_up(noun, mention.head) >= 0;
}

/// The date that hangs on an event's own name: "the roundtable on 26 August", "the May 2023 summit".
std::optional<Date> own_date(const FactContext& context, std::uint32_t event) {
  const RoleGraph& graph = context.graph();
  for (const Mention& mention : context.document().mentions) {
    // "will host the summit next year" is of another one
    if (mention.entity != event || mention.head >= graph.size() || mention.kind != MentionKind::Name)
      continue;
    for (const TimeExpression& time : context.times()) {
      if (!time.date || time.first < mention.last) continue;
      const bool on_name =
          time.first <= mention.last + 4 && graph.steps_up(outer_token(graph, time), mention.head) >= 0;
      if (on_name || tells_opening(context, mention, time)) return time.date;
    }
  }
  return std::nullopt;
}

/// "flew there on Sunday for the summit", "will travel to Riyadh on the 27th to attend it".
bool is_dated_by_journey(const FactContext& context, const Candidate& candidate) {
  if (candidate.date_source < 1 || candidate.date_source > 2) return false;
  int cost = 0;
  const TimeExpression* time = best_time(context, candidate, false, cost);
  if (time == nullptr || time->date != candidate.date) return false;
  const RoleGraph& graph = context.graph();
  const std::uint32_t verb = clause_verb(context.document().annotation, outer_token(graph, *time));
  const std::uint32_t name =
      candidate.kind == EdgeKind::LocatedIn ? candidate.from_token : candidate.to_token;
  for (const std::uint32_t c : graph.children(verb)) {  // "came to the forum on Monday"
    if (graph.lemma(c) == "to" && graph.object_of(c) == name) return false;
  }
  return graph.is_verb(verb) && one_of(graph.lemma(verb), {"fly", "travel", "go", "come", "arrive", "head",
                                                           "leave", "land", "depart", "proceed", "journey"});
}

/// "was opened on Friday"; not "X opened it".
bool has_own_day(const FactContext& context, std::uint32_t verb) {
  return std::any_of(context.times().begin(), context.times().end(), [&](const TimeExpression& time) {
    return time.date && time.date->precision == DatePrecision::Day &&
           clause_verb(context.document().annotation, outer_token(context.graph(), time)) == verb;
  });
}

/// "the final day", "the three-day summit", "ended their summit", "the meeting was opened on Friday": it
/// lasts.
bool lasts_for_days(const FactContext& context) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 1; i + 1 < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if (lemma == "day" &&
        one_of(graph.lemma(i - 1), {"final", "opening", "closing", "last", "first", "second", "third", "-",
                                    "two", "three", "four", "five"}))
      return true;
    if (!names_event(lemma)) continue;
    if (graph.is_root(i)) continue;
    const std::uint32_t verb = graph.token(i).head;
    const std::string& role = graph.token(i).role;
    if (role != "dobj" && role != "nsubj" && role != "nsubjpass") continue;
    if (one_of(graph.lemma(verb), {"end", "close", "conclude", "wrap", "finish"}) ||
        (one_of(graph.lemma(verb), {"open", "begin", "start"}) && has_own_day(context, verb)))
      return true;
  }
  return false;
}

/// The sentence that opens the story tells of an event on the day of the news: "accepted the offer on
/// Tuesday, at a summit overshadowed by the war". Which event that is: the first that the text names so.
std::uint32_t event_of_news(const FactContext& context, const Date& day, const std::vector<Candidate>& all) {
  const RoleGraph& graph = context.graph();
  const auto& sentences = context.document().annotation.sentences;
  std::uint32_t lead = 0;
  while (lead < sentences.size() && (!context.readable(lead) || context.is_headline(lead))) ++lead;
  if (lead == sentences.size()) return kNoEntity;
  const bool dated =
      std::any_of(context.times().begin(), context.times().end(), [&](const TimeExpression& time) {
        return time.date == day && graph.sentence_of(time.first) == lead && !is_range(context, time);
      });
  if (!dated) return kNoEntity;
  std::uint32_t first = kNoEntity;
  std::uint32_t at = 0;
  for (const Candidate& candidate : all) {
    const std::uint32_t event = event_of(context, candidate);
    if (event == kNoEntity || candidate.verdict != Verdict::Kept || candidate.status != FactStatus::Actual ||
        (first != kNoEntity && candidate.sentence >= at))
      continue;
    first = event;
    at = candidate.sentence;
  }
  if (first == kNoEntity) return kNoEntity;
  // "Donors promised help on Monday. The conference on floods was hosted by X": the story turns to it at
  // once.
  for (const Mention& mention : context.document().mentions) {
    if (mention.entity != first || mention.kind != MentionKind::Name || mention.head >= graph.size())
      continue;
    const std::uint32_t there = graph.sentence_of(mention.head);
    const std::string& role = graph.token(mention.head).role;
    const bool scene = role == "nsubj" || role == "nsubjpass" || role == "dobj";
    if (there > lead && there <= lead + 2 && scene && !graph.is_root(mention.head) &&
        one_of(graph.lemma(graph.token(mention.head).head),
               {"host", "co-host", "cohost", "hold", "attend", "address", "chair", "convene"}))
      return first;
  }
  const std::string name = lower_ascii(context.document().entities[first].name);
  for (std::uint32_t i = sentences[lead].first; i < sentences[lead].last && i < graph.size(); ++i) {
    if (!names_event(graph.lemma(i)) || graph.is_root(i)) continue;
    const std::uint32_t preposition = graph.token(i).head;
    const bool scene = graph.token(i).role == "pobj" && one_of(graph.lemma(preposition), {"at", "during"});
    if (scene && name.find(graph.lemma(i)) != std::string::npos) return first;
  }
  return kNoEntity;
}

/// The day of a journey is not that of the event it leads to.
void part_from_journeys(const FactContext& context, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    const std::uint32_t event = event_of(context, candidate);
    if (event == kNoEntity || candidate.verdict != Verdict::Kept || !is_dated_by_journey(context, candidate))
      continue;
    const auto date = own_date(context, event);
    const auto& today = context.document().document.date;
    if (date && today && date->days > last_day(*today).days) {
      candidate.date = date;
      candidate.date_source = 2;
      candidate.status = FactStatus::Planned;
    } else if (candidate.kind == EdgeKind::LocatedIn) {
      candidate.date.reset();
      candidate.date_source = 0;
    } else if (date) {
      candidate.date = date;
      candidate.date_source = 3;
    }
  }
}

/// What is told of an event without a time of its own is known to the month: it may last for days.
void date_by_month(const FactContext& context, bool lasts, std::vector<Candidate>& candidates) {
  const auto news = is_live(context) ? std::nullopt : day_of_news(context);
  const std::uint32_t event = news && !lasts ? event_of_news(context, *news, candidates) : kNoEntity;
  for (Candidate& candidate : candidates) {
    const std::uint32_t told = event_of(context, candidate);
    if (told == kNoEntity || candidate.status != FactStatus::Actual || is_live(context)) continue;
    if (told == event && (candidate.date_source >= 3 || !candidate.date)) {
      candidate.date = news;
      candidate.date_source = 3;
    } else if (candidate.kind != EdgeKind::LocatedIn && candidate.date_source >= 3 && candidate.date) {
      candidate.date = known_to_month(*candidate.date);
    }
  }
}

/// Facts that no time dates take the month of what else is told of their event: "X and Y attended the summit
/// in Kazan, which Z hosted".
void lend_months(const FactContext& context, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    const std::uint32_t event = event_of(context, candidate);
    if (event == kNoEntity || candidate.date || candidate.verdict != Verdict::Kept) continue;
    for (const Candidate& other : candidates) {
      if (!other.date || other.verdict != Verdict::Kept || other.status != candidate.status ||
          event_of(context, other) != event)
        continue;
      candidate.date = other.date_source == 1 ? known_to_month(*other.date) : *other.date;
      candidate.date_source = 3;
      break;
    }
  }
}

}  // namespace

std::uint32_t event_of(const FactContext& context, const Candidate& candidate) {
  const std::uint32_t event = candidate.kind == EdgeKind::LocatedIn ? candidate.from : candidate.to;
  const bool of_event = candidate.kind == EdgeKind::ParticipatedIn || candidate.kind == EdgeKind::Hosted ||
                        candidate.kind == EdgeKind::LocatedIn;
  return of_event && context.label(event) == NodeLabel::Event ? event : kNoEntity;
}

void share_event_dates(const FactContext& context, std::vector<Candidate>& candidates) {
  const bool lasts = lasts_for_days(context);
  part_from_journeys(context, candidates);
  date_by_month(context, lasts, candidates);
  for (Candidate& candidate : candidates) {
    const std::uint32_t event = event_of(context, candidate);
    if (event == kNoEntity || candidate.verdict != Verdict::Kept || candidate.date_source == 1 ||
        candidate.date_source == 2)
      continue;
    std::optional<Date> date = own_date(context, event);
    for (const Candidate& other : candidates) {
      if (date) break;
      if (other.date_source == 1 && other.date && other.verdict == Verdict::Kept &&
          other.status == candidate.status && event_of(context, other) == event)
        // "It was opened on Friday by X": his day, of several
        date = lasts && other.kind == EdgeKind::ParticipatedIn ? known_to_month(*other.date) : *other.date;
    }
    if (!date) continue;
    candidate.date = date;
    candidate.date_source = 3;
  }
  lend_months(context, candidates);
}

}  // namespace entente::ingest
