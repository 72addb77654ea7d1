#include "ingest/facts/setting/own_times.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/facts/setting/story_times.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/text/one_of.hpp"
#include "ingest/times/tense.hpp"

namespace entente::ingest {

namespace {

/// "have struck Yemen since Friday": force, penalties and aid that go on are dated by their start.
bool goes_on(const FactContext& context, const Candidate& candidate) {
  if (candidate.kind == EdgeKind::CooperatesWith && candidate.origin == Origin::Phrase)
    return true;                          // "partners since 2012"
  if (candidate.kind == EdgeKind::Met) {  // "has been holding talks since yesterday"
    const RoleGraph& graph = context.graph();
    const std::uint32_t talks = clause_verb(context.document().annotation, candidate.trigger);
    return graph.is_verb(talks) && is_perfect(graph, talks) && graph.token(talks).tag == "VBG";
  }
  if (candidate.kind != EdgeKind::Attacked && candidate.kind != EdgeKind::Sanctioned &&
      candidate.kind != EdgeKind::Aided && candidate.kind != EdgeKind::CooperatesWith &&
      candidate.kind != EdgeKind::InvestedIn)
    return false;
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  return context.graph().is_verb(verb) && is_perfect(context.graph(), verb);
}

bool is_own_time(const RoleGraph& graph, const Candidate& candidate, const TimeExpression& time) {
  return graph.steps_up(outer_token(graph, time), candidate.trigger) >= 0;
}

/// "he was there in 1980; in 1985 she turned him out": a semicolon parts what is told of two times.
bool are_parted(const FactContext& context, std::uint32_t a, std::uint32_t b) {
  for (std::uint32_t i = std::min(a, b); i < std::max(a, b); ++i) {
    if (context.words(i) == ";") return true;
  }
  return false;
}

/// "1965" of "from 1959 to 1965".
bool ends_span(const FactContext& context, const TimeExpression& time) {
  if (time.first < 2 || context.graph().lemma(time.first - 1) != "to") return false;
  return std::any_of(context.times().begin(), context.times().end(), [&](const TimeExpression& other) {
    return other.start_of_state && other.last + 1 == time.first;
  });
}

/// "since January 2005, when he succeeded X": the clause tells of that time.
bool hangs_on(const RoleGraph& graph, std::uint32_t trigger, const TimeExpression& time) {
  for (int step = 0; step < 6 && !graph.is_root(trigger); ++step) {
    const std::uint32_t head = graph.token(trigger).head;
    if (graph.token(trigger).role == "relcl" && head >= time.first && head < time.last) return true;
    trigger = head;
  }
  return false;
}

/// "condemned the attack on Doha on 9 September and reaffirmed its support for Qatar": the day of the attack;
/// a weekday is that of the statement.
bool is_of_deed(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  if (candidate.kind != EdgeKind::Criticized && candidate.kind != EdgeKind::Supports) return false;
  return names_deed(context, time);
}

/// "criticized Russia for its veto in March": what it is for; a weekday is that of the statement.
bool is_of_ground(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  if (candidate.kind != EdgeKind::Criticized && candidate.kind != EdgeKind::Supports &&
      candidate.kind != EdgeKind::Threatened)
    return false;
  if (time.first < candidate.trigger || !time.date) return false;
  if (time.date->precision == DatePrecision::Day && !is_numbered(context, time)) return false;
  const RoleGraph& graph = context.graph();
  if (is_behind(context, candidate.trigger, time, {"for", "over"})) return true;
  std::uint32_t at = outer_token(graph, time);
  for (int step = 0; step < 12 && !graph.is_root(at) && at != candidate.trigger && !graph.is_verb(at);
       ++step) {
    if (graph.token(at).pos == "ADP" && one_of(graph.lemma(at), {"for", "over", "about"})) return true;
    at = graph.token(at).head;
  }
  return false;
}

/// "invited her to visit Canada this year": when she is to come.
bool is_of_coming(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  const auto& today = context.document().document.date;
  if (candidate.kind != EdgeKind::Invited || time.first < candidate.trigger || !time.date) return false;
  if (time.date->precision != DatePrecision::Day && is_behind(context, candidate.trigger, time, {"for"}))
    return true;  // "invited him to Oslo for the congress in March"
  if (today && last_day(*time.date).days < today->days) return false;
  const RoleGraph& graph = context.graph();
  const auto children = graph.children(candidate.trigger);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return c > candidate.trigger && graph.token(c).tag == "VB" && graph.governs(c, outer_token(graph, time));
  });
}

