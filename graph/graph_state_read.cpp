// The questions a state answers for one node or edge: from the delta's record where there is one, else from
// the base.
#include <algorithm>
#include <cassert>

#include "graph/graph_state.hpp"

namespace entente {
namespace {

PropertyList row_of(const ColumnSet& columns, std::uint32_t row) {
  PropertyList properties;
  for (std::uint32_t key = 0; key < columns.size(); ++key)
    if (const Column* column = columns.find(KeyId(key)))
      if (Value value = column->at(row); !value.is_null())
        properties.emplace_back(KeyId(key), std::move(value));
  return properties;
}

Value value_in(const PropertyList& properties, KeyId key) {
  const Value* value = find_property(properties, key);
  return value != nullptr ? *value : Value();
}

Value value_in(const Column* column, std::uint32_t row) {
  return column != nullptr ? column->at(row) : Value();
}

}  // namespace

bool GraphState::contains(NodeId node) const {
  if (in_base(node)) return base->contains(node);
  const NodeRecord* found = record(node);
  return found != nullptr && found->alive;
}

bool GraphState::contains(EdgeId edge) const {
  if (in_base(edge)) return base->contains(edge);
  const EdgeRecord* found = record(edge);
  return found != nullptr && found->alive;
}

EdgeEnds GraphState::ends(EdgeId edge) const {
  if (in_base(edge)) return base->ends(edge);
  const EdgeRecord* found = record(edge);
  assert(found != nullptr);
  return {found->from, found->to, found->type, found->undirected};
}

std::span<const LabelId> GraphState::labels_of(NodeId node) const {
  if (in_base(node)) return base->labels_of(node);
  const NodeRecord* found = record(node);
  return found != nullptr ? std::span<const LabelId>(found->labels) : std::span<const LabelId>();
}

bool GraphState::has_label(NodeId node, LabelId label) const {
  const auto held = labels_of(node);
  return std::binary_search(held.begin(), held.end(), label);
}

Value GraphState::property(NodeId node, KeyId key) const {
  if (in_base(node)) return value_in(base->node_column(key), node.number);
  const NodeRecord* found = record(node);
  return found != nullptr ? value_in(found->properties, key) : Value();
}

Value GraphState::property(EdgeId edge, KeyId key) const {
  if (in_base(edge)) return value_in(base->edge_column(key), edge.number);
  const EdgeRecord* found = record(edge);
  return found != nullptr ? value_in(found->properties, key) : Value();
}

PropertyList GraphState::properties(NodeId node) const {
  if (in_base(node)) return row_of(base->parts().node_columns, node.number);
  const NodeRecord* found = record(node);
  return found != nullptr ? found->properties : PropertyList();
}

PropertyList GraphState::properties(EdgeId edge) const {
  if (in_base(edge)) return row_of(base->parts().edge_columns, edge.number);
  const EdgeRecord* found = record(edge);
  return found != nullptr ? found->properties : PropertyList();
}

bool GraphState::applicable(const Change& change) const {
  const NodeId node(change.id);
  const EdgeId edge(change.id);
  switch (change.kind) {
    case ChangeKind::AddNode:
      return change.id == next_node;  // ids are given in order
    case ChangeKind::RemoveNode:
      return contains(node) && labels_of(node).empty() && properties(node).empty() && bare(node);
    case ChangeKind::AddEdge:
      return change.id == next_edge && contains(change.from) && contains(change.to) &&
             change.symbol < types.size();
    case ChangeKind::RemoveEdge:
      return contains(edge) && properties(edge).empty();
    case ChangeKind::AddLabel:
      return contains(node) && change.symbol < labels.size();
    case ChangeKind::RemoveLabel:
      return has_label(node, LabelId(change.symbol));
    case ChangeKind::SetNodeProperty:
      return contains(node) && change.symbol < keys.size();
    case ChangeKind::SetEdgeProperty:
      return contains(edge) && change.symbol < keys.size();
  }
  return false;
}

bool GraphState::bare(NodeId node) const {
  if (in_base(node))
    return forward.begin(node) == forward.end(node) && backward.begin(node) == backward.end(node);
  const NodeRecord* found = record(node);
  return found == nullptr || (found->forward.runs.empty() && found->backward.runs.empty());
}

}  // namespace entente
