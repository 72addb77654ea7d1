// GraphView: the read face of the property graph. Everything that reads (queries, exports, algorithms,
// recommendations) sees this and nothing below it. Base and delta are hidden behind it.
//
// Threads: any number may read while nobody writes. Spans and views stay valid until the next write to the
// graph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/adjacency.hpp"
#include "graph/base/column.hpp"
#include "graph/ids.hpp"
#include "graph/result.hpp"
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
  bool first_sorted =
      true;  ///< `first` ascends by node: it is all undirected, or all directed. `second` always is
};

/// An edge's fixed parts. For an undirected edge `from` and `to` are as first stored.
struct EdgeEnds {
  NodeId from;
  NodeId to;
  TypeId type;
  bool undirected = false;
};

struct GraphState;  // private to graph/

/// What steps and property readers read inline: the base's tables, and which ids the delta has taken over.
/// The rest of the state is private to graph/.
struct GraphHead {
  RunTable forward;              ///< undirected edges of either end, and directed ones that leave
  RunTable backward;             ///< directed edges that arrive
  std::uint32_t base_nodes = 0;  ///< ids below stand in the base, unless touched
  std::uint32_t base_edges = 0;
  std::size_t directed_loops = 0;  ///< directed edges from a node to itself
  /// Changes with every write, to a number that no graph had before; graphs of one version hold the same.
  std::uint64_t version = 0;
  std::vector<std::uint64_t>
      touched_nodes;  ///< a bit for each base id that the delta has taken over; empty: none
  std::vector<std::uint64_t> touched_edges;

  static bool touched(const std::vector<std::uint64_t>& bits, std::uint32_t id) {
    return !bits.empty() && (bits[id / 64] >> (id % 64) & 1U) != 0;
  }
  [[nodiscard]] bool in_base(NodeId node) const {
    return node.number < base_nodes && !touched(touched_nodes, node.number);
  }
  [[nodiscard]] bool in_base(EdgeId edge) const {
    return edge.number < base_edges && !touched(touched_edges, edge.number);
  }
};

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

/// Reads one property of many nodes or edges (IdType NodeId or EdgeId) without making Values: for filters.
/// Where the base holds the key in a typed column, a read is a few instructions. Get it from
/// GraphView::node_property or edge_property, once for a query; it is good until the next write to the graph.
///
///     const PropertyReader<EdgeId> date = view.edge_property(*view.keys().find("date"));
///     if (const auto day = date.date(edge); day && *day >= from) ...
template <class IdType>
class PropertyReader {
 public:
  PropertyReader() = default;  ///< absent everywhere

  /// What the base holds; single ids that changed since may have other kinds, so this is a hint for planning.
  [[nodiscard]] ColumnKind kind() const { return column_ == nullptr ? ColumnKind::Empty : column_->kind; }
  [[nodiscard]] Value value(IdType id) const {
    if (!in_base(id)) return changed(id);
    return column_ == nullptr ? Value() : column_->at(id.number);
  }
  // Nothing where the property is absent or of another kind than asked for.
  [[nodiscard]] std::optional<std::int64_t> integer(IdType id) const {
    return typed<std::int64_t>(
        id, ColumnKind::Integer, [this](std::size_t slot) { return column_->integers[slot]; },
        ValueKind::Integer, [](const Value& value) { return value.integer(); });
  }
  [[nodiscard]] std::optional<double> floating(IdType id) const {
    return typed<double>(
        id, ColumnKind::Float, [this](std::size_t slot) { return column_->floats[slot]; }, ValueKind::Float,
        [](const Value& value) { return value.floating(); });
  }
  [[nodiscard]] std::optional<bool> boolean(IdType id) const {
    return typed<bool>(
        id, ColumnKind::Boolean, [this](std::size_t slot) { return column_->booleans[slot] != 0; },
        ValueKind::Boolean, [](const Value& value) { return value.boolean(); });
  }
  [[nodiscard]] std::optional<Date> date(IdType id) const {
    return typed<Date>(
        id, ColumnKind::Date, [this](std::size_t slot) { return unpack(column_->dates[slot]); },
        ValueKind::Date, [](const Value& value) { return value.date(); });
  }
  /// The view lives until the next write to the graph.
  [[nodiscard]] std::optional<std::string_view> string(IdType id) const {
    return typed<std::string_view>(
        id, ColumnKind::String,
        [this](std::size_t slot) { return column_->dictionary.at(column_->codes[slot]); }, ValueKind::String,
        [](const Value& value) { return std::string_view(value.string()); });
  }
  /// The base's column, whole, for loops over all its rows, or nullptr. Ids for which in_base() is false are
  /// not to be read from it.
  [[nodiscard]] const Column* column() const {
    if (column_ != nullptr) column_->touch_all();
    return column_;
  }
  [[nodiscard]] bool in_base(IdType id) const { return head_ != nullptr && head_->in_base(id); }

