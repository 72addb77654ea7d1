// Dates and places that facts take from each other: those of one event, those of one journey.
#include <algorithm>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/setting/own_times.hpp"
#include "ingest/facts/setting/story_times.hpp"
#include "ingest/facts/setting/time_fit.hpp"

namespace entente::ingest {

Date known_to_month(const Date& date) {
  if (date.precision != DatePrecision::Day) return date;
  const CivilDate civil = to_civil(date.days);
  return {from_civil(civil.year, civil.month, 1), DatePrecision::Month};
}

namespace {

std::uint32_t event_of(const FactContext& context, const Candidate& candidate) {
  const std::uint32_t event = candidate.kind == EdgeKind::LocatedIn ? candidate.from : candidate.to;
  const bool of_event = candidate.kind == EdgeKind::ParticipatedIn || candidate.kind == EdgeKind::Hosted ||
                        candidate.kind == EdgeKind::LocatedIn;
  return of_event && context.label(event) == NodeLabel::Event ? event : kNoEntity;
}

/// The date that hangs on an event's own name: "the roundtable on 26 August", "the May 2023 summit".
std::optional<Date> own_date(const FactContext& context, std::uint32_t event) {
  const RoleGraph& graph = context.graph();
  for (const Mention& mention : context.document().mentions) {
    // "will host the summit next year" is of another one
    if (mention.entity != event || mention.head >= graph.size() || mention.kind != MentionKind::Name)
      continue;
    for (const TimeExpression& time : context.times()) {
      if (!time.date || time.first < mention.last || time.first > mention.last + 4) continue;
      if (graph.steps_up(outer_token(graph, time), mention.head) >= 0) return time.date;
    }
  }
  return std::nullopt;
}

/// An event's date, where one wording gives it, holds for those who took part and where it took place.
void share_event_dates(const FactContext& context, std::vector<Candidate>& candidates) {
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
        date = other.date;
    }
    if (!date) continue;
    candidate.date = date;
    candidate.date_source = 3;
  }
}

/// What is told of an event without a time of its own is known to the month: it lasts for days.
void date_by_month(const FactContext& context, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    if (candidate.kind != EdgeKind::ParticipatedIn && candidate.kind != EdgeKind::Hosted) continue;
    if (candidate.date_source < 3 || !candidate.date || candidate.status != FactStatus::Actual) continue;
    if (event_of(context, candidate) != kNoEntity) candidate.date = known_to_month(*candidate.date);
  }
}

/// "hosted the summit", and when the others came.
void date_hosts(std::vector<Candidate>& candidates) {
  for (Candidate& host : candidates) {
    if (host.kind != EdgeKind::Hosted || host.date || host.status != FactStatus::Actual) continue;
    for (const Candidate& guest : candidates) {
      if (guest.kind != EdgeKind::ParticipatedIn || guest.to != host.to || !guest.date ||
          guest.verdict != Verdict::Kept)
        continue;
      host.date = known_to_month(*guest.date);
      host.date_source = 3;
      break;
    }
  }
}

/// "The president, who arrived on 1 May, is accompanied by X": X came with him.
void share_journeys(std::vector<Candidate>& candidates) {
  for (Candidate& companion : candidates) {
    if (companion.kind != EdgeKind::Visited || companion.verdict != Verdict::Kept ||
        companion.date_source != 4 || !companion.date || companion.date->precision != DatePrecision::Day)
      continue;
    for (const Candidate& chief : candidates) {
      if (chief.kind != EdgeKind::Visited || chief.to != companion.to || chief.from == companion.from ||
          chief.verdict != Verdict::Kept || chief.date_source != 1 || !chief.date ||
          chief.date->precision != DatePrecision::Day || chief.sentence > companion.sentence)
        continue;
      constexpr std::int64_t kLongestStay = 5;
      const std::int64_t days = companion.date->days - chief.date->days;
      if (days <= 0 || days > kLongestStay) continue;
      companion.date = chief.date;
      companion.date_source = 3;
      break;
    }
  }
}

