// Dates and places that facts take from each other: those of one event, those of one journey.
#include <algorithm>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/setting/event_dates.hpp"
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

/// "arrived in Abuja on Saturday ... is the first prime minister to visit Nigeria": one journey; a visit told
/// only as the first of its kind is of the month where nothing tells of the arrival.
void share_stays(const FactContext& context, std::vector<Candidate>& candidates) {
  const RoleGraph& graph = context.graph();
  constexpr std::int64_t kLongest = 5;  // days
  for (Candidate& visit : candidates) {
    if (visit.kind != EdgeKind::Visited || visit.verdict != Verdict::Kept || visit.date_source < 3 ||
        !visit.date || visit.date->precision != DatePrecision::Day || visit.status != FactStatus::Actual ||
        visit.trigger >= graph.size() || graph.token(visit.trigger).tag != "VB")
      continue;
    const std::uint32_t above = graph.token(visit.trigger).head;  // "is the first of them to come"
    if (!graph.is_noun(above) && graph.token(above).pos != "ADJ" && graph.lemma(above) != "be") continue;
    const std::string_view state = state_of_place(context, visit.to);
    visit.date_source = 3;
    const Candidate* arrival = nullptr;
    for (const Candidate& other : candidates) {
      if (other.kind != EdgeKind::Visited || other.verdict != Verdict::Kept || other.from != visit.from ||
          other.date_source != 1 || !other.date || other.date->precision != DatePrecision::Day ||
          other.date->days > visit.date->days || visit.date->days - other.date->days > kLongest ||
          state.empty() || state_of_place(context, other.to) != state)
        continue;
      if (arrival == nullptr || other.date->days < arrival->date->days) arrival = &other;
    }
    visit.date = arrival != nullptr ? *arrival->date : known_to_month(*visit.date);
  }
}

/// "Last month she received X, who came to Oslo on 4 January": the day of his coming.
void share_comings(std::vector<Candidate>& candidates) {
  for (Candidate& meeting : candidates) {
    if (meeting.kind != EdgeKind::Met || meeting.verdict != Verdict::Kept || meeting.date_source != 1 ||
        !meeting.date || meeting.date->precision != DatePrecision::Month)
      continue;
    for (const Candidate& coming : candidates) {
      if (coming.kind != EdgeKind::Visited || coming.verdict != Verdict::Kept || coming.date_source != 1 ||
          coming.sentence != meeting.sentence || coming.trigger < meeting.trigger || !coming.date ||
          coming.date->precision != DatePrecision::Day || known_to_month(*coming.date) != *meeting.date ||
          (coming.from != meeting.from && coming.from != meeting.to))
        continue;
      meeting.date = coming.date;
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
  share_event_dates(context, candidates);
  share_journeys(candidates);
  share_stays(context, candidates);
  share_comings(candidates);
  share_arrivals(context, candidates);
  share_meetings(context, candidates);
  share_signings(candidates);
}

}  // namespace entente::ingest
