// GraphView::find for those who look up often: the answer's storage is used again.
#pragma once

#include <vector>

#include "graph/graph_view.hpp"

namespace entente {

/// Puts the nodes whose property `key` is identical to `value` into `out`, ascending.
void find_nodes(const GraphView& view, KeyId key, const Value& value, std::vector<NodeId>& out);

}  // namespace entente
