// Estimates for the planner, from the counts that the graph keeps.
#pragma once

#include "graph/graph_view.hpp"
#include "query/bind/bound_query.hpp"

namespace entente::query {

class Statistics {
 public:
  explicit Statistics(const GraphView& view) : view_(view) {}

  [[nodiscard]] double nodes() const { return static_cast<double>(view_.node_count()); }
  /// Nodes that a label expression may hold for; null: all.
  [[nodiscard]] double nodes_with(const BoundLabels* labels) const;
  /// Edges that a type expression may hold for; null: all.
  [[nodiscard]] double edges_with(const BoundLabels* types) const;
  /// Edges that one step from a node finds on average.
  [[nodiscard]] double fan_out(const BoundEdge& edge) const;
  /// The share of nodes for which a label expression holds.
  [[nodiscard]] double share_with(const BoundLabels* labels) const;

 private:
  const GraphView& view_;
};

}  // namespace entente::query
