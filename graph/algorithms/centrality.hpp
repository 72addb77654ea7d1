// Who is central: degree, closeness, betweenness, PageRank.
#pragma once

#include "graph/algorithms/projection.hpp"

namespace entente {

/// Edges at each node; a self-loop counts once.
NodeValues<std::uint32_t> degrees(const GraphView& view, const Selection& selection = {},
                                  Direction direction = Direction::Any);

struct PageRankOptions {
  double damping = 0.85;
  std::uint32_t iterations = 20;
  double tolerance = 0;  ///< stop before, when no rank changed by more in an iteration
};
/// The chance of finding a surfer at each node; sums to 1. The rank of nodes without a way out is spread
/// evenly (Page, Brin, Motwani, Winograd 1999). An undirected edge is a way in both directions.
NodeValues<double> page_rank(const GraphView& view, const Selection& selection = {},
                             const PageRankOptions& options = {});

/// How near a node is to those it reaches, without regard to direction: (r-1)^2 / ((n-1) * sum of distances),
/// for r nodes reached of n (Wasserman, Faust 1994); 0 for a node alone. Takes n breadth-first searches.
NodeValues<double> closeness(const GraphView& view, const Selection& selection = {});

/// How many shortest paths between others lead through a node, without regard to direction, each pair once
/// (Brandes 2001, Boost.Graph). Takes n breadth-first searches.
NodeValues<double> betweenness(const GraphView& view, const Selection& selection = {});

}  // namespace entente
