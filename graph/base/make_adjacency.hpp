// Makes the adjacency of a whole graph from its table of edges. Private to graph/.
#pragma once

#include <cstddef>
#include <cstdint>

#include "graph/base/base.hpp"

namespace entente {

/// Forward: the edges that begin at each node, and undirected ones at both of their ends (a loop once).
/// Backward: the directed ones that end there.
enum class Way : std::uint8_t { Forward, Backward };

/// A counting sort by node, then each node's few steps by type, undirected before directed, neighbour and
/// edge. All in place: of a large graph, fresh memory costs more than the sorting.
Adjacency make_adjacency(const EdgeTable& table, std::size_t nodes, Way way);

}  // namespace entente
