// Projection: the part of a graph that an algorithm looks at, with vertices numbered densely. The algorithms
// of this folder take a view and a Selection and make their projection themselves; it is one pass over the
// edges.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/graph_view.hpp"

namespace entente {

/// Which nodes and edges count.
struct Selection {
  std::vector<TypeId> types{};     ///< empty: every edge type
  std::optional<LabelId> label{};  ///< only nodes that have it, and edges between them
  /// Asked every few milliseconds, if set; after it has said true the algorithm returns soon, and what it
  /// returns means nothing.
  std::function<bool()> stop{};
  [[nodiscard]] bool stopped() const { return stop && stop(); }
  /// For loops: asks at every 1024th round.
  [[nodiscard]] bool stopped_at(std::uint32_t round) const { return round % 1024 == 1023 && stopped(); }
};

/// A result for each selected node; nodes ascending, values index by index.
template <class T>
struct NodeValues {
  std::vector<NodeId> nodes;
  std::vector<T> values;
};

enum class Shape : std::uint8_t {
  Directed,    ///< arcs as the edges point; an undirected edge gives an arc each way
  Undirected,  ///< arcs both ways for every edge; a self-loop gives one
  Simple,      ///< as Undirected, without self-loops, parallel edges once
};

struct Csr;  // private to graph/: holds the Boost graph

class Projection {
 public:
  Projection(const GraphView& view, const Selection& selection, Shape shape);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  [[nodiscard]] std::size_t arc_count() const { return targets_.size(); }
  /// The vertices that arcs from this one lead to; ascending in a Simple projection.
  [[nodiscard]] std::span<const std::uint32_t> targets(std::uint32_t vertex) const {
    return targets_.subspan(starts_[vertex], starts_[vertex + 1] - starts_[vertex]);
  }
  [[nodiscard]] std::uint32_t degree(std::uint32_t vertex) const {
    return starts_[vertex + 1] - starts_[vertex];
  }
  /// The edge behind each arc, in the order of targets. Not in a Simple projection, whose arcs may stand for
  /// several.
  [[nodiscard]] std::span<const EdgeId> edges(std::uint32_t vertex) const {
    return std::span(edges_).subspan(starts_[vertex], starts_[vertex + 1] - starts_[vertex]);
  }
  [[nodiscard]] NodeId node(std::uint32_t vertex) const { return nodes_[vertex]; }
  [[nodiscard]] const std::vector<NodeId>& nodes() const { return nodes_; }
  /// The vertex of a node, or nothing where it is not selected.
  [[nodiscard]] std::optional<std::uint32_t> vertex(NodeId node) const;
  /// The Boost graph; for this folder's .cpp files, which include csr_graph.hpp.
  [[nodiscard]] const Csr& boost_graph() const { return *csr_; }

 private:
  void number_nodes(const GraphView& view, const Selection& selection);

  std::vector<NodeId> nodes_;
  std::vector<std::uint32_t> vertex_of_;  // by node number
  std::shared_ptr<const Csr> csr_;
  std::span<const std::uint32_t> starts_;   // of the Boost graph
  std::span<const std::uint32_t> targets_;  // of the Boost graph
  std::vector<EdgeId> edges_;
};

}  // namespace entente
