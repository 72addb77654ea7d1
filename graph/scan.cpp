// Scans: the base's ids and the delta's, merged in ascending order.
#include <algorithm>

#include "graph/graph_state.hpp"

namespace entente {
namespace {

/// The next live base node at or after position `at` that the delta has not taken over: its id, or none. With
/// a label, positions are those of the label's list, else node ids.
NodeId base_candidate(const GraphState& state, LabelId label, std::size_t& at) {
  if (state.base == nullptr) return {};
  if (!label.valid()) {
    for (; at < state.base_nodes; ++at) {
      const NodeId node(static_cast<std::uint32_t>(at));
      if (state.in_base(node) && state.base->contains(node)) return node;
    }
    return {};
  }
  const auto list = state.base->nodes_with(label);
  for (; at < list.size(); ++at)
    if (state.in_base(list[at])) return list[at];
  return {};
}

/// The next live node with a record at or after id `at` that has the label.
NodeId delta_candidate(const GraphState& state, LabelId label, std::size_t& at) {
  const auto& nodes = state.delta.nodes;
  for (at = nodes.next(at); at < nodes.bound(); at = nodes.next(at + 1)) {
    const NodeId node(static_cast<std::uint32_t>(at));
    if (state.contains(node) && (!label.valid() || state.has_label(node, label))) return node;
  }
  return {};
}

}  // namespace

std::size_t NodeScan::next(std::span<NodeId> out) {
  std::size_t written = 0;
  NodeId delta = delta_candidate(*state_, label_, delta_at_);
  while (written < out.size()) {
    const NodeId base = base_candidate(*state_, label_, base_at_);
    if (!base.valid() && !delta.valid()) break;
    if (base < delta) {  // "none" is larger than any id
      out[written++] = base;
      ++base_at_;
    } else {
      out[written++] = delta;
      delta = delta_candidate(*state_, label_, ++delta_at_);
    }
  }
  return written;
}

std::size_t EdgeScan::next(std::span<EdgeId> out) {
  std::size_t written = 0;
  for (; written < out.size() && at_ < state_->next_edge; ++at_) {
    const EdgeId edge(static_cast<std::uint32_t>(at_));
    bool fits = false;
    if (state_->in_base(edge)) {
      fits = type_.valid() ? state_->base->has_type(edge, type_) : state_->base->contains(edge);
    } else if (const EdgeRecord* found = state_->record(edge)) {
      fits = found->alive && (!type_.valid() || found->type == type_);
    }
    if (fits) out[written++] = edge;
  }
  return written;
}

}  // namespace entente
