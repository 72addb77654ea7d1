// "visited Oslo in 2014 and Riga in May", "flew to Oslo on 3 May and to Vilnius the next day": one verb, each
// of its goals with a time behind it.
#include <algorithm>
#include <vector>

#include "ingest/facts/judge_facts.hpp"

namespace entente::ingest {

namespace {

bool of_one_verb(const Candidate& a, const Candidate& b) {
  return a.kind == b.kind && a.from == b.from && a.trigger == b.trigger && a.sentence == b.sentence;
}

/// The dated time between a goal and the next, no verb between.
const TimeExpression* time_behind(const FactContext& context, std::uint32_t goal, std::uint32_t end) {
  for (const TimeExpression& time : context.times()) {
    if (time.first <= goal || time.first >= end || !time.date || time.start_of_state) continue;
    for (std::uint32_t i = goal + 1; i < time.first; ++i) {
      if (context.graph().is_verb(i) || context.words(i) == ";") return nullptr;
    }
    return &time;
  }
  return nullptr;
}

}  // namespace

void share_out_times(const FactContext& context, std::vector<Candidate>& candidates) {
  const auto& sentences = context.document().annotation.sentences;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const Candidate& first = candidates[c];
    const bool seen = std::any_of(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(c),
                                  [&](const Candidate& other) { return of_one_verb(other, first); });
    if (seen || first.to_token <= first.trigger) continue;
    std::vector<std::uint32_t> goals;
    for (const Candidate& other : candidates) {
      if (of_one_verb(other, first) && other.to_token > other.trigger) goals.push_back(other.to_token);
    }
    std::sort(goals.begin(), goals.end());
    goals.erase(std::unique(goals.begin(), goals.end()), goals.end());
    if (goals.size() < 2) continue;
    std::vector<const TimeExpression*> times;
    for (std::size_t i = 0; i < goals.size(); ++i) {
      const std::uint32_t end = i + 1 < goals.size() ? goals[i + 1] : sentences[first.sentence].last;
      times.push_back(time_behind(context, goals[i], end));
    }
    if (std::count(times.begin(), times.end(), nullptr) + 2 > static_cast<std::ptrdiff_t>(times.size()))
      continue;
    for (Candidate& other : candidates) {
      if (!of_one_verb(other, first)) continue;
      const auto goal = std::find(goals.begin(), goals.end(), other.to_token);
      if (goal == goals.end()) continue;
      const TimeExpression* time = times[static_cast<std::size_t>(goal - goals.begin())];
      if (time == nullptr) continue;
      other.date = time->date;
      other.date_source = 1;
    }
  }
}

}  // namespace entente::ingest
