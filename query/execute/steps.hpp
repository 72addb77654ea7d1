// Steps at run time: an edge pattern resolved against the graph's names, and the edges at a node pulled one
// by one.
#pragma once

#include <vector>

#include "query/bind/bound_query.hpp"
#include "query/execute/adjacency.hpp"
#include "query/execute/context.hpp"
#include "query/execute/hop_iterator.hpp"

namespace entente::query {

/// Whether a label expression holds for a thing that has exactly the one name `name` (an edge and its type).
bool holds_for(const BoundLabels& labels, std::string_view name);

/// An edge pattern's types and direction as numbers; looked up again only after names may have been added.
class ResolvedStep {
 public:
  /// `turned`: as seen from the other end.
  explicit ResolvedStep(const BoundEdge& edge, bool turned = false);
  const Step& get(const ExecContext& context);
  [[nodiscard]] bool only_undirected() const { return edge_.direction == EdgeDirection::Undirected; }
  /// Whether an edge of the graph fits the types (directions aside).
  [[nodiscard]] bool has_type(TypeId type) const;

 private:
  BoundEdge edge_;
  Step step_;
  std::uint64_t version_ = UINT64_MAX;  ///< of the graph that the types were looked up in
};

/// Whether `edge` stands in the value of a slot: an edge, a list of edges, or a path.
bool holds_edge(const Value& value, EdgeId edge);

}  // namespace entente::query
