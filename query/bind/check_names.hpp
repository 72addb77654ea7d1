// Labels, edge types and property keys of a query that the graph does not have. They are legal, and match
// nothing; mostly they are mistyped.
#pragma once

#include <string_view>
#include <vector>

#include "graph/graph_view.hpp"
#include "query/bind/bound_query.hpp"

namespace entente::query {

/// In the order of the text, each name once; empty where the graph is. `text` is what the statement was
/// parsed from. Names that the statement itself makes (CREATE, MERGE, SET) are not looked at.
std::vector<Notice> check_names(const BoundStatement& statement, std::string_view text,
                                const GraphView& graph);

/// The same from the text alone, which is parsed and bound first; nothing where that fails.
std::vector<Notice> check_names(std::string_view text, const GraphView& graph);

}  // namespace entente::query
