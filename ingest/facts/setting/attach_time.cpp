// The date of a fact: the time that hangs nearest to its trigger.
#include <algorithm>
#include <array>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/setting/journey_times.hpp"
#include "ingest/facts/setting/own_times.hpp"
#include "ingest/facts/setting/story_times.hpp"
#include "ingest/facts/setting/telling.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/times/tense.hpp"

namespace entente::ingest {

namespace {

/// A title beside a name takes only a time of its own, or of a verb of holding it: not the "since" of "his
/// first visit since 2019".
bool dates_office(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  if (candidate.kind != EdgeKind::HoldsOffice || candidate.origin != Origin::Office) return true;
  const RoleGraph& graph = context.graph();
  const std::uint32_t outer = outer_token(graph, time);
  if (graph.steps_up(outer, candidate.trigger) >= 0) return true;
  bool beside = time.first > candidate.trigger;
  for (std::uint32_t i = candidate.trigger; i < time.first && beside; ++i)
    beside = !graph.is_verb(i) && context.words(i) != ",";
  if (beside) return true;
  static constexpr std::array<std::string_view, 10> kHolding = {"be",   "serve",  "lead",  "head", "hold",
                                                                "rule", "govern", "chair", "run",  "remain"};
  const std::string& lemma = graph.lemma(clause_verb(context.document().annotation, outer));
  return std::find(kHolding.begin(), kHolding.end(), lemma) != kHolding.end();
}

/// What is said of somebody; told in the past, it is mostly of the day of the news.
bool is_statement(EdgeKind kind) {
  return kind == EdgeKind::Criticized || kind == EdgeKind::Supports || kind == EdgeKind::Threatened;
}

/// "is holding talks": now; in an entry of a timeline, the day that heads it.
void attach_present(const FactContext& context, Candidate& candidate) {
  const auto today = news_date(context);
  const TimeExpression* told = entry_time(context, candidate.sentence);
  if (told == nullptr) {
    told = story_time(context, candidate, 0);
    if (told != nullptr && !heads_entries(context, *told) &&
        clause_tense(context.document().annotation, told->first) != Tense::Present)
      told = nullptr;
  }
  const bool heading = told != nullptr && heads_entries(context, *told);  // of a programme, days to come
  if (told != nullptr && (!today || heading || told->date->days < today->days)) {
    candidate.date = heading && is_range(context, *told) ? known_to_month(*told->date) : *told->date;
    // "welcomes the guests of the summit" on one of its days
    const bool of_event = candidate.kind == EdgeKind::ParticipatedIn && candidate.origin != Origin::Verb;
    candidate.date_source = heading && !of_event ? 2 : 3;
    return;
  }
  if (candidate.kind == EdgeKind::Visited && today && today->precision == DatePrecision::Day &&
      !is_live(context) && goes_on_next(context, candidate)) {  // "He then travels to Madrid"
    candidate.status = FactStatus::Planned;
    candidate.date = known_to_month(*today);
    return;
  }
  candidate.date = today;
  candidate.date_source = candidate.date ? 4 : 0;
}

/// "had all flown in": of late, if nothing in the paragraph tells of another time; "had met beforehand": of
/// the day told.
void attach_past_perfect(const FactContext& context, Candidate& candidate, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const auto& today = context.document().document.date;
  const TimeExpression* told = story_time(context, candidate, 0);
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& lemma = graph.lemma(c);
    if (lemma != "beforehand" && lemma != "just" && lemma != "minutes" && lemma != "hours" &&
        !(says_part_of_day(context, candidate) && c == graph.children(verb).front()))
      continue;
    candidate.date = told != nullptr ? told->date : day_of_news(context);
    candidate.date_source = candidate.date ? 3 : 0;
    return;
  }
  const bool lately = candidate.kind == EdgeKind::Met || candidate.kind == EdgeKind::Visited;
  if (!lately || told != nullptr || !today || today->precision != DatePrecision::Day) return;
  const CivilDate civil = to_civil(today->days);
  if (civil.day <= 3) return;
  candidate.date = Date{from_civil(civil.year, civil.month, 1), DatePrecision::Month};
  candidate.date_source = 4;
}

/// "has since spoken by phone": between the day told and that of the document.
void attach_since_then(const FactContext& context, Candidate& candidate) {
  const auto today = news_date(context);
  const TimeExpression* told = story_time(context, candidate, 1);
  if (told == nullptr || !today || told->date->precision == DatePrecision::Year) return;
  const CivilDate then = to_civil(told->date->days);
  const CivilDate now = to_civil(today->days);
  if (then.year != now.year) return;
  const bool same_month = then.month == now.month;
  candidate.date = Date{from_civil(now.year, same_month ? now.month : 1, 1),
                        same_month ? DatePrecision::Month : DatePrecision::Year};
  candidate.date_source = 4;
}

bool has_child(const RoleGraph& graph, std::uint32_t verb, std::string_view lemma) {
  const auto children = graph.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return graph.lemma(c) == lemma && graph.token(c).role == "advmod";
  });
}

