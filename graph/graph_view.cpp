// The read face: each question goes to the delta's record where there is one.
#include "graph/graph_view.hpp"

#include <algorithm>
#include <cassert>

#include "graph/graph_state.hpp"

namespace entente {
namespace {

std::size_t at_or_zero(const std::vector<std::size_t>& counts, std::uint32_t id) {
  return id < counts.size() ? counts[id] : 0;
}

Hops hops(const EdgeRun* run, std::size_t count) {
  if (run == nullptr) return {};
  return {std::span(run->nodes).first(count), std::span(run->edges).first(count)};
}
Hops hops(const EdgeRun* run) { return hops(run, run == nullptr ? 0 : run->nodes.size()); }

}  // namespace

const Symbols<LabelId>& GraphView::labels() const { return state_->labels; }
const Symbols<TypeId>& GraphView::types() const { return state_->types; }
const Symbols<KeyId>& GraphView::keys() const { return state_->keys; }

std::size_t GraphView::node_count() const { return state_->node_count; }
std::size_t GraphView::edge_count() const { return state_->edge_count; }
std::size_t GraphView::count(LabelId label) const { return at_or_zero(state_->label_counts, label.number); }
std::size_t GraphView::count(TypeId type) const { return at_or_zero(state_->type_counts, type.number); }
std::size_t GraphView::node_bound() const { return state_->next_node; }
std::size_t GraphView::edge_bound() const { return state_->next_edge; }
bool GraphView::contains(NodeId node) const { return state_->contains(node); }
bool GraphView::contains(EdgeId edge) const { return state_->contains(edge); }

std::span<const LabelId> GraphView::labels_of(NodeId node) const {
  const NodeRecord* found = state_->delta.nodes.find(node.number);
  return found != nullptr ? std::span<const LabelId>(found->labels) : std::span<const LabelId>();
}

bool GraphView::has_label(NodeId node, LabelId label) const { return state_->has_label(node, label); }

EdgeEnds GraphView::ends(EdgeId edge) const {
  const EdgeRecord* found = state_->delta.edges.find(edge.number);
  assert(found != nullptr);
  return {found->from, found->to, found->type, found->undirected};
}

Value GraphView::property(NodeId node, KeyId key) const { return state_->property(node, key); }
Value GraphView::property(EdgeId edge, KeyId key) const { return state_->property(edge, key); }

std::vector<std::pair<KeyId, Value>> GraphView::properties(NodeId node) const {
  const NodeRecord* found = state_->delta.nodes.find(node.number);
  return found != nullptr ? found->properties : PropertyList();
}

std::vector<std::pair<KeyId, Value>> GraphView::properties(EdgeId edge) const {
  const EdgeRecord* found = state_->delta.edges.find(edge.number);
  return found != nullptr ? found->properties : PropertyList();
}

Expansion GraphView::expand(NodeId node, TypeId type, Direction direction) const {
  const NodeRecord* found = state_->delta.nodes.find(node.number);
  if (found == nullptr) return {};
  const EdgeRun* forward = found->forward.find(type);
  if (direction == Direction::Out) return {.first = hops(forward), .second = {}};
  const EdgeRun* backward = found->backward.find(type);
  if (direction == Direction::In)
    return {.first = hops(forward, forward == nullptr ? 0 : forward->undirected), .second = hops(backward)};
  return {.first = hops(forward),
          .second = hops(backward),
          .skip_self_in_second = backward != nullptr && state_->directed_loops != 0};
}

std::vector<TypeId> GraphView::types_at(NodeId node, Direction direction) const {
  std::vector<TypeId> found;
  const NodeRecord* at = state_->delta.nodes.find(node.number);
  if (at == nullptr) return found;
  for (const EdgeRun& run : at->forward.runs)
    if (direction != Direction::In || run.undirected != 0) found.push_back(run.type);
  if (direction != Direction::Out)
    for (const EdgeRun& run : at->backward.runs) found.push_back(run.type);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::size_t GraphView::degree(NodeId node, Direction direction) const {
  std::size_t sum = 0;
  for (const TypeId type : types_at(node, direction)) sum += degree(node, type, direction);
  return sum;
}

std::size_t GraphView::degree(NodeId node, TypeId type, Direction direction) const {
  const Expansion step = expand(node, type, direction);
  const std::size_t both = step.first.size() + step.second.size();
  if (!step.skip_self_in_second) return both;
  const auto loops = std::equal_range(step.second.nodes.begin(), step.second.nodes.end(), node);
  return both - static_cast<std::size_t>(loops.second - loops.first);
}

std::size_t NodeScan::next(std::span<NodeId> out) {
  std::size_t written = 0;
  const auto& nodes = state_->delta.nodes;
  while (written < out.size()) {
    delta_at_ = nodes.next(delta_at_);
    if (delta_at_ >= nodes.bound()) break;
    const NodeId node(static_cast<std::uint32_t>(delta_at_++));
    if (label_.valid() ? state_->has_label(node, label_) : state_->contains(node)) out[written++] = node;
  }
  return written;
}

std::size_t EdgeScan::next(std::span<EdgeId> out) {
  std::size_t written = 0;
  for (; written < out.size() && at_ < state_->next_edge; ++at_) {
    const EdgeRecord* found = state_->delta.edges.find(at_);
    if (found == nullptr || !found->alive || (type_.valid() && found->type != type_)) continue;
    out[written++] = EdgeId(static_cast<std::uint32_t>(at_));
  }
  return written;
}

NodeScan GraphView::scan() const { return scan(LabelId()); }

NodeScan GraphView::scan(LabelId label) const {
  NodeScan scan;
  scan.state_ = state_.get();
  scan.label_ = label;
  return scan;
}

EdgeScan GraphView::scan_edges() const { return scan_edges(TypeId()); }

EdgeScan GraphView::scan_edges(TypeId type) const {
  EdgeScan scan;
  scan.state_ = state_.get();
  scan.type_ = type;
  return scan;
}

}  // namespace entente
