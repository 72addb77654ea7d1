// What a statement names that the graph does not have: openCypher answers it with no rows, which a
// misspelling would too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.hpp"
#include "query/ask/names.hpp"

namespace entente::cli {

/// One note for each label and edge type of the statement that is not in the graph, and for each text that a
/// `name` is compared with and no node bears; each with the nearest that is there. In order of the text.
std::vector<std::string> unknown_names(std::string_view statement, const GraphView& view,
                                       const query::Names& names);

}  // namespace entente::cli
