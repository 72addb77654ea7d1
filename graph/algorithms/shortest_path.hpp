// Distances and weighted shortest paths.
#pragma once

#include <functional>
#include <optional>

#include "graph/algorithms/projection.hpp"
#include "graph/result.hpp"
#include "graph/value.hpp"

namespace entente {

/// Steps from a node to each that it reaches, along the direction; nodes that it does not reach are left out.
/// Breadth-first search.
NodeValues<std::uint32_t> distances(const GraphView& view, NodeId from, const Selection& selection = {},
                                    Direction direction = Direction::Any);

struct WeightedPath {
  Path path;
  double weight = 0;  ///< the sum
};
/// The path of least total weight, or nothing where there is none; of equals, one that does not depend on
/// anything but the graph (Dijkstra 1959, Boost.Graph). ArgumentError where a weight is negative or not a
/// number, or an end is not selected.
Result<std::optional<WeightedPath>> lightest_path(const GraphView& view, NodeId from, NodeId to,
                                                  const std::function<double(EdgeId)>& weight,
                                                  const Selection& selection = {},
                                                  Direction direction = Direction::Any);

}  // namespace entente
