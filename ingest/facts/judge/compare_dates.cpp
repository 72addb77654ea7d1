// Status where the date decides it: what lies after the document's date is to come, whatever the tense; what
// is told as done is done.
#include <algorithm>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/setting/own_times.hpp"
#include "ingest/facts/setting/story_times.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/times/tense.hpp"

namespace entente::ingest {

namespace {

/// "invited him to Yerevan for the summit in May": the act is done, the time is of what it looks to.
bool is_done(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.origin != Origin::Verb) return false;
  if (graph.token(candidate.trigger).tag == "VBD") return true;
  const bool of_words = candidate.kind == EdgeKind::Invited || candidate.kind == EdgeKind::Proposed ||
                        candidate.kind == EdgeKind::Supports || candidate.kind == EdgeKind::Criticized;
  return of_words && graph.is_verb(candidate.trigger) && is_perfect(graph, candidate.trigger);
}

/// "leaves for Delhi today", "next week he goes to Kyiv": the present of what is arranged.
bool is_arranged(const FactContext& context, const Candidate& candidate, const Date& today) {
  const RoleGraph& graph = context.graph();
  const std::string& tag = graph.token(candidate.trigger).tag;
  if (candidate.kind != EdgeKind::Visited || candidate.date_source != 1 || (tag != "VBZ" && tag != "VBP"))
    return false;
  int cost = 0;
  const TimeExpression* time = best_time(context, candidate, false, cost);
  if (time == nullptr) return false;
  const std::string& opening = graph.lemma(time->first);
  if (opening == "next" || opening == "later") return true;
  const std::string& verb = graph.lemma(candidate.trigger);
  bool leaving = verb == "leave" || verb == "depart" || verb == "head" || verb == "fly" || verb == "set";
  if (verb == "move" || verb == "go" || verb == "travel" || verb == "carry") {
    for (const std::uint32_t c : graph.children(candidate.trigger)) {  // "moves on to Riga today"
      leaving = leaving || (graph.lemma(c) == "on" && c == candidate.trigger + 1);
    }
  }
  const bool soon = opening == "this" || opening == "weekend" || opening == "tonight";
  return leaving && (soon || candidate.date->precision == DatePrecision::Day) &&
         last_day(*candidate.date).days >= today.days;
}

/// "is on his way to Nairobi to see X"
bool is_on_the_way(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind != EdgeKind::Met || graph.token(candidate.trigger).tag != "VB") return false;
  const Sentence& bounds = context.document().annotation.sentences[candidate.sentence];
  constexpr std::uint32_t kNear = 8;
  for (std::uint32_t i = candidate.trigger; i-- > bounds.first + 2 && candidate.trigger - i < kNear;) {
    if (graph.lemma(i) != "way" || graph.lemma(i + 1) != "to") continue;
    const std::uint32_t verb = clause_verb(context.document().annotation, i);
    return graph.lemma(verb) == "be" && clause_tense(context.document().annotation, verb) == Tense::Present;
  }
  return false;
}

/// "agreed to raise their ties to a partnership": the agreement is the tie. Trade of a year that is over has
/// been.
bool is_settled(const FactContext& context, const Candidate& candidate, const Date& today) {
  if (candidate.kind == EdgeKind::TradesWith) {
    const auto year = candidate.properties.find("year");
    return year != candidate.properties.end() && year->second < std::to_string(to_civil(today.days).year);
  }
  if (candidate.kind != EdgeKind::CooperatesWith) return false;
  const RoleGraph& graph = context.graph();
  std::uint32_t at = candidate.trigger;
  for (int step = 0; step < 6 && !graph.is_root(at); ++step) {
    at = graph.token(at).head;
    if (graph.lemma(at) == "agree" && graph.token(at).tag != "VB") return true;
  }
  return false;
}

}  // namespace

void compare_with_document_date(const FactContext& context, Candidate& candidate) {
  const auto& today = context.document().document.date;
  if (!today) {
    // "On Tuesday he goes to Doha", in a text that gives the day of its news
    const auto news = news_date(context);
    const std::string& tag = context.graph().token(candidate.trigger).tag;
    if (news && candidate.date && (tag == "VBZ" || tag == "VBP") &&
        candidate.date->days > last_day(*news).days)
      candidate.status = FactStatus::Planned;
    return;
  }
  if (candidate.status == FactStatus::Planned) {
    if (is_settled(context, candidate, *today)) candidate.status = FactStatus::Actual;
    return;
  }
  if (!candidate.date) return;
  if (is_on_the_way(context, candidate)) {
    candidate.status = FactStatus::Planned;
    candidate.date = known_to_month(*candidate.date);
    return;
  }
  if (is_arranged(context, candidate, *today)) {
    candidate.status = FactStatus::Planned;
    return;
  }
  if (candidate.date->days <= last_day(*today).days) return;
  if (is_done(context, candidate)) {
    candidate.date.reset();  // "arrived for the summit on December 28": the day is the summit's
    candidate.date_source = 0;
    return;
  }
  candidate.status = FactStatus::Planned;
}

}  // namespace entente::ingest
