// An order of nodes that depends on what they are and how they are joined, not on their ids. Private to
// graph/.
#pragma once

#include <string>
#include <vector>

#include "graph/graph_view.hpp"

namespace entente {

struct CanonicalOrder {
  std::vector<NodeId> nodes;         ///< in order
  std::vector<std::uint32_t> ranks;  ///< by node number
};

/// Orders nodes by their content, and equal ones by what they are joined to, refined step by step
/// (Weisfeiler, Leman 1968). Nodes that are still equal are interchangeable but for rare regular graphs;
/// their ids decide. `node_content` and `edge_content` are by number.
CanonicalOrder canonical_order(const GraphView& view, const std::vector<std::string>& node_content,
                               const std::vector<std::uint64_t>& edge_content);

}  // namespace entente
