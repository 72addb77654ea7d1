#include "graph/recommend/evaluate_links.hpp"

#include <chrono>
#include <optional>

#include "graph/recommend/recurrency_baseline.hpp"
#include "graph/recommend/temporal_model.hpp"

namespace entente::recommend {

namespace {

using Clock = std::chrono::steady_clock;

TemporalHistory history_of(const TemporalDataset& data,
                           std::initializer_list<const std::vector<TemporalFact>*> spans) {
  TemporalHistory history(data.entities, 2 * data.relations);
  for (const auto* span : spans) {
    for (const TemporalFact& fact : *span) history.add(fact);
  }
  return history;
}

/// Ranks the validation span, then, with it in the history, the test span.
MethodScores rank_both(std::string method, const TemporalDataset& data, const EvaluationOptions& options,
                       const LinkScorer& scorer, std::size_t frequent) {
  MethodScores scores{.method = std::move(method), .valid = {}, .test = {}, .test_by_relation = {}};
  const RankingOptions ranking{
      .single_step = options.single_step, .frequent = frequent, .threads = options.threads};
  TemporalHistory history = history_of(data, {&data.train});
  scores.valid = summarize(rank_links(data.valid, history, data.entities, scorer, ranking));
  if (!options.single_step) history = history_of(data, {&data.train, &data.valid});
  const auto links = rank_links(data.test, history, data.entities, scorer, ranking);
  scores.test = summarize(links);
  scores.test_by_relation = summarize_by_relation(links, 2 * data.relations);
  return scores;
}

MethodScores run_model(const TemporalDataset& data, const EvaluationOptions& options) {
  const auto start = Clock::now();
  TemporalModel model;
  std::optional<TemporalModel> best;
  double best_mrr = -1;
  const auto scorer_of = [](const TemporalModel& m) -> LinkScorer {
    return [&m](const TemporalHistory& history, std::uint32_t s, std::uint32_t r, std::int32_t now,
                std::span<const std::uint32_t> frequent) { return m.score(history, s, r, now, frequent); };
  };
  const std::size_t frequent = model.options().test_objects;
  for (int pass = 0; pass < options.passes; ++pass) {
    TemporalHistory history(data.entities, 2 * data.relations);
    model.learn(data.train, history, 2 * data.relations);
    const auto links =
        rank_links(data.valid, history, data.entities, scorer_of(model),
                   {.single_step = options.single_step, .frequent = frequent, .threads = options.threads});
    if (const double mrr = summarize(links).mrr; mrr > best_mrr) {
      best_mrr = mrr;
      best = model;
    }
  }
  MethodScores scores = rank_both("entente", data, options, scorer_of(*best), frequent);
  scores.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  return scores;
}

/// The baseline and, with the same choices, recurrence alone.
std::vector<MethodScores> run_baselines(const TemporalDataset& data, const EvaluationOptions& options) {
  const auto start = Clock::now();
  RecurrencyBaseline baseline(2 * data.relations);
  baseline.choose(data.valid, history_of(data, {&data.train}), data.entities, options.single_step);
  const LinkScorer whole = [&](const TemporalHistory& history, std::uint32_t s, std::uint32_t r,
                               std::int32_t now,
                               std::span<const std::uint32_t>) { return baseline.score(history, s, r, now); };
  const LinkScorer strict = [&](const TemporalHistory& history, std::uint32_t s, std::uint32_t r,
                                std::int32_t now, std::span<const std::uint32_t>) {
    return baseline.strict(history, s, r, now);
  };
  // Who takes part most, whoever asks.
  const LinkScorer popular = [](const TemporalHistory& history, std::uint32_t, std::uint32_t r, std::int32_t,
                                std::span<const std::uint32_t>) {
    std::vector<Candidate> candidates;
    for (const ObjectUse& object : history.objects(r))
      candidates.push_back({object.entity, static_cast<float>(object.count)});
    return candidates;
  };
  std::vector<MethodScores> scores{rank_both("recurrency", data, options, whole, 0),
                                   rank_both("strict recurrence", data, options, strict, 0),
                                   rank_both("popularity", data, options, popular, 0)};
  for (MethodScores& method : scores)
    method.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  return scores;
}

}  // namespace

std::vector<MethodScores> evaluate_links(const TemporalDataset& data, const EvaluationOptions& options) {
  std::vector<MethodScores> scores = run_baselines(data, options);
  scores.insert(scores.begin(), run_model(data, options));
  return scores;
}

}  // namespace entente::recommend
