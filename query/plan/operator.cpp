// Questions about single operators that more than one stage asks.
#include "query/plan/operator.hpp"

#include "query/plan/mentions.hpp"

namespace entente::query {

bool is_between_two_nodes(const SearchPath& search) {
  const BoundPath& path = search.path;
  if (!search.from_both_ends || !search.from_bound || !search.to_bound || path.steps.size() != 1)
    return false;
  if (!path.conjuncts.empty() || !search.unlike.empty() || path.forward_in_time) return false;
  if (path.nodes[0].slot == path.nodes[1].slot) return false;
  if (path.selector.kind == BoundSelectorKind::All || path.selector.kind == BoundSelectorKind::Cheapest)
    return false;
  const auto* repeat = std::get_if<BoundRepeat>(&path.steps[0]);
  if (repeat == nullptr || repeat->edges.size() != 1 || repeat->bound_list) return false;
  if (repeat->edges[0].direction == EdgeDirection::Undirected) return false;
  SlotSet mentioned;
  add_mentioned(repeat->conjuncts, mentioned);
  for (const BoundNode& node : repeat->nodes) {
    if (node.labels != nullptr || mentioned.contains(node.slot)) return false;
  }
  return true;
}

}  // namespace entente::query
