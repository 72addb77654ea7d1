// What executors learn about a graph as they go, kept until the graph changes: which nodes have a label, as
// bits; whether every edge of a type leads to a label; whether a key's integers ascend with the nodes. Each
// is found out once enough work has been done without it to pay for it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "query/execute/adjacency.hpp"
#include "query/execute/meter.hpp"
#include "query/execute/visited.hpp"

namespace entente::query {

/// An integer for every node, in one array.
struct DenseIntegers {
  std::span<const std::int64_t> values;  ///< by node number; empty: not every node has one, or it is changed
  bool ascending = false;                ///< strictly, so that no two nodes share a value
  bool consecutive = false;              ///< the value is the first one plus the node's number
  std::int64_t least = 0, most = 0;
};

/// The neighbours over one step, of all nodes, in one array: each node's ascend, and a neighbour stands as
/// often as edges lead to it.
struct NeighbourLists {
  std::vector<std::uint32_t> starts;  ///< by node number, and one more
  std::vector<NodeId> nodes;
  [[nodiscard]] std::span<const NodeId> of(NodeId node) const {
    return std::span(nodes).subspan(starts[node.number], starts[node.number + 1] - starts[node.number]);
  }
  /// Two hints for a node that will be asked for soon: first `prefetch_start`, later `prefetch`.
  void prefetch_start(NodeId node) const { __builtin_prefetch(&starts[node.number]); }
  void prefetch(NodeId node) const { __builtin_prefetch(nodes.data() + starts[node.number]); }
};

class GraphFacts {
 public:
  explicit GraphFacts(const GraphView& view) : view_(view) {}
  GraphFacts(const GraphFacts&) = delete;
  GraphFacts& operator=(const GraphFacts&) = delete;

  /// Forgets everything if the graph is not as it was. Call before a statement or operator asks.
  void refresh() {
    if (version_ != view_.version()) forget();
  }
  /// The nodes that have the label, or null while it is cheaper to ask for the `coming` ones one by one.
  const NodeBits* with_label(LabelId label, std::size_t coming);
  /// Whether each edge of the step leads to a node with the label, as far as that is known; `coming` as
  /// above.
  bool always_leads_to(const Step& step, LabelId label, std::size_t coming);
  const DenseIntegers& integers(KeyId key);
  /// Lists for a step of which `walked` more edges were looked at, or null while that is too few to pay for
  /// them (or memory is short).
  const NeighbourLists* neighbours(const Step& step, std::size_t walked, Meter& meter);

 private:
  struct Label {
    NodeBits bits;
    bool built = false;
    std::size_t asked = 0;
    struct Lead {
      bool known = false, always = false;
      std::size_t asked = 0;
    };
    std::map<std::pair<TypeId, Direction>, Lead> leads;
  };
  struct Lists {
    NeighbourLists lists;
    bool built = false;
    std::size_t walked = 0;
  };
  bool build(const Step& step, NeighbourLists& lists, Meter& meter) const;
  void forget();
  Label& label(LabelId label);
  void build(LabelId label, Label& fact);
  [[nodiscard]] bool find_lead(const Label& fact, TypeId type, Direction direction) const;

  const GraphView& view_;
  std::uint64_t version_ = 0;
  std::unordered_map<LabelId, Label> labels_;
  std::unordered_map<KeyId, DenseIntegers> integers_;
  std::map<std::pair<std::vector<TypeId>, Direction>, Lists> lists_;
};

}  // namespace entente::query
