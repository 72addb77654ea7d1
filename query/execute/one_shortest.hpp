// One shortest path between two nodes, from both ends, stopping at the first meeting: a bit for each node
// seen and the tree of each side as a plain list, so that a search touches little memory. Which of several
// shortest paths is given depends on the graph alone (hop_source.hpp).
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "graph/value.hpp"
#include "query/execute/hop_source.hpp"
#include "query/execute/meter.hpp"
#include "query/execute/visited.hpp"

namespace entente::query {

struct OneShortestScratch {
  struct Reached {
    NodeId node;
    std::uint32_t mark = 0;    ///< of the edge by which it was reached
    std::uint32_t parent = 0;  ///< index into the list
  };
  struct Side {
    NodeBits seen;
    std::vector<Reached> reached;
    std::size_t frontier = 0;
  };
  Side sides[2];
};

/// `Hops`: GraphHops or ListHops; `EdgeTest` says whether an edge counts.
template <class Hops, class EdgeTest>
class OneShortest {
 public:
  /// `back` gives the step's hops as seen from its other end.
  OneShortest(std::size_t node_bound, Hops forward, Hops back, OneShortestScratch& scratch, Meter& meter,
              EdgeTest test)
      : node_bound_(node_bound),
        hops_{std::move(forward), std::move(back)},
        s_(scratch),
        meter_(meter),
        test_(std::move(test)) {}
  ~OneShortest() { forget(); }
  OneShortest(const OneShortest&) = delete;
  OneShortest& operator=(const OneShortest&) = delete;

  /// The path, or nothing where there is none of at most `longest` edges (or the meter stopped the search).
  std::optional<Path> run(NodeId from, NodeId to, std::uint32_t longest) {
    if (from == to) return Path{{from}, {}};
    const NodeId starts[2] = {from, to};
    std::uint64_t costs[2];
    for (int i = 0; i < 2; ++i) {
      s_.sides[i].seen.reserve(node_bound_);
      s_.sides[i].seen.set(starts[i]);
      s_.sides[i].reached.assign(1, {starts[i], 0, 0});
      s_.sides[i].frontier = 0;
      costs[i] = hops_[i].count(starts[i]);
    }
    for (std::uint32_t length = 1; length <= longest; ++length) {
      const int i = costs[0] <= costs[1] ? 0 : 1;
      if (meter_.hops(costs[i])) return std::nullopt;
      if (advance(i)) return joined();
      const auto& side = s_.sides[i];
      if (side.frontier == side.reached.size() || meter_.stopped()) return std::nullopt;
      costs[i] = 0;
      for (std::size_t k = side.frontier; k < side.reached.size(); ++k)
        costs[i] += hops_[i].count(side.reached[k].node);
    }
    return std::nullopt;
  }

 private:
  bool advance(int i) {
    using Mark = typename Hops::Mark;
    auto& side = s_.sides[i];
    const auto& other = s_.sides[1 - i];
    const std::size_t end = side.reached.size();
    for (std::size_t k = side.frontier; k < end; ++k) {
      const bool met = hops_[i].each(side.reached[k].node, [&](NodeId n, Mark mark) {
        if (side.seen.test(n)) return false;
        if constexpr (!std::is_same_v<EdgeTest, EveryEdge>) {
          if (!test_(hops_[i].edge(mark))) return false;
        }
        side.seen.set(n);
        side.reached.push_back({n, number_of(mark), static_cast<std::uint32_t>(k)});
        return other.seen.test(n);
      });
      if (met) {
        met_side_ = i;
        return true;
      }
      if (meter_.stop()) return false;
    }
    side.frontier = end;
    return false;
  }
  static std::uint32_t number_of(std::uint32_t place) { return place; }
  static std::uint32_t number_of(EdgeId edge) { return edge.number; }
  [[nodiscard]] EdgeId edge_of(int side, std::uint32_t mark) const {
    return hops_[side].edge(typename Hops::Mark(mark));
  }
  /// The two halves, joined at the node that was reached last.
  Path joined() const {
    const auto& reached = s_.sides[met_side_].reached;
    const NodeId meeting = reached.back().node;
    const auto& other = s_.sides[1 - met_side_].reached;
    const auto there =
        std::find_if(other.begin(), other.end(), [&](const auto& r) { return r.node == meeting; });
    const std::size_t tops[2] = {
        met_side_ == 0 ? reached.size() - 1 : static_cast<std::size_t>(there - other.begin()),
        met_side_ == 0 ? static_cast<std::size_t>(there - other.begin()) : reached.size() - 1};
    Path path;
    const auto& left = s_.sides[0].reached;
    for (std::size_t k = tops[0];; k = left[k].parent) {
      path.nodes.push_back(left[k].node);
      if (k == 0) break;
      path.edges.push_back(edge_of(0, left[k].mark));
    }
    std::reverse(path.nodes.begin(), path.nodes.end());
    std::reverse(path.edges.begin(), path.edges.end());
    const auto& right = s_.sides[1].reached;
    for (std::size_t k = tops[1]; k != 0; k = right[k].parent) {
      path.edges.push_back(edge_of(1, right[k].mark));
      path.nodes.push_back(right[right[k].parent].node);
    }
    return path;
  }
  void forget() {
    for (auto& side : s_.sides) {
      for (const auto& reached : side.reached) side.seen.reset(reached.node);
      side.reached.clear();
    }
  }

  std::size_t node_bound_;
  Hops hops_[2];
  OneShortestScratch& s_;
  Meter& meter_;
  EdgeTest test_;
  int met_side_ = 0;
};

}  // namespace entente::query
