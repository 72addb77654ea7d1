// Base: the bulk of a graph, immutable and shared by its snapshots. Adjacency stands in compressed sparse
// rows (forward, backward), properties in typed columns, labels as one small set number a node. A stored base
// is read as it is touched. Private to graph/.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/base/adjacency.hpp"
#include "graph/base/array.hpp"
#include "graph/base/base_index.hpp"
#include "graph/base/base_source.hpp"
#include "graph/base/chunks.hpp"
#include "graph/base/column_set.hpp"
#include "graph/graph_view.hpp"
#include "graph/ids.hpp"

namespace entente {

/// One direction's adjacency with its owner.
struct Adjacency {
  Array<std::uint32_t> rows;  ///< as RunTable::rows
  Array<RunEntry> entries;    ///< as RunTable::entries
  Array<NodeId> nodes;
  Array<EdgeId> edges;  ///< parallel to nodes
  Chunks chunks;        ///< as RunTable::chunks
  [[nodiscard]] RunTable table() const {
    return {rows.data(), entries.data(), nodes.data(), edges.data(), &chunks};
  }
  [[nodiscard]] std::size_t size() const { return edges.size(); }
};

/// Each edge's ends and type, by number.
struct EdgeTable {
  static constexpr unsigned kChunkBits = 14;
  static constexpr std::uint32_t kNoEdge = ~std::uint32_t{0};
  static std::uint32_t kind(TypeId type, bool undirected) {
    return type.number << 1 | (undirected ? 1U : 0U);
  }
  Array<NodeId> from;
  Array<NodeId> to;
  Array<std::uint32_t> kinds;  ///< of a type, or kNoEdge
  Chunks chunks;               ///< of 2^kChunkBits edges each
  [[nodiscard]] std::size_t size() const { return kinds.size(); }
  [[nodiscard]] std::uint32_t kind_of(EdgeId edge) const {
    chunks.touch(edge.number >> kChunkBits);
    return kinds[edge.number];
  }
};

/// What a graph is asked without looking at any node or edge.
struct BaseCounts {
  std::size_t nodes = 0;
  std::size_t edges = 0;
  std::size_t directed_loops = 0;
  std::vector<std::size_t> of_label;
  std::vector<std::size_t> of_type;
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

/// What a base is made from. Node and edge ids may have holes.
struct BaseParts {
  LabelSets label_sets;
  Array<std::uint32_t> label_set_of;  ///< by node; LabelSets::kNoNode at a hole
  Adjacency forward;
  std::optional<Adjacency> backward{};  ///< derived where absent
  EdgeTable edges;
  ColumnSet node_columns;
  ColumnSet edge_columns;
  std::optional<BaseCounts> counts{};  ///< counted where absent
  // Of a stored base.
  std::shared_ptr<BaseSource> source{};
  BaseIndexes::Open open_index{};
};

class Base {
 public:
  explicit Base(BaseParts parts);

  [[nodiscard]] std::size_t node_bound() const { return parts_.label_set_of.size(); }
  [[nodiscard]] std::size_t edge_bound() const { return parts_.edges.size(); }
  [[nodiscard]] const BaseCounts& counts() const { return *parts_.counts; }
  [[nodiscard]] bool contains(NodeId node) const {
    return parts_.label_set_of[node.number] != LabelSets::kNoNode;
  }
  [[nodiscard]] bool contains(EdgeId edge) const { return parts_.edges.kind_of(edge) != EdgeTable::kNoEdge; }
  [[nodiscard]] std::span<const LabelId> labels_of(NodeId node) const {
    const std::uint32_t set = parts_.label_set_of[node.number];
    return set == LabelSets::kNoNode ? std::span<const LabelId>() : parts_.label_sets.labels(set);
  }
  /// The nodes that have the label, ascending.
  [[nodiscard]] std::span<const NodeId> nodes_with(LabelId label) const;
  /// Of an edge that the base contains.
  [[nodiscard]] EdgeEnds ends(EdgeId edge) const {
    const std::uint32_t kind = parts_.edges.kind_of(edge);
    return {parts_.edges.from[edge.number], parts_.edges.to[edge.number], TypeId(kind >> 1),
            (kind & 1U) != 0};
  }
  [[nodiscard]] bool has_type(EdgeId edge, TypeId type) const {
    return parts_.edges.kind_of(edge) >> 1 == type.number;
  }
  [[nodiscard]] const Column* node_column(KeyId key) const { return parts_.node_columns.find(key); }
  [[nodiscard]] const Column* edge_column(KeyId key) const { return parts_.edge_columns.find(key); }

  [[nodiscard]] const RunTable& forward() const { return forward_; }
  [[nodiscard]] const RunTable& backward() const { return backward_; }
  [[nodiscard]] const BaseParts& parts() const { return parts_; }
  [[nodiscard]] const BaseIndexes& indexes() const { return indexes_; }

  /// Reads what is still only stored. fault() says whether that went well.
  void load_all() const;
  [[nodiscard]] std::optional<Error> fault() const {
    return parts_.source != nullptr ? parts_.source->fault() : std::nullopt;
  }

 private:
  void count();
  void list_labels();

  BaseParts parts_;
  RunTable forward_;
  RunTable backward_;
  std::vector<std::vector<NodeId>> nodes_with_;
  Chunks label_lists_;  // one: made when first asked for
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
  std::size_t begun_ = 0;
  Adjacency written_;
};

struct GraphState;
/// A base that holds what base and delta of the state hold now.
std::shared_ptr<const Base> fold(const GraphState& state);

}  // namespace entente
