// Applying changes to the graph and counting what a statement changed in the end.
#include "query/execute/changes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::query {

void Changes::begin() {
  savepoint_ = graph_.savepoint();
  labels_known_ = false;
  labels_before_.clear();
  node_before_.clear();
  edge_before_.clear();
  created_nodes_.clear();
  deleted_nodes_.clear();
  pending_.clear();
  created_edges_.clear();
  deleted_edges_.clear();
  created_then_deleted_nodes_ = 0;
  created_then_deleted_edges_ = 0;
}

void Changes::roll_back() { graph_.rollback_to(savepoint_); }

Result<void> Changes::finish() {
  std::vector<NodeId> waiting(pending_.begin(), pending_.end());
  std::sort(waiting.begin(), waiting.end());
  for (const NodeId node : waiting) {
    if (graph_.degree(node, Direction::Any) != 0) {
      return fail(Error{.kind = ErrorKind::ConstraintVerificationFailed,
                        .message = fmt::format("cannot delete node {}: it still has {} edges", node.number,
                                               graph_.degree(node, Direction::Any)),
                        .hint = "use DETACH DELETE to delete its edges too",
                        .detail = "DeleteConnectedNode"});
    }
    pending_.erase(node);
    delete_node(node, false);
  }
  return {};
}

std::vector<bool> Changes::labels_in_use() const {
  std::vector<bool> used(graph_.labels().size());
  for (std::uint32_t i = 0; i < used.size(); ++i) used[i] = graph_.count(LabelId(i)) != 0;
  return used;
}

void Changes::remember_labels() {
  if (labels_known_) return;
  labels_known_ = true;
  labels_before_ = labels_in_use();
}

NodeId Changes::create_node(std::span<const LabelId> labels) {
  if (!labels.empty()) remember_labels();
  const NodeId node = graph_.add_node(labels);
  created_nodes_.insert(node);
  return node;
}

EdgeId Changes::create_edge(TypeId type, NodeId from, NodeId to, bool undirected) {
  const EdgeId edge = graph_.add_edge(type, from, to, undirected);
  created_edges_.insert(edge);
  return edge;
}

void Changes::set_property(NodeId node, KeyId key, const Value& value) {
  if (!created_nodes_.contains(node)) {
    const auto at = node_before_.lower_bound({node, key});
    if (at == node_before_.end() || at->first != std::pair(node, key)) {
      node_before_.emplace_hint(at, std::pair(node, key), graph_.property(node, key));
    }
  }
  graph_.set_property(node, key, value);
}

void Changes::set_property(EdgeId edge, KeyId key, const Value& value) {
  if (!created_edges_.contains(edge)) {
    const auto at = edge_before_.lower_bound({edge, key});
    if (at == edge_before_.end() || at->first != std::pair(edge, key)) {
      edge_before_.emplace_hint(at, std::pair(edge, key), graph_.property(edge, key));
    }
  }
  graph_.set_property(edge, key, value);
}

void Changes::add_label(NodeId node, LabelId label) {
  remember_labels();
  graph_.add_label(node, label);
}

void Changes::remove_label(NodeId node, LabelId label) {
  remember_labels();
  graph_.remove_label(node, label);
}

template <class IdType>
void Changes::remember_all(Before<IdType>& before, const std::unordered_set<IdType>& created, IdType id) {
  if (created.contains(id)) return;
  for (auto& [key, value] : graph_.properties(id)) before.emplace(std::pair(id, key), std::move(value));
}

void Changes::delete_edge(EdgeId edge) {
  if (!graph_.contains(edge)) return;
  remember_all(edge_before_, created_edges_, edge);
  deleted_edges_.emplace(edge, graph_.ends(edge));
  if (created_edges_.erase(edge) != 0) ++created_then_deleted_edges_;
  graph_.remove_edge(edge);
}

void Changes::delete_node(NodeId node, bool detach) {
  if (!graph_.contains(node)) return;
  if (graph_.degree(node, Direction::Any) != 0) {
    if (!detach) {
      pending_.insert(node);
      return;
    }
    std::vector<EdgeId> edges;
    for (const TypeId type : graph_.types_at(node, Direction::Any)) {
      const Expansion at = graph_.expand(node, type, Direction::Any);
      edges.insert(edges.end(), at.first.edges.begin(), at.first.edges.end());
      edges.insert(edges.end(), at.second.edges.begin(), at.second.edges.end());
    }
    for (const EdgeId edge : edges) delete_edge(edge);
  }
  remember_labels();
  remember_all(node_before_, created_nodes_, node);
  if (created_nodes_.erase(node) != 0) ++created_then_deleted_nodes_;
  deleted_nodes_.insert(node);
  pending_.erase(node);
  // It has no edges now, which is the one thing that the graph refuses.
  [[maybe_unused]] const Result<void> removed = graph_.remove_node(node);
}

const EdgeEnds* Changes::deleted_edge(EdgeId edge) const {
  const auto found = deleted_edges_.find(edge);
  return found == deleted_edges_.end() ? nullptr : &found->second;
}

template <class IdType>
void Changes::count_properties(const Before<IdType>& before, SideEffects& effects) const {
  for (const auto& [where, old_value] : before) {
    const Value now = graph_.contains(where.first) ? graph_.property(where.first, where.second) : Value();
    if (identical(old_value, now)) continue;
    if (!old_value.is_null()) ++effects.properties_removed;
    if (!now.is_null()) ++effects.properties_set;
  }
}

template <class IdType>
void Changes::count_new_properties(const std::unordered_set<IdType>& created, SideEffects& effects) const {
  for (const IdType id : created)
    effects.properties_set += static_cast<std::int64_t>(graph_.properties(id).size());
}

SideEffects Changes::effects() const {
  SideEffects effects;
  effects.nodes_created = static_cast<std::int64_t>(created_nodes_.size());
  effects.nodes_deleted = static_cast<std::int64_t>(deleted_nodes_.size()) - created_then_deleted_nodes_;
  effects.edges_created = static_cast<std::int64_t>(created_edges_.size());
  effects.edges_deleted = static_cast<std::int64_t>(deleted_edges_.size()) - created_then_deleted_edges_;
  count_properties(node_before_, effects);
  count_properties(edge_before_, effects);
  count_new_properties(created_nodes_, effects);
  count_new_properties(created_edges_, effects);
  if (labels_known_) {
    const std::vector<bool> now = labels_in_use();
    for (std::size_t i = 0; i < now.size(); ++i) {
      const bool before = i < labels_before_.size() && labels_before_[i];
      effects.labels_added += now[i] && !before ? 1 : 0;
      effects.labels_removed += before && !now[i] ? 1 : 0;
    }
  }
  return effects;
}

}  // namespace entente::query
