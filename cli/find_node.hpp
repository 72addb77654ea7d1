// The node that a name on the command line stands for.
#pragma once

#include <string>

#include "graph/graph_view.hpp"
#include "graph/result.hpp"

namespace entente::cli {

/// By name or alias; of several, the only person. NotFound with the nearest name, or with the choices.
Result<NodeId> find_node(const std::string& name, const GraphView& view);

}  // namespace entente::cli