 private:
  friend class GraphView;
  template <class T, class Fast, class Slow>
  std::optional<T> typed(IdType id, ColumnKind kind, const Fast& fast, ValueKind value_kind,
                         const Slow& slow) const {
    if (in_base(id)) {
      if (column_ == nullptr) return std::nullopt;
      const std::size_t slot = column_->presence.slot(id.number);
      if (slot == Presence::kAbsent) return std::nullopt;
      column_->touch(slot);
      if (column_->kind == kind) return fast(slot);
      if (column_->kind != ColumnKind::Mixed || !column_->mixed[slot].is(value_kind)) return std::nullopt;
      return slow(column_->mixed[slot]);
    }
    const Value* value = changed_at(id);
    if (value == nullptr || !value->is(value_kind)) return std::nullopt;
    return slow(*value);
  }
  /// The delta's value, or nullptr.
  [[nodiscard]] const Value* changed_at(IdType id) const;
  [[nodiscard]] Value changed(IdType id) const {
    const Value* value = changed_at(id);
    return value == nullptr ? Value() : *value;
  }

  const GraphHead* head_ = nullptr;
  const GraphState* state_ = nullptr;
  const Column* column_ = nullptr;
  KeyId key_;
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
  /// Of a store that is read on touch: the first part that could not be read. Answers given since may be
  /// wrong.
  [[nodiscard]] std::optional<Error> fault() const;
  /// What was learnt of a graph of some version holds of every graph of that version.
  [[nodiscard]] std::uint64_t version() const { return head_->version; }
  /// Whether the base's columns hold every node as it is now.
  [[nodiscard]] bool all_nodes_in_base() const {
    return head_->touched_nodes.empty() && node_bound() == head_->base_nodes;
  }

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
  /// For reading one property of many nodes or edges fast; see PropertyReader.
  [[nodiscard]] PropertyReader<NodeId> node_property(KeyId key) const;
  [[nodiscard]] PropertyReader<EdgeId> edge_property(KeyId key) const;
  /// Ascending key ids; no nulls.
  [[nodiscard]] std::vector<std::pair<KeyId, Value>> properties(NodeId node) const;
  [[nodiscard]] std::vector<std::pair<KeyId, Value>> properties(EdgeId edge) const;

  // --- Steps
  /// The edges of one type at a node.
  [[nodiscard]] Expansion expand(NodeId node, TypeId type, Direction direction) const {
    if (!head_->in_base(node)) return expand_changed(node, type, direction);
    const RunEntry* forward = head_->forward.find(node, type);
    Expansion step;
    if (forward != nullptr) {
      const std::uint32_t end = direction == Direction::In ? forward->directed : forward[1].begin;
      step.first = hops(head_->forward, forward->begin, end);
      step.first_sorted = forward->directed == forward->begin || forward->directed >= end;
    }
    if (direction == Direction::Out) return step;
    if (const RunEntry* backward = head_->backward.find(node, type)) {
      step.second = hops(head_->backward, backward->begin, backward[1].begin);
      step.skip_self_in_second = direction == Direction::Any && head_->directed_loops != 0;
    }
    return step;
  }
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
  void hold(std::shared_ptr<GraphState> state);
  std::shared_ptr<GraphState> state_;

 private:
  friend struct GraphAccess;
  static Hops hops(const RunTable& table, std::uint32_t first, std::uint32_t last) {
    return {table.nodes_of(first, last), table.edges_of(first, last)};
  }
  [[nodiscard]] Expansion expand_changed(NodeId node, TypeId type, Direction direction) const;

  const GraphHead* head_ = nullptr;  // of state_
};

}  // namespace entente
