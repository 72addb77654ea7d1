// One shortest path between two nodes, from both ends, stopping at the first meeting: a bit for each node
// seen and the tree of each side as a plain list, so that a search touches little memory. Which of several
// shortest paths is given depends on the graph alone.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "graph/value.hpp"
#include "query/execute/adjacency.hpp"
#include "query/execute/meter.hpp"
#include "query/execute/visited.hpp"

namespace entente::query {

struct OneShortestScratch {
  struct Reached {
    NodeId node;
    EdgeId edge;               ///< by which it was reached
    std::uint32_t parent = 0;  ///< index into the list
  };
  struct Side {
    NodeBits seen;
    std::vector<Reached> reached;
    std::size_t frontier = 0;
  };
  Side sides[2];
};

template <class EdgeTest>
class OneShortest {
 public:
  OneShortest(const GraphView& view, const Step& step, OneShortestScratch& scratch, Meter& meter,
              EdgeTest test)
      : view_(view), steps_{step, reversed(step)}, s_(scratch), meter_(meter), test_(std::move(test)) {}
  ~OneShortest() { forget(); }
  OneShortest(const OneShortest&) = delete;
  OneShortest& operator=(const OneShortest&) = delete;

  /// The path, or nothing where there is none of at most `longest` edges (or the meter stopped the search).
  std::optional<Path> run(NodeId from, NodeId to, std::uint32_t longest) {
    if (from == to) return Path{{from}, {}};
    const NodeId starts[2] = {from, to};
    std::uint64_t costs[2];
    for (int i = 0; i < 2; ++i) {
      s_.sides[i].seen.reserve(view_.node_bound());
      s_.sides[i].seen.set(starts[i]);
      s_.sides[i].reached.assign(1, {starts[i], EdgeId(), 0});
      s_.sides[i].frontier = 0;
      costs[i] = hop_count(view_, starts[i], steps_[i]);
    }
    for (std::uint32_t length = 1; length <= longest; ++length) {
      const int i = costs[0] <= costs[1] ? 0 : 1;
      if (meter_.hops(costs[i])) return std::nullopt;
      if (advance(i)) return joined();
      const auto& side = s_.sides[i];
      if (side.frontier == side.reached.size() || meter_.stopped()) return std::nullopt;
      costs[i] = 0;
      for (std::size_t k = side.frontier; k < side.reached.size(); ++k)
        costs[i] += hop_count(view_, side.reached[k].node, steps_[i]);
    }
    return std::nullopt;
  }

 private:
  bool advance(int i) {
    auto& side = s_.sides[i];
    const auto& other = s_.sides[1 - i];
    const std::size_t end = side.reached.size();
    for (std::size_t k = side.frontier; k < end; ++k) {
      const bool met = for_each_hop(view_, side.reached[k].node, steps_[i], [&](NodeId n, EdgeId e) {
        if (side.seen.test(n) || !test_(e)) return false;
        side.seen.set(n);
        side.reached.push_back({n, e, static_cast<std::uint32_t>(k)});
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
      path.edges.push_back(left[k].edge);
    }
    std::reverse(path.nodes.begin(), path.nodes.end());
    std::reverse(path.edges.begin(), path.edges.end());
    const auto& right = s_.sides[1].reached;
    for (std::size_t k = tops[1]; k != 0; k = right[k].parent) {
      path.edges.push_back(right[k].edge);
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

  const GraphView& view_;
  Step steps_[2];
  OneShortestScratch& s_;
  Meter& meter_;
  EdgeTest test_;
  int met_side_ = 0;
};

}  // namespace entente::query