/// "has since spoken": not on the day told before.
bool says_since_then(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  return graph.is_verb(verb) && is_perfect(graph, verb) && has_child(graph, verb, "since");
}

/// A time that hangs on the act but gives no date: "two days after the vote".
bool has_unknown_time(const FactContext& context, const Candidate& candidate) {
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  return std::any_of(context.times().begin(), context.times().end(), [&](const TimeExpression& time) {
    return !time.date && time.first >= sentence.first && time.first < sentence.last &&
           (time.last > time.first + 2 || context.graph().token(time.first).pos == "NUM" ||
            context.graph().token(time.first).tag == "NNS" ||  // "days later"
            context.words(time.first).find_first_of("0123456789") != std::string_view::npos) &&
           time_fit(context, candidate, time) < 4;
  });
}

/// Told by a paragraph before, and long past on the day of the news: the story has left it.
bool is_older_than_news(const FactContext& context, const Date& told) {
  constexpr std::int64_t kStale = 7;
  const auto news = day_of_news(context);
  return news && news->days - last_day(told).days > kStale;
}

/// A year alone, told by a paragraph before, holds on only for those it was told of: "was given it in 1969",
/// and then the news of others.
bool is_of_same_people(const FactContext& context, const Candidate& candidate, const TimeExpression& told) {
  if (told.date->precision != DatePrecision::Year || heads_entries(context, told)) return true;
  const RoleGraph& graph = context.graph();
  const std::uint32_t there = graph.sentence_of(told.first);
  return std::any_of(context.document().mentions.begin(), context.document().mentions.end(),
                     [&](const Mention& mention) {
                       return (mention.entity == candidate.from || mention.entity == candidate.to) &&
                              mention.head < graph.size() && graph.sentence_of(mention.head) == there;
                     });
}

