// What executors learn about a graph as they go, kept until the graph changes: which nodes have a label, as
// bits; whether every edge of a type leads to a label; whether a key's integers ascend with the nodes. Each
// is found out once enough work has been done without it to pay for it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "query/execute/adjacency.hpp"
#include "query/execute/meter.hpp"
#include "query/execute/neighbour_lists.hpp"
#include "query/execute/visited.hpp"

namespace entente::query {

/// An integer for every node, in one array.
struct DenseIntegers {
  std::span<const std::int64_t> values;  ///< by node number; empty: not every node has one, or it is changed
  bool ascending = false;                ///< strictly, so that no two nodes share a value
  bool consecutive = false;              ///< the value is the first one plus the node's number
  std::int64_t least = 0, most = 0;
  /// Of a node; without a look into memory where that is known.
  [[nodiscard]] std::int64_t of(NodeId node) const {
    return consecutive ? least + std::int64_t{node.number} : values[node.number];
  }
  /// Of ascending values: the node that has this one.
  [[nodiscard]] std::optional<NodeId> node_with(std::int64_t value) const;
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
  /// The edges' dates beside the lists of a step (which are there), under the same terms.
  const EdgeDays* days(const Step& step, KeyId key, std::size_t walked, Meter& meter);
  /// The nodes of a label (or all) over a step that goes both ways, by rank; null where memory is short.
  const RankedLists* ranked(const Step& step, std::optional<LabelId> label, Meter& meter);
  /// integers(), or null while too few of `asked` values were looked for to pay for reading them all.
  const DenseIntegers* integers_if_paid(KeyId key, std::size_t asked);

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
    Step step;
    NeighbourLists lists{};
    bool built = false;
    std::size_t size = 0;  ///< about so many places
    std::size_t walked = 0;
    struct Days {
      EdgeDays days{};
      bool built = false;
      std::size_t walked = 0;
    };
    std::map<KeyId, Days> days{};
    std::map<std::optional<LabelId>, RankedLists> ranked{};
  };
  Lists& lists_of(const Step& step);
  void forget();
  Label& label(LabelId label);
  void build(LabelId label, Label& fact);
  [[nodiscard]] bool find_lead(const Label& fact, TypeId type, Direction direction) const;

  const GraphView& view_;
  std::uint64_t version_ = 0;
  std::unordered_map<LabelId, Label> labels_;
  std::unordered_map<KeyId, DenseIntegers> integers_;
  std::unordered_map<KeyId, std::size_t> values_asked_;
  std::vector<std::unique_ptr<Lists>> lists_;  // few
};

}  // namespace entente::query
