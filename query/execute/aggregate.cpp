// Aggregation: rows grouped by keys under equivalence, groups given in order of first appearance. Input that
// comes in batches of nodes is counted and summed a batch at a time.
#include <algorithm>
#include <utility>

#include "query/execute/aggregate_state.hpp"
#include "query/execute/key_table.hpp"
#include "query/plan/mentions.hpp"

namespace entente::query {
namespace {

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
    states_.reserve(op.aggregates.size());
    for (const BoundAggregate& aggregate : op.aggregates)
      states_.push_back(std::make_unique<AggregateState>(aggregate, op.keys.empty(), builder));
    if (builder.batches()) slots_ = input_->batch_slots();
    find_owner();
  }

  void open(Row row) override {
    input_->open(row);
    clear();
    done_ = false;
    floor_state_ = nullptr;
  }
  void set_floor(Slot slot, std::int64_t least) override {
    floor_ = least;
    if (floor_state_ != nullptr && floor_state_->slot() == slot) return;
    floor_state_ = nullptr;
    for (const auto& state : states_) {
      if (state->slot() == slot && state->is_count()) floor_state_ = state.get();
    }
  }
  bool next(Row row) override {
    if (!done_ && !take_all(row)) return false;
    if (floor_state_ != nullptr) {
      const auto& counts = floor_state_->counts();
      while (at_ < group_count_ && counts[at_] < floor_) ++at_;
    }
    if (at_ == group_count_) return false;
    if (late_keys_) {
      row[op_.keys[0].slot] = Value(dense_key_->of(owners_[at_]));
    } else if (groups_.size() != 0) {
      const auto key = groups_.key(at_);
      for (std::size_t i = 0; i < key.size(); ++i) row[op_.keys[i].slot] = key[i];
    }
    for (const auto& state : states_) row[state->slot()] = state->finish(at_);
    ++at_;
    return !context_.failed() && !context_.meter.stop();
  }

 private:
  /// Where all keys are properties of one node (or it itself), its number decides the group: no key is
  /// computed twice.
  void find_owner() {
    if (op_.keys.empty()) return;
    SlotSet slots, mentioned;
    bool all_of_nodes = true;
    for (const BoundItem& key : op_.keys) {
      add_mentioned(key.expression, mentioned);
      const auto* property = std::get_if<BoundProperty>(&key.expression->node);
      const BoundExpression& owner = property != nullptr ? *property->object : *key.expression;
      const auto* slot = std::get_if<BoundSlot>(&owner.node);
      if (slot == nullptr || !owner.type.is(TypeKind::Node)) {
        all_of_nodes = false;
        continue;
      }
      slots.insert(slot->slot);
    }
    if (all_of_nodes && slots.size() == 1) owner_ = *slots.begin();
    keys_differ_in_batch_ =
        slots_ && (mentioned.contains(slots_->node) || (slots_->edge && mentioned.contains(*slots_->edge)));
  }
  /// Whether nodes with different numbers always have different keys, so that keys need not be compared.
  [[nodiscard]] bool keys_are_unique() {
    if (owner_ != slots_->node || context_.eval.deletes) return false;
    context_.facts.refresh();
    return std::any_of(op_.keys.begin(), op_.keys.end(), [&](const BoundItem& key) {
      const auto* property = std::get_if<BoundProperty>(&key.expression->node);
      if (property == nullptr) return true;  // the node itself
      const auto id = context_.view.keys().find(property->key);
      if (!id || !context_.facts.integers(*id).ascending) return false;
      if (op_.keys.size() == 1) dense_key_ = &context_.facts.integers(*id);
      return true;
    });
  }

  bool take_all(Row row) {
    done_ = true;
    if (op_.keys.empty()) add_group();  // one group even without rows
    if (slots_) return take_batches(row);
    while (input_->next(row)) {
      add_row(row);
      if (context_.failed() || context_.meter.stop()) return false;
    }
    return !context_.failed();
  }
  void add_row(Row row) {
    const std::uint32_t group = op_.keys.empty() ? 0 : group_of(row);
    for (const auto& state : states_) state->add(group, row);
  }
  bool take_batches(Row row) {
    dense_key_ = nullptr;
    unique_ = keys_are_unique();
    const bool by_node =
        owner_ == slots_->node && std::all_of(states_.begin(), states_.end(),
                                              [&](const auto& state) { return state->counts_rows(*slots_); });
    late_keys_ = late_counting_ = by_node && dense_key_ != nullptr && states_.size() == 1;
    late_rows_ = owner_count_ = 0;
    NodeBatch batch;
    while (input_->next_batch(row, batch)) {
      if (batch.nodes.empty()) continue;
      if (!keys_differ_in_batch_) {
        add_of_one_group(row, batch);
      } else if (by_node) {
        count_by_node(row, batch);
      } else {
        each_row(row, batch, [&] { add_row(row); });
      }
      const auto work = static_cast<std::uint32_t>(std::min<std::size_t>(batch.nodes.size(), 4096));
      if (context_.failed() || context_.meter.stop(work)) {
        end_late_counting();
        return false;
      }
    }
    end_late_counting();
    return !context_.failed();
  }
  template <class Use>
  void each_row(Row row, const NodeBatch& batch, Use&& use) {
    for (std::size_t i = 0; i < batch.nodes.size(); ++i) {
      row[slots_->node] = Value(batch.nodes[i]);
      if (slots_->edge) row[*slots_->edge] = Value(batch.edges[i]);
      use();
      if (context_.failed() || context_.meter.stop()) return;
    }
  }
  void add_of_one_group(Row row, const NodeBatch& batch) {
    const std::uint32_t group = op_.keys.empty() ? 0 : group_of(row);
    for (const auto& state : states_) {
      if (!state->add_batch(group, *slots_, batch)) each_row(row, batch, [&] { state->add(group, row); });
    }
  }
  void count_by_node(Row row, const NodeBatch& batch) {
    if (group_of_node_.size() < context_.view.node_bound())
      group_of_node_.resize(context_.view.node_bound(), kNoGroup);
    if (late_counting_) return count_with_late_keys(batch);
    const bool only_one = states_.size() == 1;
    for (const NodeId node : batch.nodes) {
      std::uint32_t& group = group_of_node_[node.number];
      if (group == kNoGroup) {
        if (late_keys_) {
          group = group_count_;
          owners_.push_back(node);
          add_group();
        } else {
          row[slots_->node] = Value(node);
          group = group_of(row);
        }
      }
      if (only_one) {
        states_.front()->count(group, 1);
      } else {
        for (const auto& state : states_) state->count(group, 1);
      }
    }
  }

