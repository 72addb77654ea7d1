// Who does what with whom next: the temporal model over the graph's own dated edges.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "graph/recommend/recommend.hpp"
#include "graph/recommend/temporal_model.hpp"
#include "graph/recommend/ties.hpp"

namespace entente::recommend {

namespace {

constexpr std::size_t kFewest = 50;
constexpr std::int32_t kHorizonDays = 30;

/// The graph's dated edges as temporal facts; an undirected edge is one fact and its inverse either way.
struct GraphFacts {
  std::vector<TemporalFact> facts;
  std::vector<NodeId> nodes;    // number -> node
  std::uint32_t relations = 0;  // without inverses
  std::optional<std::uint32_t> wanted;
};

GraphFacts facts_of(const GraphView& view, const RecommendOptions& options) {
  GraphFacts out;
  const auto date_key = view.keys().find("date");
  if (!date_key) return out;
  std::map<NodeId, std::uint32_t> numbers;
  const auto number = [&](NodeId node) {
    const auto [at, fresh] = numbers.emplace(node, static_cast<std::uint32_t>(out.nodes.size()));
    if (fresh) out.nodes.push_back(node);
    return at->second;
  };
  out.relations = static_cast<std::uint32_t>(view.types().size());
  if (const auto type = view.types().find(options.type)) out.wanted = type->number;
  std::array<EdgeId, 1024> batch{};
  auto scan = view.scan_edges();
  while (const std::size_t n = scan.next(batch)) {
    for (std::size_t i = 0; i < n; ++i) {
      const Value date = view.property(batch[i], *date_key);
      // A month or a year is no time step: only whole days are learnt from.
      if (!date.is(ValueKind::Date) || date.date().precision != DatePrecision::Day) continue;
      if (!visible(view, batch[i], options.as_of)) continue;
      const EdgeEnds ends = view.ends(batch[i]);
      out.facts.push_back({number(ends.from), ends.type.number, number(ends.to),
                           static_cast<std::int32_t>(date.date().days)});
      if (ends.undirected)
        out.facts.push_back({number(ends.to), ends.type.number, number(ends.from),
                             static_cast<std::int32_t>(date.date().days)});
    }
  }
  complete_facts(out.facts, out.relations);
  return out;
}

struct Pair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double score = 0;
};

/// Pairs with any history, scored at `now`; each pair once.
std::vector<Pair> score_pairs(const TemporalModel& model, const TemporalHistory& history,
                              const GraphFacts& graph, std::int32_t now) {
  std::vector<Pair> pairs;
  const auto frequent = history.frequent_objects(*graph.wanted, now, 50);
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (std::uint32_t subject = 0; subject < graph.nodes.size(); ++subject) {
    if (history.object(*graph.wanted, subject) == nullptr) continue;  // never did it with anybody
    for (const Candidate& candidate : model.score(history, subject, *graph.wanted, now, frequent)) {
      if (candidate.entity == subject) continue;
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
  const GraphFacts graph = facts_of(view, options);
  if (!graph.wanted) return fail(ErrorKind::NotFound, "the graph has no edges of type " + options.type);
  if (graph.facts.size() < 2 * kFewest) {
    return fail(ErrorKind::InputError, "the graph holds too few edges with a whole date to learn from: " +
                                           std::to_string(graph.facts.size() / 2) + ", " +
                                           std::to_string(kFewest) + " are needed");
  }
  const std::uint32_t relations = 2 * graph.relations;
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
      if (graph.facts[end].relation == *graph.wanted)
        happened.insert(std::minmax(graph.facts[end].subject, graph.facts[end].object));
    }
    for (const Pair& pair : score_pairs(model, history, graph, now))
      calibration.add(pair.score, happened.contains(std::minmax(pair.a, pair.b)));
    for (; at < end; ++at) history.add(graph.facts[at]);
  }
  calibration.fit();

  const std::int32_t now =
      (options.as_of ? static_cast<std::int32_t>(options.as_of->days) : graph.facts.back().time) + 1;
  std::vector<Pair> pairs = score_pairs(model, history, graph, now);
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
