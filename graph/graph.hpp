// Graph: the owner of a property graph, and its write face. Boost.Graph is behind it (see graph_state.hpp,
// private).
//
// Threads: one writer at a time, and no reader while it writes. A copy of a Graph is a snapshot of its own:
// it shares the immutable base and copies the delta, so readers take a copy and are not disturbed by later
// writes.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "graph/graph_view.hpp"
#include "graph/result.hpp"

namespace entente {

/// A point in a graph's undo log. See Graph::savepoint.
struct Savepoint {
  std::size_t position = 0;
};

class Graph : public GraphView {
 public:
  Graph();
  Graph(const Graph& other);
  Graph& operator=(const Graph& other);
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;
  ~Graph();

  // --- Symbols. Interning a name that is never used leaves no trace in the counts.
  LabelId label(std::string_view name);
  TypeId type(std::string_view name);
  KeyId key(std::string_view name);

  // --- Changes. Ids passed in must be in the graph.
  NodeId add_node(std::span<const LabelId> labels = {});
  EdgeId add_edge(TypeId type, NodeId from, NodeId to, bool undirected = false);
  /// Null removes the property.
  void set_property(NodeId node, KeyId key, Value value);
  void set_property(EdgeId edge, KeyId key, Value value);
  void add_label(NodeId node, LabelId label);
  void remove_label(NodeId node, LabelId label);
  void remove_edge(EdgeId edge);
  /// ConstraintVerificationFailed where edges are still attached to it.
  Result<void> remove_node(NodeId node);

  // --- Undo. Every change since a savepoint can be taken back exactly; ids given since are free again.
  [[nodiscard]] Savepoint savepoint() const;
  void rollback_to(Savepoint savepoint);
  /// Ends the savepoints: what was changed stays, and its log is dropped. Within a store's transaction this
  /// does nothing; its commit does it. Without it the log of a graph that is written for long grows without
  /// end.
  void forget_undo();

  /// Folds the delta into a new base (adjacency and columns). Ids stay; the undo
  /// log is emptied.
  void compact();

 private:
  friend struct GraphAccess;  // private to graph/
};

}  // namespace entente
