// Look-up by value: hash to nodes. It may name too many nodes (changed or removed since), never too few, so
// whoever asks checks each candidate against the graph. Private to graph/.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "graph/ids.hpp"

namespace entente {

class NodeIndex {
 public:
  void insert(std::uint64_t hash, NodeId node) { nodes_[hash].push_back(node); }
  /// Appends the nodes entered under this hash, in no order and perhaps repeated.
  void find(std::uint64_t hash, std::vector<NodeId>& out) const {
    const auto found = nodes_.find(hash);
    if (found != nodes_.end()) out.insert(out.end(), found->second.begin(), found->second.end());
  }

 private:
  std::unordered_map<std::uint64_t, std::vector<NodeId>> nodes_;
};

}  // namespace entente
