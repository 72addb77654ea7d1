// The changes of a graph in order, each with what stood there before and after: read backward it is the undo
// log, read forward the log that the store keeps of a transaction. Private to graph/.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/ids.hpp"
#include "graph/value.hpp"

namespace entente {

enum class ChangeKind : std::uint8_t {
  AddNode = 1,  ///< bare; its labels and properties follow as changes of their own
  RemoveNode,   ///< bare; its labels and properties went before
  AddEdge,
  RemoveEdge,
  AddLabel,
  RemoveLabel,
  SetNodeProperty,
  SetEdgeProperty,
};

struct Change {
  ChangeKind kind{};
  bool undirected = false;   ///< of an edge
  std::uint32_t id = 0;      ///< of the node or edge
  std::uint32_t symbol = 0;  ///< the label, the type or the key
  NodeId from{};             ///< of an edge
  NodeId to{};
  Value before{};  ///< of a property
  Value after{};
};

using ChangeLog = std::vector<Change>;

}  // namespace entente
