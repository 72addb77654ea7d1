// Random changes to a graph, and whether two graphs hold the same under the same ids.
#pragma once

#include <random>

#include "graph/graph.hpp"

namespace entente {

/// Adds, changes and removes nodes, edges, labels and properties of all kinds; at most 3 labels, 4 types, 5
/// keys.
void change_randomly(Graph& graph, std::mt19937& random, int changes);

/// Same ids, labels, types and keys by name, ends, properties and counts.
bool same_graph(const GraphView& a, const GraphView& b);

}  // namespace entente
