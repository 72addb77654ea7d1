#include "graph/recommend/link_ranking.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <unordered_map>

namespace entente::recommend {

namespace {

/// A run of facts with one subject and relation at one time.
struct Query {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::vector<Query> queries_of(std::span<const TemporalFact> facts, std::size_t first, std::size_t last) {
  std::vector<Query> queries;
  for (std::size_t at = first; at < last;) {
    Query query{.first = at, .last = at};
    while (query.last < last && facts[query.last].subject == facts[at].subject &&
           facts[query.last].relation == facts[at].relation)
      ++query.last;
    queries.push_back(query);
    at = query.last;
  }
  return queries;
}

void run_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  if (threads == 1 || count < 8) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> pool;
  for (unsigned t = 0; t < threads; ++t) {
    pool.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    });
  }
}

void add(LinkScores& scores, double rank) {
  scores.mrr += 1 / rank;
  scores.hits1 += rank <= 1 ? 1 : 0;
  scores.hits3 += rank <= 3 ? 1 : 0;
  scores.hits10 += rank <= 10 ? 1 : 0;
  ++scores.queries;
}

void finish(LinkScores& scores) {
  if (scores.queries == 0) return;
  const auto n = static_cast<double>(scores.queries);
  for (double* figure : {&scores.mrr, &scores.hits1, &scores.hits3, &scores.hits10}) *figure /= n;
}

}  // namespace

double mean_rank(std::span<const Candidate> candidates, std::uint32_t truth,
                 std::span<const std::uint32_t> filtered, std::uint32_t entities) {
  const Candidate* found = nullptr;
  for (const Candidate& candidate : candidates) {
    if (candidate.entity == truth) found = &candidate;
  }
  const auto left_out = [&](std::uint32_t entity) {
    return entity != truth && std::binary_search(filtered.begin(), filtered.end(), entity);
  };
  double above = 0;
  double equal = 0;
  double listed = 0;
  for (const Candidate& candidate : candidates) {
    if (candidate.entity == truth || left_out(candidate.entity)) continue;
    ++listed;
    if (found == nullptr) continue;
    if (candidate.score > found->score)
      ++above;
    else if (candidate.score == found->score)
      ++equal;
  }
  if (found != nullptr) return 1 + above + equal / 2;
  // The truth is not among the candidates: it shares the places after them with all other entities that are
  // not listed.
  double elsewhere = static_cast<double>(entities) - 1 - listed;
  for (const std::uint32_t entity : filtered) elsewhere -= entity != truth ? 1 : 0;
  return 1 + listed + std::max(0.0, elsewhere) / 2;
}

std::vector<RankedLink> rank_links(std::span<const TemporalFact> facts, TemporalHistory& history,
                                   std::uint32_t entities, const LinkScorer& scorer,
                                   const RankingOptions& options) {
  std::vector<RankedLink> ranked(facts.size());
  for (std::size_t first = 0; first < facts.size();) {
    const std::int32_t now = facts[first].time;
    std::size_t last = first;
    while (last < facts.size() && facts[last].time == now) ++last;
    const std::vector<Query> queries = queries_of(facts, first, last);
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> frequent;
    for (const Query& query : queries) {
      const std::uint32_t relation = facts[query.first].relation;
      if (!frequent.contains(relation))
        frequent.emplace(relation, history.frequent_objects(relation, now, options.frequent));
    }
    run_parallel(queries.size(), options.threads, [&](std::size_t q) {
      const Query& query = queries[q];
      const TemporalFact& asked = facts[query.first];
      const auto candidates =
          scorer(history, asked.subject, asked.relation, now, frequent.at(asked.relation));
      std::vector<std::uint32_t> truth;  // sorted, as the facts are
      for (std::size_t i = query.first; i < query.last; ++i) truth.push_back(facts[i].object);
      for (std::size_t i = query.first; i < query.last; ++i) {
        ranked[i] = {.fact = facts[i], .rank = mean_rank(candidates, facts[i].object, truth, entities)};
      }
    });
    for (; first < last; ++first) {
      if (options.single_step) history.add(facts[first]);
    }
  }
  return ranked;
}

LinkScores summarize(std::span<const RankedLink> links) {
  LinkScores scores;
  for (const RankedLink& link : links) add(scores, link.rank);
  finish(scores);
  return scores;
}

std::vector<LinkScores> summarize_by_relation(std::span<const RankedLink> links,
                                              std::uint32_t relations_with_inverses) {
  std::vector<LinkScores> scores(relations_with_inverses);
  for (const RankedLink& link : links) add(scores[link.fact.relation], link.rank);
  for (LinkScores& entry : scores) finish(entry);
  return scores;
}

}  // namespace entente::recommend
