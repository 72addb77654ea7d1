// Aggregation: rows grouped by keys under equivalence, groups given in order of first appearance. Counts are
// kept as plain numbers; everything else is an Accumulator.
#include <algorithm>

#include "query/execute/builder.hpp"
#include "query/execute/key_table.hpp"
#include "query/execute/visited.hpp"
#include "query/functions/aggregates.hpp"
#include "query/plan/mentions.hpp"

namespace entente::query {
namespace {

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
  void rebuild() {
    std::size_t size = 16;
    while (size < nodes_.size() * 3) size *= 2;
    table_.assign(size, NodeId::kNone);
    for (const NodeId node : nodes_) *place(node) = node.number;
  }
  std::uint32_t* place(NodeId node) {
    const std::size_t mask = table_.size() - 1;
    std::size_t i = (node.number * std::size_t{0x9E3779B97F4A7C15ULL} >> 20) & mask;
    while (table_[i] != NodeId::kNone && table_[i] != node.number) i = (i + 1) & mask;
    return &table_[i];
  }
  void insert(NodeId node) {
    std::uint32_t* at = place(node);
    if (*at == node.number) return;
    *at = node.number;
    nodes_.push_back(node);
    if (nodes_.size() * 2 > table_.size()) rebuild();
  }
  std::vector<NodeId> nodes_;
  std::vector<std::uint32_t> table_;
  bool ascending_ = true;
};

/// One aggregate over all groups.
struct AggregateState {
  enum class Kind : std::uint8_t { CountRows, Count, CountDistinctNodes, General };
  Kind kind = Kind::General;
  const BoundAggregate* aggregate = nullptr;
  std::vector<EvaluatorPtr> arguments;
  std::vector<std::int64_t> counts;  // CountRows, Count
  std::vector<DistinctNodes> nodes;  // CountDistinctNodes, by group
  NodeBits bits;                     // CountDistinctNodes of the only group
  std::vector<NodeId> members;
  std::vector<std::unique_ptr<Accumulator>> accumulators;  // General
};

class AggregateCursor final : public Cursor {
 public:
  AggregateCursor(const Aggregate& op, CursorPtr input, Builder& builder)
      : op_(op),
        input_(std::move(input)),
        context_(builder.context()),
        charge_(context_.meter),
        groups_(op.keys.size(), context_),
        key_(op.keys.size()) {
    for (const BoundItem& key : op.keys) keys_.push_back(builder.compile(key.expression));
    for (const BoundAggregate& aggregate : op.aggregates) states_.push_back(make_state(aggregate, builder));
    find_owner();
  }

  void open(Row row) override {
    input_->open(row);
    clear();
    done_ = false;
  }
  bool next(Row row) override {
    if (!done_ && !take_all(row)) return false;
    if (at_ == group_count_) return false;
    const auto key = groups_.size() == 0 ? std::span<const Value>() : groups_.key(at_);
    for (std::size_t i = 0; i < key.size(); ++i) row[op_.keys[i].slot] = key[i];
    for (AggregateState& state : states_) row[state.aggregate->slot] = finish(state, at_);
    ++at_;
    return !context_.failed() && !context_.meter.stop();
  }

 private:
  static AggregateState make_state(const BoundAggregate& aggregate, Builder& builder) {
    AggregateState state;
    state.aggregate = &aggregate;
    state.arguments = builder.compile_all(aggregate.arguments);
    if (aggregate.function == "count") {
      if (aggregate.arguments.empty()) {
        state.kind = AggregateState::Kind::CountRows;
      } else if (!aggregate.distinct) {
        state.kind = AggregateState::Kind::Count;
      } else if (aggregate.arguments.front()->type.is(TypeKind::Node)) {
        state.kind = AggregateState::Kind::CountDistinctNodes;
      }
    }
    if (state.kind == AggregateState::Kind::General &&
        make_accumulator(aggregate.function, aggregate.distinct) == nullptr) {
      builder.fail({.kind = ErrorKind::SyntaxError,
                    .message = "unknown aggregating function " + aggregate.function,
                    .detail = "UnknownFunction",
                    .phase = ErrorPhase::CompileTime});
    }
    return state;
  }

  /// Where all keys are properties of one node (or it itself), its number decides the group: no key is
  /// computed twice.
  void find_owner() {
    if (op_.keys.empty()) return;
    SlotSet slots;
    for (const BoundItem& key : op_.keys) {
      const auto* property = std::get_if<BoundProperty>(&key.expression->node);
      const BoundExpression& owner = property != nullptr ? *property->object : *key.expression;
      const auto* slot = std::get_if<BoundSlot>(&owner.node);
      if (slot == nullptr || !owner.type.is(TypeKind::Node)) return;
      slots.insert(slot->slot);
    }
    if (slots.size() == 1) owner_ = *slots.begin();
  }

