// The procedures that come with the engine: CALL lookup(…), CALL pagerank(…) and so on. docs/cypher.md lists
// them.
#pragma once

#include <vector>

#include "graph/graph_view.hpp"
#include "query/bind/bind.hpp"
#include "query/engine.hpp"

namespace entente::query {

struct BuiltinProcedure {
  Procedure procedure;
  std::size_t optional_inputs = 0;  ///< how many of the last inputs may be left out
};

/// Over this view, which must outlive them.
std::vector<BuiltinProcedure> builtin_procedures(const GraphView& view);

/// Names: lookup.
void add_lookup(const GraphView& view, std::vector<BuiltinProcedure>& procedures);
/// Algorithms over a part of the graph, given as {label: 'Person', types: ['MET', 'CALLED']}.
void add_algorithms(const GraphView& view, std::vector<BuiltinProcedure>& procedures);

}  // namespace entente::query