/// The date of an act whose sentence gives none: that of the story, or of the news.
void attach_story_time(const FactContext& context, Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const auto today = news_date(context);
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  const Tense tense = clause_tense(context.document().annotation, candidate.trigger);
  const TimeExpression* head = story_time(context, candidate, 0);
  const bool entry = head != nullptr && heads_entries(context, *head);
  if (tense == Tense::Present && graph.is_verb(verb) && candidate.status == FactStatus::Actual &&
      (is_news(candidate.kind) || is_designating(context, candidate, verb) || entry) &&
      !context.is_headline(candidate.sentence)) {
    attach_present(context, candidate);
    return;
  }
  const bool deal = makes_deal(context, candidate);
  if (context.is_headline(candidate.sentence) && tense == Tense::Present &&
      candidate.status == FactStatus::Actual && (candidate.origin == Origin::Verb || deal)) {
    candidate.date = day_of_news(context);
    candidate.date_source = candidate.date ? 4 : 0;
    return;
  }
  if (graph.is_verb(verb) && is_past_perfect(graph, verb)) {
    attach_past_perfect(context, candidate, verb);
    return;
  }
  const bool perfect = graph.is_verb(verb) && is_perfect(graph, verb);
  if (says_since_then(context, candidate)) {
    attach_since_then(context, candidate);
    return;
  }
  const TimeExpression* before = story_time(context, candidate, 0);
  if (candidate.status == FactStatus::Planned) {
    const bool next = today && today->precision == DatePrecision::Day && goes_on_next(context, candidate);
    if (before != nullptr && today && before->date->days >= today->days && !(next && before->date == today)) {
      // "On the 24th he will be in Oslo. From there he will go on to Riga": days after; so is what follows a
      // journey, or what has been done today
      const bool done = before->date == today && !says_soon(context, candidate) &&
                        clause_tense(context.document().annotation, before->first) == Tense::Past;
      const bool of_days = candidate.kind == EdgeKind::Met || candidate.kind == EdgeKind::Visited;
      const bool days_after =
          next || (of_days && !is_live(context) && (done || is_of_journey(context, *before)));
      candidate.date =
          days_after && !says_part_of_day(context, candidate) ? known_to_month(*before->date) : *before->date;
    } else if (before != nullptr && heads_entries(context, *before)) {
      candidate.date = before->date;
    } else if (says_part_of_day(context, candidate)) {
      candidate.date = today;  // "In the afternoon he will see X"
    } else if (next) {
      candidate.date = known_to_month(*today);
    }
    return;
  }
  constexpr std::int64_t kRecent = 31;
  const bool history = tells_history(context) || in_past_passage(context, candidate.sentence);
  const auto recent = [&](const TimeExpression& time) {
    return !today || today->days - last_day(*time.date).days <= kRecent;
  };
  if (before != nullptr && is_statement(candidate.kind) && !history && !recent(*before)) before = nullptr;
  const bool live = is_live(context);
  if (before == nullptr && !perfect && !live) {
    before = story_time(context, candidate, history ? 3 : 1);
    if (before != nullptr && !is_of_same_people(context, candidate, *before)) before = nullptr;
    if (before != nullptr && history && today && is_statement(candidate.kind) && !recent(*before) &&
        day_of_news(context)) {  // what is said of a life that has ended is said these days
      candidate.date = known_to_month(*today);
      candidate.date_source = 4;
      return;
    }
    if (before != nullptr && !history && is_older_than_news(context, *before->date)) before = nullptr;
    if (before != nullptr && !history && (!recent(*before) || before->date->precision != DatePrecision::Day))
      before = nullptr;
  }
  if (says_part_of_day(context, candidate)) {  // "In the afternoon": of a day
    if (before == nullptr && history) before = story_time(context, candidate, 3);
    if (before != nullptr && before->date->precision != DatePrecision::Day) before = nullptr;
  }
  const bool unknown = has_unknown_time(context, candidate);
  if (before != nullptr) {
    if (unknown && before->date->precision == DatePrecision::Day) return;
    if (today && before->date->days > last_day(*today).days) return;
    const bool heading = heads_entries(context, *before);
    // What happened on some day of a visit "from 6 to 10 October"
    const bool loose = is_range(context, *before) || has_moved_on(context, candidate, *before);
    candidate.date = loose ? known_to_month(*before->date) : *before->date;
    candidate.date_source = heading ? 2 : 3;
    return;
  }
  if (unknown) return;
  const bool penalty = candidate.kind == EdgeKind::Sanctioned && is_in_lead(context, candidate.sentence);
  if (!is_news(candidate.kind) && !deal && !penalty && !live && !is_during_event(context, candidate) &&
      !is_pledge(context, candidate))
    return;
  candidate.date = perfect || live ? today : day_of_news(context);
  // A read-out or wire that names no day is of the day that heads it.
  if (!candidate.date && is_in_lead(context, candidate.sentence)) candidate.date = today;
  candidate.date_source = candidate.date ? 4 : 0;
}

