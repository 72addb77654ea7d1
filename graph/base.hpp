// Base: the bulk of a graph, immutable and shared by its snapshots. Adjacency stands in two Boost compressed
// sparse row graphs (forward, backward), properties in typed columns, labels as one small set number a node.
// Private to graph/.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "graph/adjacency.hpp"
#include "graph/base_index.hpp"
#include "graph/column.hpp"
#include "graph/graph_view.hpp"
#include "graph/ids.hpp"

namespace entente {

struct Csr;  // holds a CsrGraph, see csr_graph.hpp

/// One direction's adjacency with its owner.
struct Adjacency {
  std::shared_ptr<const Csr> csr;
  std::vector<std::uint32_t> rows;  ///< as RunTable::rows
  std::vector<RunEntry> entries;    ///< as RunTable::entries
  std::vector<EdgeId> edges;        ///< parallel to the CSR's columns
  [[nodiscard]] RunTable table() const;
  [[nodiscard]] std::size_t size() const { return edges.size(); }
};

/// The label sets that occur, each with a number; most nodes share a few.
class LabelSets {
 public:
  static constexpr std::uint32_t kNoNode = ~std::uint32_t{0};
  /// The number of a set of ascending labels.
  std::uint32_t number(std::span<const LabelId> labels);
  [[nodiscard]] std::span<const LabelId> labels(std::uint32_t number) const { return sets_[number]; }
  [[nodiscard]] std::size_t size() const { return sets_.size(); }

 private:
  std::vector<std::vector<LabelId>> sets_;
  std::map<std::vector<LabelId>, std::uint32_t> numbers_;
};

using ColumnList =
    std::vector<std::shared_ptr<const Column>>;  ///< by key number; nullptr where nothing has the key

/// What a base is made from. Node and edge ids may have holes.
struct BaseParts {
  LabelSets label_sets;
  std::vector<std::uint32_t> label_set_of;  ///< by node; LabelSets::kNoNode at a hole
  Adjacency forward;
  std::vector<bool> reversed;  ///< by edge: undirected, and stored from its larger end to its smaller
  ColumnList node_columns;
  ColumnList edge_columns;
};

class Base {
 public:
  explicit Base(BaseParts parts);

  [[nodiscard]] std::size_t node_bound() const { return parts_.label_set_of.size(); }
  [[nodiscard]] std::size_t edge_bound() const { return from_.size(); }
  [[nodiscard]] std::size_t edge_count() const { return edge_count_; }
  [[nodiscard]] bool contains(NodeId node) const {
    return parts_.label_set_of[node.number] != LabelSets::kNoNode;
  }
  [[nodiscard]] bool contains(EdgeId edge) const { return kinds_[edge.number] != kNoEdge; }
  [[nodiscard]] std::span<const LabelId> labels_of(NodeId node) const {
    const std::uint32_t set = parts_.label_set_of[node.number];
    return set == LabelSets::kNoNode ? std::span<const LabelId>() : parts_.label_sets.labels(set);
  }
  /// The nodes that have the label, ascending.
  [[nodiscard]] std::span<const NodeId> nodes_with(LabelId label) const;
  /// Of an edge that the base contains.
  [[nodiscard]] EdgeEnds ends(EdgeId edge) const {
    const std::uint32_t kind = kinds_[edge.number];
    return {from_[edge.number], to_[edge.number], TypeId(kind >> 1), (kind & 1U) != 0};
  }
  [[nodiscard]] bool has_type(EdgeId edge, TypeId type) const {
    return kinds_[edge.number] >> 1 == type.number;
  }
  [[nodiscard]] const Column* node_column(KeyId key) const { return column(parts_.node_columns, key); }
  [[nodiscard]] const Column* edge_column(KeyId key) const { return column(parts_.edge_columns, key); }

  [[nodiscard]] const RunTable& forward() const { return forward_; }
  [[nodiscard]] const RunTable& backward() const { return backward_; }
  [[nodiscard]] const BaseParts& parts() const { return parts_; }
  [[nodiscard]] const BaseIndexes& indexes() const { return indexes_; }

 private:
  static constexpr std::uint32_t kNoEdge = ~std::uint32_t{0};
  [[nodiscard]] static const Column* column(const ColumnList& columns, KeyId key) {
    return key.number < columns.size() ? columns[key.number].get() : nullptr;
  }
  void derive_ends();
  void derive_backward();
  void derive_label_lists();

  BaseParts parts_;
  Adjacency backward_data_;
  RunTable forward_;
  RunTable backward_;
  std::size_t edge_count_ = 0;
  std::vector<NodeId> from_;
  std::vector<NodeId> to_;
  std::vector<std::uint32_t> kinds_;  // type * 2 + undirected, or kNoEdge
  std::vector<std::vector<NodeId>> nodes_with_;
  BaseIndexes indexes_;
};

/// Writes one direction's adjacency, node after node, each node's runs in order of type.
class AdjacencyWriter {
 public:
  explicit AdjacencyWriter(std::size_t nodes);
  void reserve(std::size_t edges);
  void begin_node();  ///< the next node, from 0 on
  /// `undirected`: how many at the front are undirected. Empty runs are left out.
  void run(TypeId type, std::uint32_t undirected, std::span<const NodeId> nodes,
           std::span<const EdgeId> edges);
  Adjacency finish();

 private:
  std::size_t node_count_;
  std::vector<std::uint32_t> columns_;
  std::vector<std::uint32_t> row_starts_;
  Adjacency written_;
};

struct GraphState;
/// A base that holds what base and delta of the state hold now.
std::shared_ptr<const Base> fold(const GraphState& state);

}  // namespace entente
