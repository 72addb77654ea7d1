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

Hops run_hops(const EdgeRun* run, std::size_t count) {
  if (run == nullptr) return {};
  return {std::span(run->nodes).first(count), std::span(run->edges).first(count)};
}
Hops run_hops(const EdgeRun* run) { return run_hops(run, run == nullptr ? 0 : run->nodes.size()); }

}  // namespace

void GraphView::hold(std::shared_ptr<GraphState> state) {
  state_ = std::move(state);
  head_ = state_.get();
}

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
std::optional<Error> GraphView::fault() const {
  return state_->base != nullptr ? state_->base->fault() : std::nullopt;
}

std::span<const LabelId> GraphView::labels_of(NodeId node) const { return state_->labels_of(node); }
bool GraphView::has_label(NodeId node, LabelId label) const { return state_->has_label(node, label); }
EdgeEnds GraphView::ends(EdgeId edge) const { return state_->ends(edge); }
Value GraphView::property(NodeId node, KeyId key) const { return state_->property(node, key); }
Value GraphView::property(EdgeId edge, KeyId key) const { return state_->property(edge, key); }
std::vector<std::pair<KeyId, Value>> GraphView::properties(NodeId node) const {
  return state_->properties(node);
}
std::vector<std::pair<KeyId, Value>> GraphView::properties(EdgeId edge) const {
  return state_->properties(edge);
}

PropertyReader<NodeId> GraphView::node_property(KeyId key) const {
  PropertyReader<NodeId> reader;
  reader.head_ = head_;
  reader.state_ = state_.get();
  reader.column_ = state_->base != nullptr ? state_->base->node_column(key) : nullptr;
  reader.key_ = key;
  return reader;
}

PropertyReader<EdgeId> GraphView::edge_property(KeyId key) const {
  PropertyReader<EdgeId> reader;
  reader.head_ = head_;
  reader.state_ = state_.get();
  reader.column_ = state_->base != nullptr ? state_->base->edge_column(key) : nullptr;
  reader.key_ = key;
  return reader;
}

template <class IdType>
const Value* PropertyReader<IdType>::changed_at(IdType id) const {
  const auto* found = state_ != nullptr ? state_->record(id) : nullptr;
  return found != nullptr ? find_property(found->properties, key_) : nullptr;
}
template class PropertyReader<NodeId>;
template class PropertyReader<EdgeId>;

Expansion GraphView::expand_changed(NodeId node, TypeId type, Direction direction) const {
  const NodeRecord* found = state_->record(node);
  if (found == nullptr) return {};
  const EdgeRun* forward = found->forward.find(type);
  const bool sorted =
      forward == nullptr || forward->undirected == 0 || forward->undirected == forward->nodes.size();
  if (direction == Direction::Out) return {.first = run_hops(forward), .second = {}, .first_sorted = sorted};
  const EdgeRun* backward = found->backward.find(type);
  if (direction == Direction::In)
    return {.first = run_hops(forward, forward == nullptr ? 0 : forward->undirected),
            .second = run_hops(backward)};
  return {.first = run_hops(forward),
          .second = run_hops(backward),
          .skip_self_in_second = backward != nullptr && state_->directed_loops != 0,
          .first_sorted = sorted};
}

std::vector<TypeId> GraphView::types_at(NodeId node, Direction direction) const {
  std::vector<TypeId> found;
  const auto see = [&](TypeId type, bool undirected, bool arrives) {
    const bool fits =
        direction == Direction::Any || (direction == Direction::Out ? !arrives : arrives || undirected);
    if (fits) found.push_back(type);
  };
  if (head_->in_base(node)) {
    for (const RunEntry *run = head_->forward.begin(node), *last = head_->forward.end(node); run != last;
         ++run)
      see(run->type, run->directed != run->begin, false);
    for (const RunEntry *run = head_->backward.begin(node), *last = head_->backward.end(node); run != last;
         ++run)
      see(run->type, false, true);
  } else if (const NodeRecord* at = state_->record(node)) {
    for (const EdgeRun& run : at->forward.runs) see(run.type, run.undirected != 0, false);
    for (const EdgeRun& run : at->backward.runs) see(run.type, false, true);
  }
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
