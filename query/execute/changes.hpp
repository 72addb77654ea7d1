// Changes: the write face that operators use. Passes each change to the graph and remembers what was there
// before, so that a statement can be taken back whole and its side effects counted as the difference between
// before and after.
#pragma once

#include <map>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/graph.hpp"
#include "query/engine.hpp"

namespace entente::query {

class Changes {
 public:
  explicit Changes(Graph& graph) : graph_(graph) {}

  /// Marks the start of a statement that may write.
  void begin();
  /// Takes back everything since begin().
  void roll_back();
  /// Checks what can only be checked at the end (nodes deleted while edges were attached). Call before
  /// effects().
  Result<void> finish();
  /// The difference between the graph at begin() and now.
  [[nodiscard]] SideEffects effects() const;

  NodeId create_node(std::span<const LabelId> labels);
  EdgeId create_edge(TypeId type, NodeId from, NodeId to, bool undirected);
  void set_property(NodeId node, KeyId key, const Value& value);
  void set_property(EdgeId edge, KeyId key, const Value& value);
  void add_label(NodeId node, LabelId label);
  void remove_label(NodeId node, LabelId label);
  void delete_edge(EdgeId edge);
  /// With `detach`, its edges go too. Without, a node that still has edges when the statement ends is an
  /// error.
  void delete_node(NodeId node, bool detach);

  /// The ends and type of an edge that this statement deleted; null where it did not.
  [[nodiscard]] const EdgeEnds* deleted_edge(EdgeId edge) const;
  [[nodiscard]] bool deleted(NodeId node) const {
    return deleted_nodes_.contains(node) || pending_.contains(node);
  }
  [[nodiscard]] Graph& graph() { return graph_; }

 private:
  // Before-values of touched properties, null where there was none; ordered so that counting is
  // deterministic.
  template <class IdType>
  using Before = std::map<std::pair<IdType, KeyId>, Value>;

  template <class IdType>
  void remember_all(Before<IdType>& before, const std::unordered_set<IdType>& created, IdType id);
  template <class IdType>
  void count_properties(const Before<IdType>& before, SideEffects& effects) const;
  template <class IdType>
  void count_new_properties(const std::unordered_set<IdType>& created, SideEffects& effects) const;
  [[nodiscard]] std::vector<bool> labels_in_use() const;
  void remember_labels();

  Graph& graph_;
  Savepoint savepoint_{};
  bool labels_known_ = false;
  std::vector<bool> labels_before_;
  Before<NodeId> node_before_;
  Before<EdgeId> edge_before_;
  std::unordered_set<NodeId> created_nodes_, deleted_nodes_, pending_;
  std::unordered_set<EdgeId> created_edges_;
  std::unordered_map<EdgeId, EdgeEnds> deleted_edges_;
  std::int64_t created_then_deleted_nodes_ = 0, created_then_deleted_edges_ = 0;
};

}  // namespace entente::query
