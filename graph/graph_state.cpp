// The changes a graph can undergo, one function each, and their log.
#include "graph/graph_state.hpp"

#include <algorithm>
#include <cassert>

namespace entente {
namespace {

/// A token no state has had before.
OwnerToken fresh_token() {
  static std::atomic<OwnerToken> last{0};
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

std::size_t& counter(std::vector<std::size_t>& counts, std::uint32_t id) {
  if (counts.size() <= id) counts.resize(id + 1);
  return counts[id];
}

}  // namespace

GraphState::GraphState() : owner(fresh_token()) {}

GraphState::GraphState(const GraphState& other)
    : labels(other.labels),
      types(other.types),
      keys(other.keys),
      delta(other.delta),
      next_node(other.next_node),
      next_edge(other.next_edge),
      node_count(other.node_count),
      edge_count(other.edge_count),
      directed_loops(other.directed_loops),
      label_counts(other.label_counts),
      type_counts(other.type_counts),
      owner(fresh_token()) {
  other.owner.store(fresh_token(), std::memory_order_relaxed);  // its pages are shared from now on
}

bool GraphState::contains(NodeId node) const {
  const NodeRecord* found = delta.nodes.find(node.number);
  return found != nullptr && found->alive;
}

bool GraphState::contains(EdgeId edge) const {
  const EdgeRecord* found = delta.edges.find(edge.number);
  return found != nullptr && found->alive;
}

bool GraphState::has_label(NodeId node, LabelId label) const {
  const NodeRecord* found = delta.nodes.find(node.number);
  return found != nullptr && std::binary_search(found->labels.begin(), found->labels.end(), label);
}

Value GraphState::property(NodeId node, KeyId key) const {
  const NodeRecord* found = delta.nodes.find(node.number);
  const Value* value = found != nullptr ? find_property(found->properties, key) : nullptr;
  return value != nullptr ? *value : Value();
}

Value GraphState::property(EdgeId edge, KeyId key) const {
  const EdgeRecord* found = delta.edges.find(edge.number);
  const Value* value = found != nullptr ? find_property(found->properties, key) : nullptr;
  return value != nullptr ? *value : Value();
}

NodeRecord& GraphState::write(NodeId node) {
  return delta.nodes.write(node.number, owner.load(std::memory_order_relaxed));
}

EdgeRecord& GraphState::write(EdgeId edge) {
  return delta.edges.write(edge.number, owner.load(std::memory_order_relaxed));
}

void GraphState::record(Change change) {
  if (logging) log.push_back(std::move(change));
}

void GraphState::add_node(NodeId node) {
  write(node).alive = true;
  next_node = std::max(next_node, node.number + 1);
  ++node_count;
  record({.kind = ChangeKind::AddNode, .id = node.number});
}

void GraphState::remove_node(NodeId node) {
  NodeRecord& found = write(node);
  assert(found.labels.empty() && found.properties.empty());
  found.alive = false;
  --node_count;
  record({.kind = ChangeKind::RemoveNode, .id = node.number});
}

void GraphState::add_edge(EdgeId edge, const EdgeEnds& ends) {
  EdgeRecord& found = write(edge);
  found.alive = true;
  found.undirected = ends.undirected;
  found.from = ends.from;
  found.to = ends.to;
  found.type = ends.type;
  write(ends.from).forward.insert(ends.type, ends.undirected, ends.to, edge);
  if (!ends.undirected)
    write(ends.to).backward.insert(ends.type, false, ends.from, edge);
  else if (ends.from != ends.to)
    write(ends.to).forward.insert(ends.type, true, ends.from, edge);
  if (!ends.undirected && ends.from == ends.to) ++directed_loops;
  next_edge = std::max(next_edge, edge.number + 1);
  ++edge_count;
  ++counter(type_counts, ends.type.number);
  record({.kind = ChangeKind::AddEdge,
          .undirected = ends.undirected,
          .id = edge.number,
          .symbol = ends.type.number,
          .from = ends.from,
          .to = ends.to});
}

void GraphState::remove_edge(EdgeId edge) {
  EdgeRecord& found = write(edge);
  assert(found.alive && found.properties.empty());
  found.alive = false;
  const EdgeEnds ends{found.from, found.to, found.type, found.undirected};
  write(ends.from).forward.remove(ends.type, ends.undirected, ends.to, edge);
  if (!ends.undirected)
    write(ends.to).backward.remove(ends.type, false, ends.from, edge);
  else if (ends.from != ends.to)
    write(ends.to).forward.remove(ends.type, true, ends.from, edge);
  if (!ends.undirected && ends.from == ends.to) --directed_loops;
  --edge_count;
  --counter(type_counts, ends.type.number);
  record({.kind = ChangeKind::RemoveEdge,
          .undirected = ends.undirected,
          .id = edge.number,
          .symbol = ends.type.number,
          .from = ends.from,
          .to = ends.to});
}

void GraphState::add_label(NodeId node, LabelId label) {
  if (has_label(node, label)) return;
  auto& list = write(node).labels;
  list.insert(std::lower_bound(list.begin(), list.end(), label), label);
  ++counter(label_counts, label.number);
  record({.kind = ChangeKind::AddLabel, .id = node.number, .symbol = label.number});
}

void GraphState::remove_label(NodeId node, LabelId label) {
  if (!has_label(node, label)) return;
  std::erase(write(node).labels, label);
  --counter(label_counts, label.number);
  record({.kind = ChangeKind::RemoveLabel, .id = node.number, .symbol = label.number});
}

void GraphState::set_property(NodeId node, KeyId key, Value value) {
  Value before = property(node, key);
  if (before.is_null() && value.is_null()) return;
  put_property(write(node).properties, key, value);
  index_property(node, key, value);
  if (logging)
    record({.kind = ChangeKind::SetNodeProperty,
            .id = node.number,
            .symbol = key.number,
            .before = std::move(before),
            .after = std::move(value)});
}

void GraphState::set_property(EdgeId edge, KeyId key, Value value) {
  Value before = property(edge, key);
  if (before.is_null() && value.is_null()) return;
  put_property(write(edge).properties, key, value);
  if (logging)
    record({.kind = ChangeKind::SetEdgeProperty,
            .id = edge.number,
            .symbol = key.number,
            .before = std::move(before),
            .after = std::move(value)});
}

void GraphState::apply(const Change& change) {
  const NodeId node(change.id);
  const EdgeId edge(change.id);
  switch (change.kind) {
    case ChangeKind::AddNode:
      return add_node(node);
    case ChangeKind::RemoveNode:
      return remove_node(node);
    case ChangeKind::AddEdge:
      return add_edge(edge, {change.from, change.to, TypeId(change.symbol), change.undirected});
    case ChangeKind::RemoveEdge:
      return remove_edge(edge);
    case ChangeKind::AddLabel:
      return add_label(node, LabelId(change.symbol));
    case ChangeKind::RemoveLabel:
      return remove_label(node, LabelId(change.symbol));
    case ChangeKind::SetNodeProperty:
      return set_property(node, KeyId(change.symbol), change.after);
    case ChangeKind::SetEdgeProperty:
      return set_property(edge, KeyId(change.symbol), change.after);
  }
}

void GraphState::undo(const Change& change) {
  const NodeId node(change.id);
  const EdgeId edge(change.id);
  switch (change.kind) {
    case ChangeKind::AddNode:
      remove_node(node);
      next_node = change.id;  // ids given since the savepoint are free again
      return;
    case ChangeKind::RemoveNode:
      return add_node(node);
    case ChangeKind::AddEdge:
      remove_edge(edge);
      next_edge = change.id;
      return;
    case ChangeKind::RemoveEdge:
      return add_edge(edge, {change.from, change.to, TypeId(change.symbol), change.undirected});
    case ChangeKind::AddLabel:
      return remove_label(node, LabelId(change.symbol));
    case ChangeKind::RemoveLabel:
      return add_label(node, LabelId(change.symbol));
    case ChangeKind::SetNodeProperty:
      return set_property(node, KeyId(change.symbol), change.before);
    case ChangeKind::SetEdgeProperty:
      return set_property(edge, KeyId(change.symbol), change.before);
  }
}

}  // namespace entente