  bool take_all(Row row) {
    done_ = true;
    if (op_.keys.empty()) add_group();  // one group even without rows
    if (const auto slot = only_counted_slot()) return count_nodes(*slot, row);
    while (input_->next(row)) {
      const std::uint32_t group = op_.keys.empty() ? 0 : group_of(row);
      for (AggregateState& state : states_) add(state, group, row);
      if (context_.failed() || context_.meter.stop()) return false;
    }
    return !context_.failed();
  }
  /// The slot of the nodes, where the distinct nodes of one slot are all that is asked.
  [[nodiscard]] std::optional<Slot> only_counted_slot() const {
    if (!op_.keys.empty() || states_.size() != 1 ||
        states_[0].kind != AggregateState::Kind::CountDistinctNodes) {
      return std::nullopt;
    }
    const auto* slot = std::get_if<BoundSlot>(&op_.aggregates[0].arguments[0]->node);
    return slot != nullptr ? std::optional(slot->slot) : std::nullopt;
  }
  bool count_nodes(Slot slot, Row row) {
    AggregateState& state = states_[0];
    state.bits.reserve(context_.view.node_bound());
    for (bool more = true; more && !context_.failed();) {
      batch_.clear();
      more = input_->next_nodes(row, slot, batch_);
      for (const NodeId node : batch_) {
        if (state.bits.insert(node)) state.members.push_back(node);
      }
      if (context_.meter.stop(static_cast<std::uint32_t>(std::min<std::size_t>(batch_.size(), 4096))))
        return false;
    }
    return !context_.failed();
  }
  std::uint32_t group_of(Row row) {
    if (owner_ && row[*owner_].is(ValueKind::Node)) {
      const NodeId node = row[*owner_].node();
      if (node.number >= group_of_node_.size()) group_of_node_.resize(context_.view.node_bound(), kNoGroup);
      std::uint32_t& known = group_of_node_[node.number];
      if (known == kNoGroup) {
        known = group_by_keys(row);
        owners_.push_back(node);
      }
      return known;
    }
    return group_by_keys(row);
  }
  std::uint32_t group_by_keys(Row row) {
    for (std::size_t i = 0; i < keys_.size(); ++i) key_[i] = keys_[i]->evaluate(row, context_.eval);
    const auto [group, fresh] = groups_.insert(key_);
    if (fresh) add_group();
    return group;
  }
  void add_group() {
    ++group_count_;
    for (AggregateState& state : states_) {
      switch (state.kind) {
        case AggregateState::Kind::CountRows:
        case AggregateState::Kind::Count:
          state.counts.push_back(0);
          break;
        case AggregateState::Kind::CountDistinctNodes:
          state.nodes.emplace_back();
          break;
        case AggregateState::Kind::General:
          state.accumulators.push_back(
              make_accumulator(state.aggregate->function, state.aggregate->distinct));
          break;
      }
    }
  }
  void add(AggregateState& state, std::uint32_t group, Row row) {
    switch (state.kind) {
      case AggregateState::Kind::CountRows:
        ++state.counts[group];
        return;
      case AggregateState::Kind::Count:
        if (!state.arguments[0]->evaluate(row, context_.eval).is_null()) ++state.counts[group];
        return;
      case AggregateState::Kind::CountDistinctNodes: {
        const Value value = state.arguments[0]->evaluate(row, context_.eval);
        if (!value.is(ValueKind::Node)) return;
        if (op_.keys.empty()) {  // one group: a bit for each node
          state.bits.reserve(context_.view.node_bound());
          if (state.bits.insert(value.node())) state.members.push_back(value.node());
        } else if (state.nodes[group].add(value.node())) {
          charge_.add(8);
        }
        return;
      }
      case AggregateState::Kind::General:
        break;
    }
    values_.clear();
    for (const auto& argument : state.arguments) values_.push_back(argument->evaluate(row, context_.eval));
    Accumulator& accumulator = *state.accumulators[group];
    const std::size_t before = accumulator.memory();
    accumulator.add(values_, context_.eval);
    charge_.add(static_cast<std::int64_t>(accumulator.memory()) - static_cast<std::int64_t>(before));
  }
  Value finish(const AggregateState& state, std::uint32_t group) {
    switch (state.kind) {
      case AggregateState::Kind::CountRows:
      case AggregateState::Kind::Count:
        return Value(state.counts[group]);
      case AggregateState::Kind::CountDistinctNodes:
        return Value(
            static_cast<std::int64_t>(op_.keys.empty() ? state.members.size() : state.nodes[group].size()));
      case AggregateState::Kind::General:
        break;
    }
    return state.accumulators[group]->finish(context_.eval);
  }
  void clear() {
    groups_.clear();
    for (AggregateState& state : states_) {
      state.counts.clear();
      state.nodes.clear();
      state.accumulators.clear();
      state.bits.clear_touched(state.members);
      state.members.clear();
    }
    for (const NodeId node : owners_) group_of_node_[node.number] = kNoGroup;
    owners_.clear();
    charge_.release();
    group_count_ = 0;
    at_ = 0;
  }

  static constexpr std::uint32_t kNoGroup = UINT32_MAX;
  const Aggregate& op_;
  CursorPtr input_;
  ExecContext& context_;
  Charge charge_;
  KeyTable groups_;
  std::vector<EvaluatorPtr> keys_;
  std::vector<Value> key_, values_;
  std::vector<AggregateState> states_;
  std::optional<Slot> owner_;
  std::vector<std::uint32_t> group_of_node_;
  std::vector<NodeId> owners_;
  std::vector<NodeId> batch_;
  std::uint32_t group_count_ = 0, at_ = 0;
  bool done_ = false;
};

}  // namespace

CursorPtr make_aggregate_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<AggregateCursor>(std::get<Aggregate>(op.node), std::move(input), builder);
}

}  // namespace entente::query