/// "travels to meet him, the first to do so since the shah in 1974": not when he travels.
bool is_bound_beside(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t bound = bound_of(graph, time);
  const bool of_bound = candidate.from_token > bound && candidate.from_token < time.first;
  return bound != kNoToken && !of_bound && !graph.governs(bound, candidate.trigger) &&
         !goes_on(context, candidate);
}

/// "By Wednesday he was in Vienna": he was there on that day.
bool is_there_by(const FactContext& context, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  if (time.first == 0 || graph.lemma(time.first - 1) != "by" || time.date->precision != DatePrecision::Day)
    return false;
  const std::uint32_t verb = clause_verb(context.document().annotation, time.first);
  return graph.is_verb(verb) && graph.lemma(verb) == "be" && graph.token(verb).tag == "VBD";
}

}  // namespace

bool has_start(EdgeKind kind) { return is_state(kind) || kind == EdgeKind::TradesWith; }

bool is_presupposed(const FactContext& context, const Candidate& candidate) {
  switch (candidate.kind) {
    case EdgeKind::Attacked:
    case EdgeKind::Sanctioned:
    case EdgeKind::CooperatesWith:
    case EdgeKind::Supports:
    case EdgeKind::MemberOf:
      break;
    default:
      return false;
  }
  const RoleGraph& graph = context.graph();
  if (candidate.origin != Origin::Noun || !graph.is_noun(candidate.trigger)) return false;
  const std::string& role = graph.token(candidate.trigger).role;
  if (graph.is_root(candidate.trigger)) return false;
  const std::string& verb = graph.lemma(graph.token(candidate.trigger).head);
  // "the signing of an agreement between": the act itself
  if (role == "pobj" && graph.lemma(graph.token(candidate.trigger).head) == "of") {
    const std::uint32_t preposition = graph.token(candidate.trigger).head;
    const std::string& act = graph.lemma(graph.token(preposition).head);
    if (act == "signing" || act == "conclusion" || act == "exchange") return false;
  }
  // "has mined there since 1996, in partnership with"
  if (role == "pobj" && graph.lemma(candidate.trigger) == "partnership" &&
      graph.lemma(graph.token(candidate.trigger).head) == "in")
    return false;
  if (role == "dobj")
    return !context.lexicon().is(WordClass::Light, verb) && !context.lexicon().is(WordClass::Bond, verb) &&
           verb != "express" && verb != "voice" && verb != "impose" && verb != "order" && verb != "pledge" &&
           verb != "offer";
  return role != "nsubj" && role != "nsubjpass" && role != "attr";
}

const TimeExpression* best_time(const FactContext& context, const Candidate& candidate, bool state,
                                int& cost) {
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  const TimeExpression* best = nullptr;
  const bool presupposed = is_presupposed(context, candidate);
  for (const TimeExpression& time : context.times()) {  // the part that tells of this act alone goes first
    if (time.first < candidate.part_first || time.first >= candidate.part_last || !time.date) continue;
    cost = std::min(std::abs(static_cast<int>(time.first) - static_cast<int>(candidate.part_first)), 7);
    return &time;
  }
  for (const TimeExpression& time : context.times()) {
    if (time.first < sentence.first || time.first >= sentence.last || !time.date) continue;
    if (are_parted(context, time.first, candidate.trigger)) continue;
    if (is_of_deed(context, candidate, time) || is_of_ground(context, candidate, time) ||
        is_of_coming(context, candidate, time))
      continue;
    if (presupposed && !is_own_time(context.graph(), candidate, time) &&
        !(candidate.kind == EdgeKind::Attacked && closes_phrase(context, candidate.trigger, time)))
      continue;
    if (ends_before(context, time) && candidate.status == FactStatus::Actual && !is_there_by(context, time))
      continue;
    if (!time.start_of_state && ends_span(context, time)) continue;  // "from Wednesday to Friday"
    // "his first visit since 2019": not when it happened
    if (!state && time.start_of_state && time.first > 0 && context.graph().lemma(time.first - 1) == "since" &&
        !goes_on(context, candidate) && !hangs_on(context.graph(), candidate.trigger, time))
      continue;
    if (!state && !time.start_of_state && is_bound_beside(context, candidate, time)) continue;
    const int distance = std::abs(static_cast<int>(time.first) - static_cast<int>(candidate.trigger));
    int steps = time_fit(context, candidate, time);
    constexpr int kHeading = 3;
    if (heads_sentence(context, sentence, time)) steps = std::min(steps, kHeading);
    const int here = steps == kNoFit ? kNoFit : std::min(steps * 8 + std::min(distance, 7), kNoFit - 1);
    if (here < kNoFit && (best == nullptr || here < cost)) {
      best = &time;
      cost = here;
    }
  }
  return best;
}
}  // namespace entente::ingest
