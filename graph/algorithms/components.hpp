// Which nodes hang together.
#pragma once

#include "graph/algorithms/projection.hpp"

namespace entente {

/// Components are numbered from 0 in the order of their smallest node.
struct Components {
  NodeValues<std::uint32_t> component_of;
  std::vector<std::uint32_t> sizes;  ///< by component
};

/// Without regard to direction (union-find with path halving; Tarjan and van Leeuwen 1984).
Components connected_components(const GraphView& view, const Selection& selection = {});
/// Every node of a component reaches every other along directions (Tarjan 1972, Boost.Graph).
Components strong_components(const GraphView& view, const Selection& selection = {});

}  // namespace entente
