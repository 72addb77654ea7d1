// How closely knit a graph is: triangles, clustering, cores, communities. All without regard to direction,
// parallel edges once, self-loops left out.
#pragma once

#include "graph/algorithms/projection.hpp"

namespace entente {

/// Triangles that each node is a corner of. Sums to three times the triangles of the graph. (Schank, Wagner
/// 2005: edges point to the end of higher degree, and their lists are intersected.)
NodeValues<std::uint64_t> triangles(const GraphView& view, const Selection& selection = {});

/// The part of a node's pairs of neighbours that are joined; 0 with fewer than two neighbours (Watts,
/// Strogatz 1998).
NodeValues<double> local_clustering(const GraphView& view, const Selection& selection = {});

/// The largest k such that the node is in a subgraph where all have k neighbours (Batagelj, Zaversnik 2003).
NodeValues<std::uint32_t> core_numbers(const GraphView& view, const Selection& selection = {});

struct Communities {
  NodeValues<std::uint32_t> community_of;  ///< numbered from 0 in the order of their smallest node
  std::uint32_t count = 0;
  double modularity = 0;
};
/// Louvain's method (Blondel, Guillaume, Lambiotte, Lefebvre 2008), nodes visited in ascending order and ties
/// to the smaller community, so that the same graph always gives the same communities. Parallel edges weigh
/// more.
Communities louvain(const GraphView& view, const Selection& selection = {}, double resolution = 1);

}  // namespace entente