/// "will travel to Manila, where he meets X on Tuesday": he is there then.
void share_meetings(const FactContext& context, std::vector<Candidate>& candidates) {
  for (Candidate& journey : candidates) {
    if (journey.kind != EdgeKind::Visited || journey.verdict != Verdict::Kept || journey.date) continue;
    for (const Candidate& meeting : candidates) {
      const bool own = meeting.from == journey.from || meeting.to == journey.from;
      if (meeting.kind != EdgeKind::Met || meeting.verdict != Verdict::Kept || !own || !meeting.date ||
          meeting.date_source > 2 || meeting.sentence != journey.sentence ||
          meeting.trigger < journey.to_token)
        continue;
      std::uint32_t at = meeting.trigger;
      const RoleGraph& graph = context.graph();
      while (!graph.is_root(at) && graph.token(at).role != "relcl" && graph.token(at).role != "advcl")
        at = graph.token(at).head;
      if (graph.is_root(at) || !graph.governs(journey.trigger, at)) continue;
      journey.date = meeting.date;
      journey.date_source = 3;
      break;
    }
  }
}

/// "welcomed at the airport", "on his arrival", "on the tarmac".
bool is_greeting(const FactContext& context, const Candidate& candidate) {
  if (candidate.kind != EdgeKind::Met || candidate.status != FactStatus::Actual) return false;
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  bool arrives = false;
  for (std::uint32_t i = sentence.first; i < sentence.last && i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if (lemma == "farewell" || lemma == "goodbye" || lemma == "departure" || lemma == "off") return false;
    arrives = arrives || lemma == "airport" || lemma == "arrival" || lemma == "tarmac" ||
              lemma == "airfield" || lemma == "airbase";
  }
  return arrives;
}

/// "arrived yesterday. He had been welcomed at the airport by X": when he came.
void share_arrivals(const FactContext& context, std::vector<Candidate>& candidates) {
  for (Candidate& greeting : candidates) {
    if (greeting.verdict != Verdict::Kept || (greeting.date && greeting.date_source < 3) ||
        !is_greeting(context, greeting))
      continue;
    const Candidate* arrival = nullptr;
    for (const Candidate& other : candidates) {
      if (other.kind != EdgeKind::Visited || other.verdict != Verdict::Kept || !other.date ||
          other.date->precision != DatePrecision::Day || other.date_source == 4 ||
          other.sentence > greeting.sentence || (other.from != greeting.from && other.from != greeting.to))
        continue;
      if (arrival == nullptr || other.sentence > arrival->sentence) arrival = &other;
    }
    constexpr std::uint32_t kSentences = 5;
    const std::string& role = context.graph().token(greeting.trigger).role;
    if (arrival == nullptr && role == "relcl" && greeting.date_source == 4 && greeting.date)
      greeting.date = known_to_month(*greeting.date);  // "X, who received both on arrival, said on Tuesday"
    if (arrival == nullptr || greeting.sentence - arrival->sentence > kSentences) continue;
    greeting.date = arrival->date;
    greeting.date_source = 3;
  }
}

/// "X and Y signed the treaty. Z signed too": on one day.
void share_signings(std::vector<Candidate>& candidates) {
  constexpr std::uint32_t kSentences = 3;
  for (Candidate& later : candidates) {
    if (later.kind != EdgeKind::Signed || later.verdict != Verdict::Kept || later.date_source < 3) continue;
    for (const Candidate& first : candidates) {
      if (first.kind != EdgeKind::Signed || first.to != later.to || first.verdict != Verdict::Kept ||
          !first.date || first.status != later.status || first.sentence >= later.sentence ||
          later.sentence - first.sentence > kSentences)
        continue;
      later.date = first.date;
      break;
    }
  }
}

}  // namespace

void share_dates(const FactContext& context, std::vector<Candidate>& candidates) {
  date_by_month(context, candidates);
  share_event_dates(context, candidates);
  date_hosts(candidates);
  share_journeys(candidates);
  share_arrivals(context, candidates);
  share_meetings(context, candidates);
  share_signings(candidates);
}

}  // namespace entente::ingest
