// Rows as text for comparing: nodes, edges and paths by what they hold, not by their numbers.
#pragma once

#include <string>
#include <vector>

#include "graph/graph_view.hpp"

namespace entente::query::test {

std::string show_value(const Value& value, const GraphView& view);
/// `| 1 | 'x' |`
std::string show_row(const std::vector<Value>& row, const GraphView& view);

}  // namespace entente::query::test
