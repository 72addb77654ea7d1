#include "query/execute/aggregate_state.hpp"

#include <algorithm>
#include <utility>

namespace entente::query {

void DistinctNodes::rebuild() {
  std::size_t size = 16;
  while (size < nodes_.size() * 3) size *= 2;
  table_.assign(size, NodeId::kNone);
  for (const NodeId node : nodes_) *place(node) = node.number;
}

std::uint32_t* DistinctNodes::place(NodeId node) {
  const std::size_t mask = table_.size() - 1;
  std::size_t i = (node.number * std::size_t{0x9E3779B97F4A7C15ULL} >> 20) & mask;
  while (table_[i] != NodeId::kNone && table_[i] != node.number) i = (i + 1) & mask;
  return &table_[i];
}

void DistinctNodes::insert(NodeId node) {
  std::uint32_t* at = place(node);
  if (*at == node.number) return;
  *at = node.number;
  nodes_.push_back(node);
  if (nodes_.size() * 2 > table_.size()) rebuild();
}

AggregateState::AggregateState(const BoundAggregate& aggregate, bool only_group, Builder& builder)
    : aggregate_(aggregate),
      only_group_(only_group),
      context_(builder.context()),
      charge_(context_.meter),
      arguments_(builder.compile_all(aggregate.arguments)) {
  const BoundExpression* argument =
      aggregate.arguments.size() == 1 ? aggregate.arguments.front().get() : nullptr;
  const auto* slot = argument != nullptr ? std::get_if<BoundSlot>(&argument->node) : nullptr;
  if (slot != nullptr && argument->type.is(TypeKind::Node)) node_ = slot->slot;
  if (aggregate.function == "count") {
    if (argument == nullptr) {
      kind_ = Kind::CountRows;
    } else if (!aggregate.distinct) {
      kind_ = Kind::Count;
    } else if (argument->type.is(TypeKind::Node)) {
      kind_ = Kind::CountDistinctNodes;
    }
  } else if (aggregate.function == "sum" && !aggregate.distinct && argument != nullptr) {
    const auto* property = std::get_if<BoundProperty>(&argument->node);
    const auto* owner = property != nullptr ? std::get_if<BoundSlot>(&property->object->node) : nullptr;
    if (owner != nullptr && property->object->type.is(TypeKind::Node)) {
      sums_ = property;
      sum_of_ = owner->slot;
    }
  }
  if (kind_ == Kind::General && make_accumulator(aggregate.function, aggregate.distinct) == nullptr) {
    builder.fail({.kind = ErrorKind::SyntaxError,
                  .message = "unknown aggregating function " + aggregate.function,
                  .detail = "UnknownFunction",
                  .phase = ErrorPhase::CompileTime});
  }
}

void AggregateState::add_group() {
  switch (kind_) {
    case Kind::CountRows:
    case Kind::Count:
      counts_.push_back(0);
      break;
    case Kind::CountDistinctNodes:
      if (!only_group_) nodes_.emplace_back();
      break;
    case Kind::General:
      accumulators_.push_back(make_accumulator(aggregate_.function, aggregate_.distinct));
      summed_.push_back(0);
      break;
  }
}

void AggregateState::add(std::uint32_t group, Row row) {
  switch (kind_) {
    case Kind::CountRows:
      ++counts_[group];
      return;
    case Kind::Count:
      if (!arguments_[0]->evaluate(row, context_.eval).is_null()) ++counts_[group];
      return;
    case Kind::CountDistinctNodes: {
      const Value value = arguments_[0]->evaluate(row, context_.eval);
      if (!value.is(ValueKind::Node)) return;
      if (only_group_) {  // a bit for each node
        mark_members();
        bits_.reserve(context_.view.node_bound());
        if (bits_.insert(value.node())) members_.push_back(value.node());
      } else if (nodes_[group].add(value.node())) {
        charge_.add(8);
      }
      return;
    }
    case Kind::General:
      break;
  }
  values_.clear();
  for (const auto& argument : arguments_) values_.push_back(argument->evaluate(row, context_.eval));
  Accumulator& accumulator = *accumulators_[group];
  const std::size_t before = accumulator.memory();
  accumulator.add(values_, context_.eval);
  const std::size_t after = accumulator.memory();
  if (after != before) charge_.add(static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before));
}

