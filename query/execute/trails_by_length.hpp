// All trails (or walks, or paths without repeated nodes) between two nodes that have exactly a given length,
// depth first. Distances to the target, found once by breadth-first search, keep the walk from going where it
// cannot arrive in time (iterative deepening with an exact heuristic; Korf, "Depth-first
// iterative-deepening", 1985).
#pragma once

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "graph/value.hpp"
#include "query/execute/hop_iterator.hpp"
#include "query/execute/meter.hpp"

namespace entente::query {

template <class EdgeTest>
class TrailsByLength {
 public:
  TrailsByLength(const GraphView& view, const Step& step, Meter& meter, EdgeTest test)
      : view_(view), step_(step), meter_(meter), test_(std::move(test)) {}

  void start(NodeId from, NodeId to, bool walks, bool nodes_once, bool may_close) {
    from_ = from;
    to_ = to;
    walks_ = walks;
    nodes_once_ = nodes_once;
    may_close_ = may_close;
    measure();
  }

  /// Calls `visit(const Path&)` for each; it returns true to stop. The result says whether anything was left
  /// out only because it would be longer: if not, no longer length has any either.
  template <class Visit>
  bool list(std::uint32_t length, Visit&& visit) {
    bool cut = false;
    Path path;
    path.nodes.push_back(from_);
    if (length == 0) {
      if (from_ == to_) visit(static_cast<const Path&>(path));
      return true;
    }
    std::vector<HopIterator> levels(1);
    levels[0].start(view_, from_, step_, false);
    for (std::size_t open = 1; open > 0;) {
      if (path.edges.size() == open) path.edges.pop_back(), path.nodes.pop_back();
      NodeId node;
      EdgeId edge;
      if (meter_.hops(1)) return false;
      if (!levels[open - 1].next(node, edge)) {
        --open;
        continue;
      }
      if (!admits(path, node, edge)) continue;
      const auto far = distance_.find(node);
      if (far == distance_.end()) continue;
      if (open + far->second > length) {
        cut = true;
        continue;
      }
      path.nodes.push_back(node);
      path.edges.push_back(edge);
      if (open == length) {
        if (node == to_ && visit(static_cast<const Path&>(path))) return true;
        cut = true;
        continue;
      }
      if (levels.size() == open) levels.emplace_back();
      levels[open++].start(view_, node, step_, false);
    }
    return cut;
  }

 private:
  void measure() {
    distance_.clear();
    const Step back = reversed(step_);
    std::vector<NodeId> queue{to_};
    distance_.emplace(to_, 0);
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const std::uint32_t next = distance_.at(queue[i]) + 1;
      for_each_hop(view_, queue[i], back, [&](NodeId node, EdgeId edge) {
        if (meter_.hops(1)) return true;
        if (test_(edge) && distance_.emplace(node, next).second) queue.push_back(node);
        return false;
      });
      if (meter_.stopped()) return;
    }
  }
  [[nodiscard]] bool admits(const Path& path, NodeId node, EdgeId edge) {
    if (!walks_ && std::find(path.edges.begin(), path.edges.end(), edge) != path.edges.end()) return false;
    if (nodes_once_) {
      const auto first = path.nodes.begin() + (may_close_ ? 1 : 0);
      if (std::find(first, path.nodes.end(), node) != path.nodes.end()) return false;
      if (may_close_ && path.nodes.size() > 1 && path.nodes.back() == from_) return false;
    }
    return test_(edge);
  }

  const GraphView& view_;
  const Step& step_;
  Meter& meter_;
  EdgeTest test_;
  NodeId from_, to_;
  bool walks_ = false, nodes_once_ = false, may_close_ = false;
  std::unordered_map<NodeId, std::uint32_t> distance_;
};

}  // namespace entente::query