/// "Alemán was sworn in as foreign minister": news of the day that the story tells.
bool attach_swearing_in(const FactContext& context, Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t verb = verb_of_taking(context, candidate);
  if (verb == kNoToken || candidate.status != FactStatus::Actual || is_perfect(graph, verb) ||
      is_past_perfect(graph, verb) || graph.token(verb).role == "relcl" ||
      clause_tense(context.document().annotation, verb) != Tense::Past)
    return false;
  static constexpr std::array<std::string_view, 5> kNews = {"swear", "inaugurate", "make", "name", "appoint"};
  if (std::find(kNews.begin(), kNews.end(), graph.lemma(verb)) == kNews.end()) return false;
  const bool main = graph.is_root(verb) || graph.token(verb).role == "conj";
  const bool oath = graph.lemma(verb) == "swear" || graph.lemma(verb) == "inaugurate";
  if (!oath && (!main || tells_history(context))) return false;
  Candidate taking = candidate;
  taking.kind = EdgeKind::Met;
  taking.trigger = verb;
  attach_story_time(context, taking);
  if (!taking.date) return false;
  candidate.date = taking.date;
  candidate.date_source = taking.date_source;
  return true;
}

}  // namespace

void attach_time(const FactContext& context, Candidate& candidate) {
  const bool event_place =
      candidate.kind == EdgeKind::LocatedIn && context.label(candidate.from) == NodeLabel::Event;
  const bool state = !event_place && (candidate.state || has_start(candidate.kind));
  if (candidate.kind == EdgeKind::Invited && candidate.origin == Origin::Noun) return;  // the visit is dated
  int cost = 0;
  const TimeExpression* time = best_time(context, candidate, state, cost);
  if (candidate.kind == EdgeKind::HoldsOffice) {
    if (attach_start_of_office(context, candidate)) return;
    if (time == nullptr && attach_swearing_in(context, candidate)) return;
  }
  if (state) {
    const bool beginning =
        candidate.kind == EdgeKind::MemberOf && candidate.state && candidate.origin != Origin::Phrase;
    const bool joined =
        candidate.kind == EdgeKind::AffiliatedWith && candidate.state && candidate.origin == Origin::Verb;
    if (beginning && time == nullptr && candidate.status == FactStatus::Actual &&
        clause_tense(context.document().annotation, candidate.trigger) == Tense::Present) {
      candidate.date = context.document().document.date;  // "Finland joins NATO"
      candidate.date_source = 4;
    }
    if (time == nullptr || cost >= 10 * 8 || !dates_office(context, candidate, *time)) return;
    if (time->start_of_state || beginning || joined || candidate.status == FactStatus::Planned) {
      candidate.date = time->date;
      candidate.date_source = 1;
    }
    return;
  }
  constexpr int kNear = 4 * 8;
  if (time != nullptr && cost >= kNear && says_since_then(context, candidate)) time = nullptr;
  if (time != nullptr && cost < kNoFit) {
    candidate.date = time->date;
    candidate.date_source = cost < kNear ? 1 : 2;
    if (is_known_to_month(context, candidate, time) || is_after_event(context, *time))
      candidate.date = known_to_month(*candidate.date);
    if (const auto start = start_of_ended_journey(context, candidate)) candidate.date = start;
    return;
  }
  if (event_place || candidate.kind == EdgeKind::Founded || is_invitation_beside(context, candidate)) return;
  if (candidate.kind == EdgeKind::Succeeded && candidate.origin != Origin::Verb) return;
  if (is_repeated_or_recalled(context, candidate) || is_presupposed(context, candidate)) return;
  attach_story_time(context, candidate);
  if (candidate.date &&
      (is_known_to_month(context, candidate, nullptr) || is_before_event(context, candidate)))
    candidate.date = known_to_month(*candidate.date);
  if (const auto start = start_of_ended_journey(context, candidate)) candidate.date = start;
}

}  // namespace entente::ingest
