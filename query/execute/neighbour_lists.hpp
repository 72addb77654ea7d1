// NeighbourLists: the neighbours over one step of all nodes in one array, for queries that walk about the
// whole graph; and the dates of the edges beside them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "query/execute/adjacency.hpp"
#include "query/execute/meter.hpp"
#include "query/execute/visited.hpp"

namespace entente::query {

/// Each node's neighbours ascend, and a neighbour stands as often as edges lead to it, those in order of
/// their numbers. A place is an index into `nodes` and `edges`.
struct NeighbourLists {
  std::vector<std::uint32_t> starts;  ///< by node number, and one more
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;  ///< beside `nodes`
  bool loops = false;         ///< some edge leads from a node to itself
  bool repeats = false;       ///< some neighbour stands more than once in a list

  [[nodiscard]] std::uint32_t begin(NodeId node) const { return starts[node.number]; }
  [[nodiscard]] std::uint32_t end(NodeId node) const { return starts[node.number + 1]; }
  [[nodiscard]] std::uint32_t count(NodeId node) const { return end(node) - begin(node); }
  [[nodiscard]] std::span<const NodeId> of(NodeId node) const {
    return {nodes.data() + begin(node), count(node)};
  }
  [[nodiscard]] std::span<const EdgeId> edges_of(NodeId node) const {
    return {edges.data() + begin(node), count(node)};
  }
  /// Two hints for a node that will be asked for soon: first `prefetch_start`, later `prefetch`.
  void prefetch_start(NodeId node) const { __builtin_prefetch(&starts[node.number]); }
  void prefetch(NodeId node) const { __builtin_prefetch(nodes.data() + starts[node.number]); }
};

/// A date of each edge, by place of a list, as days since 1970.
struct EdgeDays {
  static constexpr std::int32_t kOther = INT32_MIN;  ///< absent, no date, or less precise than a day
  std::vector<std::int32_t> days;
};

/// The nodes of a step that goes both ways, ranked by falling number of neighbours (then by number); of each
/// the neighbours of lower rank. A triangle stands in them once, however uneven the numbers of neighbours are
/// (Chiba and Nishizeki, "Arboricity and subgraph listing algorithms", 1985).
struct RankedLists {
  std::vector<std::uint32_t> starts;  ///< by rank, and one more
  std::vector<std::uint32_t> ranks;
  bool repeats = false;
};

/// False where the meter stopped it.
bool build_lists(const GraphView& view, const Step& step, NeighbourLists& lists, Meter& meter);
/// `only`: nodes that are looked at; null: all.
bool build_ranked(const NeighbourLists& lists, const NodeBits* only, RankedLists& ranked, Meter& meter);
bool build_days(const GraphView& view, const NeighbourLists& lists, KeyId key, EdgeDays& days, Meter& meter);

}  // namespace entente::query
