// GraphView: the read face of the property graph. Everything that reads (queries, exports, algorithms,
// recommendations) sees this and nothing below it. Base and delta are hidden behind it.
//
// Threads: any number may read while nobody writes. Spans and views stay valid until the next write to the
// graph.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/ids.hpp"
#include "graph/symbols.hpp"
#include "graph/value.hpp"

namespace entente {

/// Which way a pattern looks along an edge. An undirected edge satisfies every direction.
enum class Direction : std::uint8_t { Out, In, Any };

/// Neighbours and the edges that lead to them, index by index. The undirected edges of the type come first,
/// then the directed ones; each part is ordered by (neighbour id, edge id). Most types are all one or all the
/// other.
struct Hops {
  std::span<const NodeId> nodes;
  std::span<const EdgeId> edges;
  [[nodiscard]] std::size_t size() const { return nodes.size(); }
};

/// What one step from a node reaches: at most two runs. With Direction::Any a directed self-loop stands in
/// both runs; `skip_self_in_second` says that entries of `second` that lead back to the start are to be
/// skipped.
struct Expansion {
  Hops first;
  Hops second;
  bool skip_self_in_second = false;
};

/// An edge's fixed parts. For an undirected edge `from` and `to` are as first stored.
struct EdgeEnds {
  NodeId from;
  NodeId to;
  TypeId type;
  bool undirected = false;
};

struct GraphState;  // private to graph/

/// Pulls node ids in ascending order. Must not outlive the view's graph or see a write.
class NodeScan {
 public:
  /// Fills `out` from its start; returns how many were written, 0 at the end.
  std::size_t next(std::span<NodeId> out);

 private:
  friend class GraphView;
  const GraphState* state_ = nullptr;
  LabelId label_;  // none: every node
  std::size_t base_at_ = 0;
  std::size_t delta_at_ = 0;
};

/// Pulls edge ids in ascending order.
class EdgeScan {
 public:
  std::size_t next(std::span<EdgeId> out);

 private:
  friend class GraphView;
  const GraphState* state_ = nullptr;
  TypeId type_;  // none: every edge
  std::size_t at_ = 0;
};

class GraphView {
 public:
  // --- Symbols
  [[nodiscard]] const Symbols<LabelId>& labels() const;
  [[nodiscard]] const Symbols<TypeId>& types() const;
  [[nodiscard]] const Symbols<KeyId>& keys() const;

  // --- Counts
  [[nodiscard]] std::size_t node_count() const;
  [[nodiscard]] std::size_t edge_count() const;
  [[nodiscard]] std::size_t count(LabelId label) const;  ///< nodes that have the label
  [[nodiscard]] std::size_t count(TypeId type) const;    ///< edges of the type
  /// One more than the largest id in use; arrays indexed by id have this size. There may be holes.
  [[nodiscard]] std::size_t node_bound() const;
  [[nodiscard]] std::size_t edge_bound() const;
  [[nodiscard]] bool contains(NodeId node) const;
  [[nodiscard]] bool contains(EdgeId edge) const;

  // --- Scans
  [[nodiscard]] NodeScan scan() const;
  [[nodiscard]] NodeScan scan(LabelId label) const;
  [[nodiscard]] EdgeScan scan_edges() const;
  [[nodiscard]] EdgeScan scan_edges(TypeId type) const;

  // --- Nodes and edges
  [[nodiscard]] std::span<const LabelId> labels_of(NodeId node) const;  ///< ascending ids
  [[nodiscard]] bool has_label(NodeId node, LabelId label) const;
  [[nodiscard]] EdgeEnds ends(EdgeId edge) const;
  /// Null where the property is absent.
  [[nodiscard]] Value property(NodeId node, KeyId key) const;
  [[nodiscard]] Value property(EdgeId edge, KeyId key) const;
  /// Ascending key ids; no nulls.
  [[nodiscard]] std::vector<std::pair<KeyId, Value>> properties(NodeId node) const;
  [[nodiscard]] std::vector<std::pair<KeyId, Value>> properties(EdgeId edge) const;

  // --- Steps
  /// The edges of one type at a node.
  [[nodiscard]] Expansion expand(NodeId node, TypeId type, Direction direction) const;
  /// The edge types that occur at a node in that direction, ascending.
  [[nodiscard]] std::vector<TypeId> types_at(NodeId node, Direction direction) const;
  [[nodiscard]] std::size_t degree(NodeId node, Direction direction) const;
  [[nodiscard]] std::size_t degree(NodeId node, TypeId type, Direction direction) const;

  // --- Look-ups by value. Indexes are built on first use, once, safely from several threads, and kept up to
  // date.
  /// Nodes whose property `key` is identical to `value`, ascending.
  [[nodiscard]] std::vector<NodeId> find(KeyId key, const Value& value) const;
  /// Nodes with this `name`, ascending.
  [[nodiscard]] std::vector<NodeId> find_by_name(std::string_view name) const;
  /// Nodes that have this text among their `name` and `aliases`, after folding case, accents and spaces;
  /// ascending.
  [[nodiscard]] std::vector<NodeId> find_by_alias(std::string_view text) const;

 protected:
  GraphView() = default;
  std::shared_ptr<GraphState> state_;
};

}  // namespace entente
