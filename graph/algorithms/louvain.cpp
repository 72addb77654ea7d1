#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "graph/algorithms/cohesion.hpp"

namespace entente {
namespace {

/// A weighted graph of one level: vertices are the communities of the level below. Arcs stand in both
/// directions; a loop's weight counts both of its ends.
struct Level {
  std::vector<std::uint32_t> starts{0};
  std::vector<std::uint32_t> targets;
  std::vector<double> weights;
  std::vector<double> loops;     // by vertex
  std::vector<double> strength;  // by vertex: its arcs and loop
  double total = 0;              // of all strengths
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(loops.size()); }

  /// Ends the arcs of the next vertex, which are those added since the last.
  void end_vertex(double loop) {
    double sum = loop;
    for (std::size_t i = starts.back(); i < weights.size(); ++i) sum += weights[i];
    starts.push_back(static_cast<std::uint32_t>(targets.size()));
    loops.push_back(loop);
    strength.push_back(sum);
    total += sum;
  }
  void add_arcs(std::vector<std::pair<std::uint32_t, double>>& arcs) {
    std::sort(arcs.begin(), arcs.end());
    for (const auto& [target, weight] : arcs) {
      if (targets.size() > starts.back() && targets.back() == target) {
        weights.back() += weight;
      } else {
        targets.push_back(target);
        weights.push_back(weight);
      }
    }
  }
};

Level first_level(const Projection& projection) {
  Level level;
  std::vector<std::pair<std::uint32_t, double>> arcs;
  for (std::uint32_t v = 0; v < projection.size(); ++v) {
    arcs.clear();
    for (const std::uint32_t target : projection.targets(v))
      if (target != v) arcs.emplace_back(target, 1.0);
    level.add_arcs(arcs);
    level.end_vertex(0);
  }
  return level;
}

Level merge(const Level& below, const std::vector<std::uint32_t>& community, std::uint32_t count) {
  std::vector<std::vector<std::uint32_t>> members(count);
  for (std::uint32_t v = 0; v < below.size(); ++v) members[community[v]].push_back(v);
  Level level;
  std::vector<std::pair<std::uint32_t, double>> arcs;
  for (std::uint32_t c = 0; c < count; ++c) {
    arcs.clear();
    double loop = 0;
    for (const std::uint32_t v : members[c]) {
      loop += below.loops[v];
      for (std::uint32_t i = below.starts[v]; i < below.starts[v + 1]; ++i) {
        const std::uint32_t target = community[below.targets[i]];
        if (target == c)
          loop += below.weights[i];
        else
          arcs.emplace_back(target, below.weights[i]);
      }
    }
    level.add_arcs(arcs);
    level.end_vertex(loop);
  }
  return level;
}

/// Moves vertices to the neighbouring community that gains most, until none moves.
std::vector<std::uint32_t> move_vertices(const Level& level, double resolution, const Selection& selection) {
  constexpr int kMaxRounds = 100;
  std::vector<std::uint32_t> community(level.size());
  std::iota(community.begin(), community.end(), 0U);
  std::vector<double> community_strength = level.strength;
  std::vector<double> weight_to(level.size());  // from the vertex looked at to each community
  std::vector<std::uint32_t> near;
  bool moved = level.total > 0;
  for (int round = 0; moved && round < kMaxRounds; ++round) {
    moved = false;
    for (std::uint32_t v = 0; v < level.size(); ++v) {
      if (selection.stopped_at(v)) return community;
      const std::uint32_t home = community[v];
      near.assign(1, home);
      for (std::uint32_t i = level.starts[v]; i < level.starts[v + 1]; ++i) {
        const std::uint32_t c = community[level.targets[i]];
        if (weight_to[c] == 0 && c != home) near.push_back(c);
        weight_to[c] += level.weights[i];
      }
      std::sort(near.begin(), near.end());
      community_strength[home] -= level.strength[v];
      const double pull = resolution * level.strength[v] / level.total;
      const auto gain = [&](std::uint32_t c) { return weight_to[c] - pull * community_strength[c]; };
      std::uint32_t best = home;
      double most = gain(home);
      for (const std::uint32_t c : near)
        if (const double g = gain(c); g > most + 1e-12) {  // rounding decides nothing
          most = g;
          best = c;
        }
      community_strength[best] += level.strength[v];
      community[v] = best;
      moved = moved || best != home;
      for (const std::uint32_t c : near) weight_to[c] = 0;
    }
  }
  return community;
}

/// Numbers communities by first appearance; returns how many there are.
std::uint32_t renumber(std::vector<std::uint32_t>& community) {
  std::vector<std::uint32_t> number(community.size(), ~std::uint32_t{0});
  std::uint32_t count = 0;
  for (std::uint32_t& c : community) {
    if (number[c] == ~std::uint32_t{0}) number[c] = count++;
    c = number[c];
  }
  return count;
}

double modularity_of(const Level& level, double resolution) {
  if (level.total == 0) return 0;
  double sum = 0;
  for (std::uint32_t v = 0; v < level.size(); ++v) {
    const double part = level.strength[v] / level.total;
    sum += level.loops[v] / level.total - resolution * part * part;
  }
  return sum;
}

}  // namespace

Communities louvain(const GraphView& view, const Selection& selection, double resolution) {
  const Projection projection(view, selection, Shape::Undirected);
  Communities result;
  result.community_of.nodes = projection.nodes();
  std::vector<std::uint32_t>& community_of = result.community_of.values;
  community_of.resize(projection.size());
  std::iota(community_of.begin(), community_of.end(), 0U);
  Level level = first_level(projection);
  while (true) {
    std::vector<std::uint32_t> community = move_vertices(level, resolution, selection);
    const std::uint32_t count = renumber(community);
    for (std::uint32_t& c : community_of) c = community[c];
    const bool settled = count == level.size();
    level = merge(level, community, count);
    if (settled || selection.stopped()) break;
  }
  result.count = renumber(community_of);
  result.modularity = modularity_of(level, resolution);
  return result;
}

}  // namespace entente
