// RunTable: where each edge type's neighbours stand in the base's adjacency. The layout is what
// GraphView::expand reads inline, so it is plain data.
//
// All neighbours stand in one array, ordered by (node, type, undirected before directed, neighbour, edge). A
// run is the part of one node and one type. Stored adjacency is decoded by chunks of nodes when they are
// touched.
#pragma once

#include <cstdint>
#include <span>

#include "graph/base/chunks.hpp"
#include "graph/ids.hpp"

namespace entente {

struct RunEntry {
  TypeId type;
  std::uint32_t begin = 0;     ///< first position of the run; it ends where the next entry begins
  std::uint32_t directed = 0;  ///< first position of its directed edges; those before are undirected
};

/// One direction's adjacency. The pointers are the base's; a node without edges has no entry.
struct RunTable {
  const std::uint32_t* rows = nullptr;  ///< by node: its first entry; one more row than nodes
  const RunEntry* entries = nullptr;    ///< ends in one more entry that only has a begin
  const NodeId* nodes = nullptr;
  const EdgeId* edges = nullptr;
  const Chunks* chunks = nullptr;  ///< of 2^kChunkBits nodes each

  static constexpr unsigned kChunkBits = 10;

  [[nodiscard]] const RunEntry* begin(NodeId node) const {
    chunks->touch(node.number >> kChunkBits);
    return entries + rows[node.number];
  }
  /// After begin() of the same node.
  [[nodiscard]] const RunEntry* end(NodeId node) const { return entries + rows[node.number + 1]; }
  /// The entry of the type, or nullptr. Nodes have few types, and they are in order.
  [[nodiscard]] const RunEntry* find(NodeId node, TypeId type) const {
    for (const RunEntry *at = begin(node), *last = end(node); at != last; ++at) {
      if (at->type == type) return at;
      if (type < at->type) break;
    }
    return nullptr;
  }
  [[nodiscard]] std::span<const NodeId> nodes_of(std::uint32_t first, std::uint32_t last) const {
    return {nodes + first, nodes + last};
  }
  [[nodiscard]] std::span<const EdgeId> edges_of(std::uint32_t first, std::uint32_t last) const {
    return {edges + first, edges + last};
  }
};

}  // namespace entente
