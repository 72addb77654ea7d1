// The write face: checks, ids, and the undo log's ends.
#include "graph/graph.hpp"

#include <cassert>
#include <utility>

#include "graph/graph_state.hpp"

namespace entente {

Graph::Graph() { hold(std::make_shared<GraphState>()); }
// The view is bound by hold(), so copying the base as well would share what must be apart.
// NOLINTNEXTLINE(bugprone-copy-constructor-init)
Graph::Graph(const Graph& other) : GraphView() { hold(std::make_shared<GraphState>(*other.state_)); }
Graph& Graph::operator=(const Graph& other) {
  if (this != &other) hold(std::make_shared<GraphState>(*other.state_));
  return *this;
}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

LabelId Graph::label(std::string_view name) { return state_->labels.intern(name); }
TypeId Graph::type(std::string_view name) { return state_->types.intern(name); }
KeyId Graph::key(std::string_view name) { return state_->keys.intern(name); }

NodeId Graph::add_node(std::span<const LabelId> labels) {
  const NodeId node(state_->next_node);
  assert(node.valid());
  state_->add_node(node);
  for (const LabelId label : labels) state_->add_label(node, label);
  return node;
}

EdgeId Graph::add_edge(TypeId type, NodeId from, NodeId to, bool undirected) {
  assert(contains(from) && contains(to));
  const EdgeId edge(state_->next_edge);
  assert(edge.valid());
  state_->add_edge(edge, {from, to, type, undirected});
  return edge;
}

void Graph::set_property(NodeId node, KeyId key, Value value) {
  assert(contains(node));
  state_->set_property(node, key, std::move(value));
}

void Graph::set_property(EdgeId edge, KeyId key, Value value) {
  assert(contains(edge));
  state_->set_property(edge, key, std::move(value));
}

void Graph::add_label(NodeId node, LabelId label) {
  assert(contains(node));
  state_->add_label(node, label);
}

void Graph::remove_label(NodeId node, LabelId label) {
  assert(contains(node));
  state_->remove_label(node, label);
}

void Graph::remove_edge(EdgeId edge) {
  assert(contains(edge));
  for (const auto& [key, value] : properties(edge)) state_->set_property(edge, key, Value());
  state_->remove_edge(edge);
}

Result<void> Graph::remove_node(NodeId node) {
  assert(contains(node));
  if (const std::size_t attached = degree(node, Direction::Any); attached != 0) {
    Error error{.kind = ErrorKind::ConstraintVerificationFailed,
                .message = "the node still has " + std::to_string(attached) +
                           (attached == 1 ? " edge" : " edges") + " and cannot be removed",
                .hint = "remove its edges first, or use DETACH DELETE",
                .detail = "DeleteConnectedNode"};
    return fail(std::move(error));
  }
  for (const auto& [key, value] : properties(node)) state_->set_property(node, key, Value());
  const std::vector<LabelId> labels(labels_of(node).begin(), labels_of(node).end());
  for (const LabelId label : labels) state_->remove_label(node, label);
  state_->remove_node(node);
  return {};
}

Savepoint Graph::savepoint() const {
  state_->logging = true;
  return {state_->log.size()};
}

void Graph::rollback_to(Savepoint savepoint) {
  ChangeLog& log = state_->log;
  assert(savepoint.position <= log.size());
  state_->logging = false;
  for (; log.size() > savepoint.position; log.pop_back()) state_->undo(log.back());
  state_->logging = true;
}

void Graph::forget_undo() {
  if (state_->log_pinned) return;
  state_->log.clear();
  state_->logging = false;
}

void Graph::compact() {
  if (state_->log_pinned) return;
  state_->log.clear();
  if (state_->delta.empty()) return;
  state_->replace_base(fold(*state_));
}

}  // namespace entente
