// A node's edges as ties: one entry a neighbour, relation and direction, with how often and how lately.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/graph_view.hpp"
#include "graph/result.hpp"

namespace entente::recommend {

struct Tie {
  NodeId neighbour;
  TypeId type;
  bool outward = true;        ///< undirected edges count as outward
  double weight = 0;          ///< sum over its edges of a factor up to 1 that halves every three years of age
  double lately = 0;          ///< the same, halving every three months
  std::vector<EdgeId> edges;  ///< latest first
};

/// Ties of a node as seen at `as_of` (every edge where absent), by neighbour, type, direction.
std::vector<Tie> ties_of(const GraphView& view, NodeId node, const std::optional<Date>& as_of);

/// Ties are read once a node.
class TieCache {
 public:
  TieCache(const GraphView& view, std::optional<Date> as_of) : view_(view), as_of_(as_of) {}
  const std::vector<Tie>& at(NodeId node);

 private:
  const GraphView& view_;
  std::optional<Date> as_of_;
  std::unordered_map<NodeId, std::vector<Tie>> ties_;
};

/// The edge type of that name. NotFound with the nearest name where the graph has none.
Result<TypeId> find_type(const GraphView& view, const std::string& name);

/// Was the edge there to be seen at `as_of`? Undated edges are not: when they became known cannot be told.
bool visible(const GraphView& view, EdgeId edge, const std::optional<Date>& as_of);

/// The labels that nodes at the far end of the type's edges have (at either end, of undirected edges): whom
/// or what the type can lead to.
std::set<LabelId> partner_labels(const GraphView& view, TypeId type);

bool has_any(const GraphView& view, NodeId node, const std::set<LabelId>& labels);

}  // namespace entente::recommend