  /// Groups are told by their nodes alone; the key is looked up when a group is given. Until all rows are
  /// taken group_of_node_ holds one less than how often each node came, so that no branch depends on it.
  void count_with_late_keys(const NodeBatch& batch) {
    const std::size_t before = owner_count_;
    if (owners_.size() < before + batch.nodes.size()) owners_.resize(2 * (before + batch.nodes.size()));
    for (const NodeId node : batch.nodes) {
      std::uint32_t& count = group_of_node_[node.number];
      owners_[owner_count_] = node;
      owner_count_ += count == kNoGroup ? 1 : 0;
      ++count;
    }
    late_rows_ += batch.nodes.size();
    charge_.add(static_cast<std::int64_t>((owner_count_ - before) * 12));
    if (late_rows_ > kMostLateRows) end_late_counting();
  }
  /// From here on as for other keys, but that they are looked up late.
  void end_late_counting() {
    if (!std::exchange(late_counting_, false)) return;
    owners_.resize(owner_count_);
    auto& counts = states_.front()->counts();
    counts.resize(owner_count_);
    for (std::uint32_t group = 0; group < owner_count_; ++group) {
      std::uint32_t& count = group_of_node_[owners_[group].number];
      counts[group] = std::int64_t{count} + 1;
      count = group;
    }
    group_count_ = static_cast<std::uint32_t>(owner_count_);
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
    if (unique_) {
      add_group();
      return groups_.append(key_);
    }
    const auto [group, fresh] = groups_.insert(key_);
    if (fresh) add_group();
    return group;
  }
  void add_group() {
    ++group_count_;
    for (const auto& state : states_) state->add_group();
  }
  void clear() {
    groups_.clear();
    for (const auto& state : states_) state->clear();
    for (const NodeId node : owners_) group_of_node_[node.number] = kNoGroup;
    owners_.clear();
    group_count_ = 0;
    at_ = 0;
    unique_ = late_keys_ = late_counting_ = false;
    charge_.release();
  }

  static constexpr std::uint32_t kNoGroup = UINT32_MAX;
  static constexpr std::uint64_t kMostLateRows = std::uint64_t{1} << 31;  ///< a count stays below kNoGroup
  const Aggregate& op_;
  CursorPtr input_;
  ExecContext& context_;
  Charge charge_;
  KeyTable groups_;
  std::vector<EvaluatorPtr> keys_;
  std::vector<Value> key_;
  std::vector<std::unique_ptr<AggregateState>> states_;
  std::optional<BatchSlots> slots_;  ///< where the input gives batches
  std::optional<Slot> owner_;
  std::vector<std::uint32_t> group_of_node_;
  std::vector<NodeId> owners_;
  std::uint32_t group_count_ = 0, at_ = 0;
  const DenseIntegers* dense_key_ = nullptr;  ///< the only key, where it ascends with the nodes of batches
  AggregateState* floor_state_ = nullptr;     ///< groups that count less than floor_ are not asked for
  std::int64_t floor_ = 0;
  bool keys_differ_in_batch_ = false;
  bool late_keys_ = false, late_counting_ = false;
  std::uint64_t late_rows_ = 0;
  std::size_t owner_count_ = 0;  ///< of owners_ while counting late
  bool unique_ = false;
  bool done_ = false;
};

}  // namespace

CursorPtr make_aggregate_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  const auto& aggregate = std::get<Aggregate>(op.node);
  auto cursor = std::make_unique<AggregateCursor>(aggregate, std::move(input), builder);
  if (!aggregate.cycle) return cursor;
  return make_cycle_cursor(op, std::move(cursor), builder);
}

}  // namespace entente::query
