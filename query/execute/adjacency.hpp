// Adjacency: what one step of a pattern means at a node, resolved once (types to ids, direction) and then
// walked over the view's spans without further decisions.
#pragma once

#include <vector>

#include "graph/graph_view.hpp"

namespace entente::query {

/// A step's edge types and direction. `types` empty after resolving means that nothing can match.
struct Step {
  std::vector<TypeId> types;
  Direction direction = Direction::Any;
};

/// The same step seen from its other end.
inline Step reversed(const Step& step) {
  Step r = step;
  if (r.direction == Direction::Out) {
    r.direction = Direction::In;
  } else if (r.direction == Direction::In) {
    r.direction = Direction::Out;
  }
  return r;
}

/// Calls `visit(neighbour, edge)` for each edge of the step at `node`, each edge once (a self-loop too).
/// `visit` returns true to stop; the result says whether it did.
template <class Visit>
bool for_each_hop(const GraphView& view, NodeId node, const Step& step, Visit&& visit) {
  for (const TypeId type : step.types) {
    const Expansion at = view.expand(node, type, step.direction);
    for (std::size_t i = 0; i < at.first.size(); ++i) {
      if (visit(at.first.nodes[i], at.first.edges[i])) return true;
    }
    for (std::size_t i = 0; i < at.second.size(); ++i) {
      if (at.skip_self_in_second && at.second.nodes[i] == node) continue;
      if (visit(at.second.nodes[i], at.second.edges[i])) return true;
    }
  }
  return false;
}

/// The number of edges of the step at `node` (self-loops of Direction::Any may count twice: this is an upper
/// bound).
inline std::size_t hop_count(const GraphView& view, NodeId node, const Step& step) {
  std::size_t count = 0;
  for (const TypeId type : step.types) {
    const Expansion at = view.expand(node, type, step.direction);
    count += at.first.size() + at.second.size();
  }
  return count;
}

}  // namespace entente::query
