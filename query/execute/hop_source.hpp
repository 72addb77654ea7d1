// Where a search between two nodes takes its steps from: the graph as it stands, or lists of neighbours. Both
// give a node's neighbours in the same order (by neighbour, then by edge), so that the path that a search
// finds first does not depend on which of the two there is.
#pragma once

#include <algorithm>
#include <vector>

#include "query/execute/hop_iterator.hpp"
#include "query/execute/neighbour_lists.hpp"

namespace entente::query {

/// An edge test that lets everything pass.
struct EveryEdge {
  bool operator()(EdgeId) const { return true; }
};

/// A `mark` stands for the edge of a hop: `edge` gives it back.
class GraphHops {
 public:
  using Mark = EdgeId;
  /// `step` must outlive this. With `in_order` false the order does not matter to the caller.
  GraphHops(const GraphView& view, const Step& step, bool in_order)
      : view_(view), step_(step), in_order_(in_order) {}

  [[nodiscard]] std::size_t count(NodeId at) const { return hop_count(view_, at, step_); }
  [[nodiscard]] EdgeId edge(EdgeId mark) const { return mark; }
  /// Calls `visit(node, mark)` until it returns true; says whether it did.
  template <class Visit>
  bool each(NodeId at, Visit&& visit) {
    if (!in_order_ || is_in_order(at)) return for_each_hop(view_, at, step_, visit);
    hops_.clear();
    for_each_hop(view_, at, step_, [&](NodeId node, EdgeId edge) {
      hops_.emplace_back(node, edge);
      return false;
    });
    std::sort(hops_.begin(), hops_.end());
    return std::any_of(hops_.begin(), hops_.end(),
                       [&](const auto& hop) { return visit(hop.first, hop.second); });
  }

 private:
  [[nodiscard]] bool is_in_order(NodeId at) const {
    if (step_.types.size() != 1) return step_.types.empty();
    const Expansion hops = view_.expand(at, step_.types.front(), step_.direction);
    return hops.second.size() == 0 ? hops.first_sorted : hops.first.size() == 0;
  }

  const GraphView& view_;
  const Step& step_;
  bool in_order_;
  std::vector<std::pair<NodeId, EdgeId>> hops_;
};

class ListHops {
 public:
  using Mark = std::uint32_t;  // a place
  explicit ListHops(const NeighbourLists& lists) : lists_(lists) {}

  [[nodiscard]] std::size_t count(NodeId at) const { return lists_.count(at); }
  [[nodiscard]] EdgeId edge(std::uint32_t place) const { return lists_.edges[place]; }
  template <class Visit>
  bool each(NodeId at, Visit&& visit) {
    for (std::uint32_t place = lists_.begin(at), end = lists_.end(at); place != end; ++place) {
      if (visit(lists_.nodes[place], place)) return true;
    }
    return false;
  }

 private:
  const NeighbourLists& lists_;
};

}  // namespace entente::query
