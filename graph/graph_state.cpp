// The changes a graph can undergo, one function each, and their log.
#include "graph/graph_state.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

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

void touch(std::vector<std::uint64_t>& bits, std::uint32_t id, std::uint32_t bound) {
  if (bits.empty()) bits.resize(bound / 64 + 1);
  bits[id / 64] |= std::uint64_t{1} << (id % 64);
}

RunList copy_runs(const RunTable& table, NodeId node) {
  RunList list;
  for (const RunEntry *run = table.begin(node), *last = table.end(node); run != last; ++run) {
    const auto nodes = table.nodes_of(run->begin, run[1].begin);
    const auto edges = table.edges_of(run->begin, run[1].begin);
    list.runs.push_back(
        {run->type, run->directed - run->begin, {nodes.begin(), nodes.end()}, {edges.begin(), edges.end()}});
  }
  return list;
}

}  // namespace

GraphState::GraphState() : owner(fresh_token()) { version = fresh_token(); }

GraphState::GraphState(const GraphState& other)
    : GraphHead(other),
      labels(other.labels),
      types(other.types),
      keys(other.keys),
      base(other.base),
      delta(other.delta),
      next_node(other.next_node),
      next_edge(other.next_edge),
      node_count(other.node_count),
      edge_count(other.edge_count),
      label_counts(other.label_counts),
      type_counts(other.type_counts),
      owner(fresh_token()) {
  other.owner.store(fresh_token(), std::memory_order_relaxed);  // its pages are shared from now on
}

void GraphState::adopt(std::shared_ptr<const Base> new_base) {
  base = std::move(new_base);
  forward = base->forward();
  backward = base->backward();
  base_nodes = static_cast<std::uint32_t>(base->node_bound());
  base_edges = static_cast<std::uint32_t>(base->edge_bound());
  touched_nodes.clear();
  touched_edges.clear();
  version = fresh_token();
}

void GraphState::replace_base(std::shared_ptr<const Base> new_base) {
  adopt(std::move(new_base));
  delta.clear();
  indexes = {};
}

void GraphState::exchange_base(GraphState& other) {
  std::swap<GraphHead>(*this, other);
  std::swap(base, other.base);
  std::swap(delta, other.delta);
  owner.store(other.owner.exchange(owner.load()));
  version = fresh_token();
  std::swap(indexes, other.indexes);  // they are of the delta
}

void GraphState::start_from(std::shared_ptr<const Base> new_base) {
  adopt(std::move(new_base));
  next_node = base_nodes;
  next_edge = base_edges;
  const BaseCounts& counts = base->counts();
  node_count = counts.nodes;
  edge_count = counts.edges;
  directed_loops = counts.directed_loops;
  label_counts = counts.of_label;
  type_counts = counts.of_type;
}

void GraphState::exchange(GraphState& other) {
  std::swap<GraphHead>(*this, other);
  std::swap(labels, other.labels);
  std::swap(types, other.types);
  std::swap(keys, other.keys);
  std::swap(base, other.base);
  std::swap(delta, other.delta);
  std::swap(next_node, other.next_node);
  std::swap(next_edge, other.next_edge);
  std::swap(node_count, other.node_count);
  std::swap(edge_count, other.edge_count);
  std::swap(label_counts, other.label_counts);
  std::swap(type_counts, other.type_counts);
  std::swap(log, other.log);
  std::swap(logging, other.logging);
  std::swap(log_pinned, other.log_pinned);
  std::swap(indexes, other.indexes);
  owner.store(other.owner.exchange(owner.load()));
  version = fresh_token();  // a version that comes again could meet what was forgotten of it
  other.version = fresh_token();
}

NodeRecord& GraphState::write(NodeId node) {
  version = fresh_token();
  const OwnerToken token = owner.load(std::memory_order_relaxed);
  if (!in_base(node)) return delta.nodes.write(node.number, token);
  NodeRecord taken;
  taken.alive = base->contains(node);
  const auto own_labels = base->labels_of(node);
  taken.labels.assign(own_labels.begin(), own_labels.end());
  taken.properties = properties(node);
  taken.forward = copy_runs(base->forward(), node);
  taken.backward = copy_runs(base->backward(), node);
  touch(touched_nodes, node.number, base_nodes);
  return delta.nodes.write(node.number, token) = std::move(taken);
}

EdgeRecord& GraphState::write(EdgeId edge) {
  version = fresh_token();
  const OwnerToken token = owner.load(std::memory_order_relaxed);
  if (!in_base(edge)) return delta.edges.write(edge.number, token);
  EdgeRecord taken;
  taken.alive = base->contains(edge);
  if (taken.alive) {
    const EdgeEnds held = base->ends(edge);
    taken.undirected = held.undirected;
    taken.from = held.from;
    taken.to = held.to;
    taken.type = held.type;
  }
  taken.properties = properties(edge);
  touch(touched_edges, edge.number, base_edges);
  return delta.edges.write(edge.number, token) = std::move(taken);
}

void GraphState::write_log(Change change) {
  if (logging) log.push_back(std::move(change));
}

void GraphState::add_node(NodeId node) {
  write(node).alive = true;
  next_node = std::max(next_node, node.number + 1);
  ++node_count;
  write_log({.kind = ChangeKind::AddNode, .id = node.number});
}

void GraphState::remove_node(NodeId node) {
  NodeRecord& found = write(node);
  assert(found.labels.empty() && found.properties.empty());
  found.alive = false;
  --node_count;
  write_log({.kind = ChangeKind::RemoveNode, .id = node.number});
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
  write_log({.kind = ChangeKind::AddEdge,
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
  write_log({.kind = ChangeKind::RemoveEdge,
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
  write_log({.kind = ChangeKind::AddLabel, .id = node.number, .symbol = label.number});
}

void GraphState::remove_label(NodeId node, LabelId label) {
  if (!has_label(node, label)) return;
  std::erase(write(node).labels, label);
  --counter(label_counts, label.number);
  write_log({.kind = ChangeKind::RemoveLabel, .id = node.number, .symbol = label.number});
}

void GraphState::set_property(NodeId node, KeyId key, Value value) {
  Value before = property(node, key);
  if (before.is_null() && value.is_null()) return;
  put_property(write(node).properties, key, value);
  index_property(node, key, value);
  if (logging)
    write_log({.kind = ChangeKind::SetNodeProperty,
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
    write_log({.kind = ChangeKind::SetEdgeProperty,
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
