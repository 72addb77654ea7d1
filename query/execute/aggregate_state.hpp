// One aggregate over all groups of an aggregation. Counts are kept as plain numbers; everything else is an
// Accumulator a group.
#pragma once

#include <memory>
#include <vector>

#include "query/execute/builder.hpp"
#include "query/execute/visited.hpp"
#include "query/functions/aggregates.hpp"

namespace entente::query {

/// Distinct nodes of one group. As long as they come in ascending order (as scans give them) the last one is
/// enough to know; after that they are looked up.
class DistinctNodes {
 public:
  /// Returns whether it is new.
  bool add(NodeId node) {
    const std::size_t before = nodes_.size();
    if (ascending_) {
      if (nodes_.empty() || nodes_.back() < node) return nodes_.push_back(node), true;
      if (nodes_.back() == node) return false;
      ascending_ = false;
      rebuild();
    }
    insert(node);
    return nodes_.size() != before;
  }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

 private:
  void rebuild();
  std::uint32_t* place(NodeId node);
  void insert(NodeId node);
  std::vector<NodeId> nodes_;
  std::vector<std::uint32_t> table_;
  bool ascending_ = true;
};

class AggregateState {
 public:
  /// `only_group`: the aggregation has no keys.
  AggregateState(const BoundAggregate& aggregate, bool only_group, Builder& builder);

  void add_group();
  void add(std::uint32_t group, Row row);
  [[nodiscard]] Value finish(std::uint32_t group);
  void clear();
  [[nodiscard]] Slot slot() const { return aggregate_.slot; }

  /// A whole batch of one group. False: the state must be given its rows one by one.
  bool add_batch(std::uint32_t group, const BatchSlots& slots, const NodeBatch& batch);
  /// Whether rows of batches count one by one without being looked at, so that `count` may be called.
  [[nodiscard]] bool counts_rows(const BatchSlots& slots) const;
  void count(std::uint32_t group, std::int64_t rows) { counts_[group] += rows; }
  /// By group, of a state that counts rows.
  [[nodiscard]] std::vector<std::int64_t>& counts() { return counts_; }
  [[nodiscard]] bool is_count() const { return kind_ == Kind::CountRows || kind_ == Kind::Count; }

 private:
  enum class Kind : std::uint8_t { CountRows, Count, CountDistinctNodes, General };
  [[nodiscard]] bool is_batch_node(const BatchSlots& slots) const { return node_ && *node_ == slots.node; }
  bool add_sum(std::uint32_t group, const NodeBatch& batch);
  void find_summable();
  void mark_members();

  Kind kind_ = Kind::General;
  const BoundAggregate& aggregate_;
  bool only_group_;
  ExecContext& context_;
  Charge charge_;
  std::vector<EvaluatorPtr> arguments_;
  std::optional<Slot> node_;             ///< the only argument is this slot, and a node
  const BoundProperty* sums_ = nullptr;  ///< sum() of a property of the node in sum_of_
  Slot sum_of_ = 0;
  const DenseIntegers* summable_ = nullptr;  ///< of this graph version: where sums of batches cannot overflow
  std::uint64_t version_ = 0;
  std::vector<std::int64_t> counts_;   // CountRows, Count
  std::vector<std::uint64_t> summed_;  // General: how many values a group was given as part of a batch's sum
  std::vector<DistinctNodes> nodes_;   // CountDistinctNodes, by group
  NodeBits bits_;                      // CountDistinctNodes of the only group
  std::vector<NodeId> members_;
  bool marked_ = true;  ///< members_ stand in bits_; not while they are of one batch of distinct nodes
  std::vector<std::unique_ptr<Accumulator>> accumulators_;  // General
  std::vector<Value> values_;
};

}  // namespace entente::query
