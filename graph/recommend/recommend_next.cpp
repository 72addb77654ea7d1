// Who does what with whom next: the temporal model over the graph's own dated edges.
#include <algorithm>
#include <cmath>
#include <set>

#include "graph/recommend/dated_facts.hpp"
#include "graph/recommend/recommend.hpp"
#include "graph/recommend/temporal_model.hpp"
#include "graph/recommend/ties.hpp"

namespace entente::recommend {

namespace {

constexpr std::size_t kFewest = 50;
constexpr std::int32_t kHorizonDays = 30;

struct Pair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double score = 0;
};

/// Which pairs are asked: `able[i]` says that node i has a label of those that the type leads to.
struct Asked {
  std::uint32_t relation = 0;
  std::uint32_t inverse = 0;
  std::vector<bool> able;
};

/// Pairs with any history, scored at `now`; each pair once.
std::vector<Pair> score_pairs(const TemporalModel& model, const TemporalHistory& history, const Asked& asked,
                              std::int32_t now) {
  std::vector<Pair> pairs;
  const auto frequent = history.frequent_objects(asked.relation, now, 50);
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (std::uint32_t subject = 0; subject < asked.able.size(); ++subject) {
    if (history.object(asked.inverse, subject) == nullptr) continue;  // never did it with anybody
    for (const Candidate& candidate : model.score(history, subject, asked.relation, now, frequent)) {
      if (candidate.entity == subject || !asked.able[candidate.entity]) continue;
      if (!seen.insert(std::minmax(subject, candidate.entity)).second) continue;
      const Partner* partner = history.partner(subject, candidate.entity);
      if (partner == nullptr) continue;  // no history: recommend_partners is for those
      pairs.push_back({.a = subject, .b = candidate.entity, .score = static_cast<double>(candidate.score)});
    }
  }
  return pairs;
}

/// Probability by score, from the held-out last tenth: pool adjacent violators (Ayer et al. 1955) over
/// score-sorted outcomes.
class Calibration {
 public:
  void add(double score, bool happened) { points_.push_back({score, happened ? 1.0 : 0.0, 1.0}); }

  void fit() {
    std::sort(points_.begin(), points_.end(),
              [](const Block& x, const Block& y) { return x.score < y.score; });
    std::vector<Block> blocks;
    for (const Block& point : points_) {
      blocks.push_back(point);
      while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() >= blocks.back().mean()) {
        Block last = blocks.back();
        blocks.pop_back();
        blocks.back().sum += last.sum;
        blocks.back().count += last.count;
      }
    }
    points_ = std::move(blocks);
  }

  /// With Laplace's rule, so that a handful of cases never gives 0 or 1.
  [[nodiscard]] double at(double score) const {
    double answer = points_.empty() ? 0.0 : (points_.front().sum + 1) / (points_.front().count + 2);
    for (const Block& block : points_) {
      if (block.score > score) break;
      answer = (block.sum + 1) / (block.count + 2);
    }
    return answer;
  }

 private:
  struct Block {
    double score = 0, sum = 0, count = 0;
    [[nodiscard]] double mean() const { return sum / count; }
  };
  std::vector<Block> points_;
};

}  // namespace

Result<std::vector<Forecast>> recommend_next(const GraphView& view, const RecommendOptions& options) {
  const auto type = find_type(view, options.type);
  if (!type) return fail(type.error());
  const DatedFacts graph = dated_facts_of(view, options.as_of);
  if (graph.facts.size() < 2 * kFewest) {
    return fail(ErrorKind::InputError, "the graph holds too few edges with a whole date to learn from: " +
                                           std::to_string(graph.facts.size() / 2) + ", " +
                                           std::to_string(kFewest) + " are needed");
  }
  const std::uint32_t relations = 2 * graph.relations;
  Asked asked{.relation = type->number, .inverse = graph.relations + type->number, .able = {}};
  const auto labels = partner_labels(view, *type);
  for (const NodeId node : graph.nodes) asked.able.push_back(has_any(view, node, labels));
  const auto entities = static_cast<std::uint32_t>(graph.nodes.size());
  const std::size_t cut = graph.facts.size() - graph.facts.size() / 10;
  const std::int32_t cut_time = graph.facts[cut].time;
  TemporalModel model({.warm_up = 0});
  TemporalHistory history(entities, relations);
  const auto before =
      std::lower_bound(graph.facts.begin(), graph.facts.end(), cut_time,
                       [](const TemporalFact& f, std::int32_t time) { return f.time < time; });
  const auto learnt = static_cast<std::size_t>(before - graph.facts.begin());
  model.learn({graph.facts.data(), learnt}, history, relations);

  // Calibrate: the state at each thirty days of the last tenth, against what happened in the thirty days
  // after it.
  Calibration calibration;
  std::size_t at = learnt;
  for (std::int32_t now = cut_time; at < graph.facts.size(); now += kHorizonDays) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> happened;
    std::size_t end = at;
    for (; end < graph.facts.size() && graph.facts[end].time < now + kHorizonDays; ++end) {
      if (graph.facts[end].relation == asked.relation)
        happened.insert(std::minmax(graph.facts[end].subject, graph.facts[end].object));
    }
    for (const Pair& pair : score_pairs(model, history, asked, now))
      calibration.add(pair.score, happened.contains(std::minmax(pair.a, pair.b)));
    for (; at < end; ++at) history.add(graph.facts[at]);
  }
  calibration.fit();

  const std::int32_t now =
      (options.as_of ? static_cast<std::int32_t>(options.as_of->days) : graph.facts.back().time) + 1;
  std::vector<Pair> pairs = score_pairs(model, history, asked, now);
  std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
    return std::tie(y.score, x.a, x.b) < std::tie(x.score, y.a, y.b);
  });
  if (pairs.size() > options.limit) pairs.resize(options.limit);
  std::vector<Forecast> forecasts;
  for (const Pair& pair : pairs) {
    Forecast forecast{.subject = graph.nodes[pair.a],
                      .object = graph.nodes[pair.b],
                      .probability = calibration.at(pair.score),
                      .horizon_days = kHorizonDays,
                      .from_day = now,
                      .history = {}};
    for (const Tie& tie : ties_of(view, forecast.subject, options.as_of)) {
      if (tie.neighbour == forecast.object)
        forecast.history.insert(forecast.history.end(), tie.edges.begin(), tie.edges.end());
    }
    if (forecast.history.size() > options.reasons) forecast.history.resize(options.reasons);
    forecasts.push_back(std::move(forecast));
  }
  return forecasts;
}

}  // namespace entente::recommend
