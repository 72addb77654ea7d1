// The date of a fact: the time that hangs nearest to its trigger.
#include <algorithm>
#include <array>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/times/tense.hpp"

namespace entente::ingest {

namespace {

/// Kinds that hold for a time: their date is their start, said by "since" or a verb of beginning.
bool is_state(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::HoldsOffice:
    case EdgeKind::AffiliatedWith:
    case EdgeKind::RelativeOf:
    case EdgeKind::MemberOf:
    case EdgeKind::LocatedIn:
    case EdgeKind::TradesWith: return true;
    default: return false;
  }
}

std::uint32_t outer_token(const RoleGraph& graph, const TimeExpression& time) {
  for (std::uint32_t i = time.first; i < time.last; ++i) {
    const std::uint32_t head = graph.token(i).head;
    if (head == i || head < time.first || head >= time.last) return i;
  }
  return time.first;
}

/// How well a time fits a trigger: steps up from the trigger to the token that governs both, weighed with the steps down to
/// the time. Smaller is better.
int fit(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t outer = outer_token(graph, time);
  int cost = 0;
  std::uint32_t at = candidate.trigger;
  for (int up = 0; up < 16; ++up) {
    const int down = graph.steps_up(outer, at);
    if (down >= 0) {
      // Verbs between the time and the common token make it another clause's time.
      int clauses = 0;
      for (std::uint32_t t = outer; t != at; t = graph.token(t).head) {
        if (t != outer && graph.is_verb(t)) ++clauses;
      }
      return cost + down + clauses * 6;
    }
    if (graph.is_root(at)) break;
    const std::string& role = graph.token(at).role;
    const std::uint32_t head = graph.token(at).head;
    if (graph.is_verb(at)) {
      cost += role == "ccomp" || role == "relcl" ? 5 : role == "advcl" || role == "conj" ? 4 : 2;
      if (context.lexicon().is(WordClass::Say, graph.lemma(head)) && role == "ccomp") cost += 3;
    } else {
      cost += 1;
    }
    at = head;
  }
  return 1000;
}

/// "until last month" and "before 2020" say when it ended or had not begun.
bool ends_before(const FactContext& context, const TimeExpression& time) {
  if (time.first == 0) return false;
  const std::string& before = context.graph().lemma(time.first - 1);
  return before == "until" || before == "till" || before == "by" || before == "before";
}

const TimeExpression* best_in_sentence(const FactContext& context, const Candidate& candidate, int& cost) {
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  const TimeExpression* best = nullptr;
  for (const TimeExpression& time : context.times()) {
    if (time.first < sentence.first || time.first >= sentence.last || !time.date) continue;
    if (ends_before(context, time) && candidate.status == FactStatus::Actual) continue;
    const int distance = std::abs(static_cast<int>(time.first) - static_cast<int>(candidate.trigger));
    int here = fit(context, candidate, time) * 8 + std::min(distance, 7);
    if (best == nullptr || here < cost) {
      best = &time;
      cost = here;
    }
  }
  return best;
}

/// The last dated time before the sentence in its paragraph, for acts told in order.
const TimeExpression* last_in_paragraph(const FactContext& context, std::uint32_t sentence) {
  const TimeExpression* last = nullptr;
  for (const TimeExpression& time : context.times()) {
    const std::uint32_t at = context.graph().sentence_of(time.first);
    if (at >= sentence) break;
    if (context.paragraph(at) != context.paragraph(sentence) || sentence - at > 3) continue;
    if (time.date && !time.start_of_state) last = &time;
  }
  return last;
}

}  // namespace

void attach_time(const FactContext& context, Candidate& candidate) {
  const bool state = candidate.state || is_state(candidate.kind);
  int cost = 0;
  const TimeExpression* time = best_in_sentence(context, candidate, cost);
  if (state) {
    const bool beginning = candidate.kind == EdgeKind::MemberOf && candidate.origin != Origin::Phrase;
    if (time == nullptr || cost >= 10 * 8) return;
    if (time->start_of_state || beginning || candidate.status == FactStatus::Planned) {
      candidate.date = time->date;
      candidate.date_source = 1;
    }
    return;
  }
  if (time != nullptr && cost < 1000) {
    candidate.date = time->date;
    candidate.date_source = cost < 4 * 8 ? 1 : 2;
    return;
  }
  if (candidate.status == FactStatus::Planned) return;
  if (const TimeExpression* before = last_in_paragraph(context, candidate.sentence)) {
    candidate.date = before->date;
    candidate.date_source = 3;
  }
}

}  // namespace entente::ingest
