// The delta: whole records of the nodes and edges that are new or changed since the base was made. Private to
// graph/. A node's record repeats its adjacency, so that a step from it is still at most two contiguous runs.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "graph/base/paged.hpp"
#include "graph/ids.hpp"
#include "graph/value.hpp"

namespace entente {

/// A node's or edge's properties, ascending by key, without nulls.
using PropertyList = std::vector<std::pair<KeyId, Value>>;

const Value* find_property(const PropertyList& properties, KeyId key);
/// Null removes.
void put_property(PropertyList& properties, KeyId key, Value value);

/// The edges of one type at a node: the undirected ones, then the directed ones, each part ascending by
/// (node, edge).
struct EdgeRun {
  TypeId type;
  std::uint32_t undirected = 0;  ///< how many at the front are undirected
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
};

/// The runs of one direction, ascending by type; none is empty.
struct RunList {
  std::vector<EdgeRun> runs;

  [[nodiscard]] const EdgeRun* find(TypeId type) const;
  void insert(TypeId type, bool undirected, NodeId neighbour, EdgeId edge);
  void remove(TypeId type, bool undirected, NodeId neighbour, EdgeId edge);
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t undirected() const;
};

struct NodeRecord {
  bool alive = false;
  std::vector<LabelId> labels;  ///< ascending
  PropertyList properties;
  RunList forward;   ///< undirected edges of either end, and directed ones that leave
  RunList backward;  ///< directed edges that arrive
};

struct EdgeRecord {
  bool alive = false;
  bool undirected = false;
  NodeId from;
  NodeId to;
  TypeId type;
  PropertyList properties;
};

struct Delta {
  Paged<NodeRecord> nodes;
  Paged<EdgeRecord> edges;
  [[nodiscard]] bool empty() const { return nodes.empty() && edges.empty(); }
  void clear() {
    nodes.clear();
    edges.clear();
  }
};

}  // namespace entente
