// One value as people read it: nodes as (Xi Jinping:Person), edges and paths with their ends, dates as ISO
// 8601.
#pragma once

#include <string>

#include "graph/graph_view.hpp"
#include "graph/value.hpp"

namespace entente::cli {

/// A string stands for itself; within lists and maps it is quoted. Null is empty at the top and `null`
/// inside. Nodes, edges and paths need `view`, the graph that the value came from; those no longer in it
/// print as "(deleted node)".
std::string value_text(const Value& value, const GraphView& view);

/// (Xi Jinping:Person)
std::string node_text(NodeId node, const GraphView& view);
/// (Xi Jinping:Person)-[MET 2024-07-02 in Astana]-(Kassym-Jomart Tokayev:Person)
std::string edge_text(EdgeId edge, const GraphView& view);
/// The name of a node: its `name`, else `id` or `title` where they are text, else `#7`.
std::string node_name(NodeId node, const GraphView& view);

}  // namespace entente::cli