bool AggregateState::counts_rows(const BatchSlots& slots) const {
  return kind_ == Kind::CountRows || (kind_ == Kind::Count && is_batch_node(slots));
}

bool AggregateState::add_batch(std::uint32_t group, const BatchSlots& slots, const NodeBatch& batch) {
  if (counts_rows(slots)) {
    counts_[group] += static_cast<std::int64_t>(batch.nodes.size());
    return true;
  }
  if (kind_ == Kind::CountDistinctNodes && is_batch_node(slots)) {
    if (only_group_) {
      if (batch.distinct && members_.empty()) {  // often the only batch
        members_.assign(batch.nodes.begin(), batch.nodes.end());
        marked_ = false;
        return true;
      }
      mark_members();
      bits_.reserve(context_.view.node_bound());
      for (const NodeId node : batch.nodes) {
        if (bits_.insert(node)) members_.push_back(node);
      }
      return true;
    }
    DistinctNodes& nodes = nodes_[group];
    const std::size_t before = nodes.size();
    for (const NodeId node : batch.nodes) nodes.add(node);
    charge_.add(static_cast<std::int64_t>(8 * (nodes.size() - before)));
    return true;
  }
  return sums_ != nullptr && sum_of_ == slots.node && add_sum(group, batch);
}

void AggregateState::mark_members() {
  if (std::exchange(marked_, true)) return;
  bits_.reserve(context_.view.node_bound());
  for (const NodeId node : members_) bits_.set(node);
}

/// Only where no partial sum, in any order, can leave 64 bits.
void AggregateState::find_summable() {
  constexpr std::int64_t kLargest = std::int64_t{1} << 31;
  version_ = context_.view.version();
  summable_ = nullptr;
  const auto key = context_.view.keys().find(sums_->key);
  if (!key || context_.eval.deletes) return;
  context_.facts.refresh();
  const DenseIntegers& integers = context_.facts.integers(*key);
  if (!integers.values.empty() && integers.least >= -kLargest && integers.most <= kLargest)
    summable_ = &integers;
}

namespace {

/// Of numbers below `bound`, as many at a time as cannot leave 32 bits: so narrow they are added faster.
std::uint64_t sum_of_numbers(std::span<const NodeId> nodes, std::size_t bound) {
  const std::size_t block = std::max<std::size_t>(1, UINT32_MAX / std::max<std::size_t>(1, bound));
  std::uint64_t sum = 0;
  for (std::size_t first = 0; first < nodes.size(); first += block) {
    const NodeId* at = nodes.data() + first;
    const std::size_t count = std::min(block, nodes.size() - first);
    std::uint32_t part = 0;
    for (std::size_t i = 0; i < count; ++i) part += at[i].number;
    sum += part;
  }
  return sum;
}

}  // namespace

bool AggregateState::add_sum(std::uint32_t group, const NodeBatch& batch) {
  if (version_ != context_.view.version()) find_summable();
  const std::uint64_t values = summed_[group] + batch.nodes.size();
  if (summable_ == nullptr || values > (std::uint64_t{1} << 30)) return false;
  summed_[group] = values;
  const DenseIntegers& integers = *summable_;
  std::int64_t sum = 0;
  if (integers.consecutive) {
    sum = static_cast<std::int64_t>(sum_of_numbers(batch.nodes, integers.values.size())) +
          integers.values[0] * static_cast<std::int64_t>(batch.nodes.size());
  } else {
    for (const NodeId node : batch.nodes) sum += integers.values[node.number];
  }
  const Value value(sum);
  accumulators_[group]->add(std::span(&value, 1), context_.eval);
  return true;
}

Value AggregateState::finish(std::uint32_t group) {
  switch (kind_) {
    case Kind::CountRows:
    case Kind::Count:
      return Value(counts_[group]);
    case Kind::CountDistinctNodes:
      return Value(static_cast<std::int64_t>(only_group_ ? members_.size() : nodes_[group].size()));
    case Kind::General:
      break;
  }
  return accumulators_[group]->finish(context_.eval);
}

void AggregateState::clear() {
  counts_.clear();
  summed_.clear();
  nodes_.clear();
  accumulators_.clear();
  if (marked_) bits_.clear_touched(members_);
  marked_ = true;
  members_.clear();
  charge_.release();
}

}  // namespace entente::query
