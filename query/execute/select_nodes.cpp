// RowTests over batches of nodes: what a batch has in common is looked up once; orders over an ascending
// column cut a sorted batch by binary search; the rest runs over typed columns.
#include <algorithm>

#include "query/execute/row_test.hpp"

namespace entente::query {
namespace {

/// Calls `use` with the comparison as a function of two numbers.
template <class Use>
void with_comparison(ComparisonOperator op, Use&& use) {
  switch (op) {
    case ComparisonOperator::Equal:
      return use([](std::int64_t a, std::int64_t b) { return a == b; });
    case ComparisonOperator::NotEqual:
      return use([](std::int64_t a, std::int64_t b) { return a != b; });
    case ComparisonOperator::Less:
      return use([](std::int64_t a, std::int64_t b) { return a < b; });
    case ComparisonOperator::LessOrEqual:
      return use([](std::int64_t a, std::int64_t b) { return a <= b; });
    case ComparisonOperator::Greater:
      return use([](std::int64_t a, std::int64_t b) { return a > b; });
    case ComparisonOperator::GreaterOrEqual:
      return use([](std::int64_t a, std::int64_t b) { return a >= b; });
  }
}

/// How many of ascending nodes have a number below `number`.
std::size_t count_below(std::span<const NodeId> nodes, std::uint32_t number) {
  constexpr std::size_t kShort = 48;  // counting has no branch to be guessed wrong
  std::size_t below = 0;
  if (nodes.size() <= kShort) {
    for (const NodeId node : nodes) below += node.number < number ? 1 : 0;
    return below;
  }
  return static_cast<std::size_t>(std::lower_bound(nodes.begin(), nodes.end(), NodeId(number)) -
                                  nodes.begin());
}

bool stands_in(const NodeBatch& batch, NodeId node) {
  if (batch.sorted) {
    const std::size_t at = count_below(batch.nodes, node.number);
    return at < batch.nodes.size() && batch.nodes[at] == node;
  }
  bool found = false;
  for (const NodeId other : batch.nodes) found |= other == node;
  return found;
}

}  // namespace

void cut(NodeBatch& batch, NodeRange range) {
  const std::size_t first = range.first == 0 ? 0 : count_below(batch.nodes, range.first);
  const std::size_t end =
      range.last == UINT32_MAX ? batch.nodes.size() : std::max(first, count_below(batch.nodes, range.last));
  const std::size_t count = end - first;
  batch.nodes = batch.nodes.subspan(first, count);
  if (!batch.edges.empty()) batch.edges = batch.edges.subspan(first, count);
}

std::optional<RowTests::NumberTest> RowTests::as_number_test(const Test& test, Row row, Slot slot) const {
  if (test.kind == Kind::Constant) {
    if (test.left.slot != slot || test.left.dense == nullptr || !test.known.is(ValueKind::Integer))
      return std::nullopt;
    return NumberTest{test.left.dense, test.op, test.known.integer()};
  }
  if (test.kind != Kind::Pair || test.left.slot == test.right.slot) return std::nullopt;
  const bool left = test.left.slot == slot;
  if (!left && test.right.slot != slot) return std::nullopt;
  const Side &own = left ? test.left : test.right, &other = left ? test.right : test.left;
  if (own.dense == nullptr || !row[other.slot].is(ValueKind::Node)) return std::nullopt;
  const NodeId known = row[other.slot].node();
  const auto number =
      other.dense != nullptr ? std::optional(other.dense->values[known.number]) : other.reader.integer(known);
  if (!number) return std::nullopt;
  return NumberTest{own.dense, left ? test.op : mirrored(test.op), *number};
}

std::optional<NodeRange> RowTests::as_range(const NumberTest& test) {
  if (!test.dense->ascending || test.op == ComparisonOperator::NotEqual) return std::nullopt;
  const auto& values = test.dense->values;
  const auto place = [&](bool after_equal) {
    if (test.dense->consecutive) {
      if (test.number < values.front()) return std::uint32_t{0};
      if (test.number > values.back()) return static_cast<std::uint32_t>(values.size());
      return static_cast<std::uint32_t>(test.number - values.front()) + (after_equal ? 1U : 0U);
    }
    const auto at = after_equal ? std::upper_bound(values.begin(), values.end(), test.number)
                                : std::lower_bound(values.begin(), values.end(), test.number);
    return static_cast<std::uint32_t>(at - values.begin());
  };
  switch (test.op) {
    case ComparisonOperator::Less:
      return NodeRange{0, place(false)};
    case ComparisonOperator::LessOrEqual:
      return NodeRange{0, place(true)};
    case ComparisonOperator::Greater:
      return NodeRange{place(true), UINT32_MAX};
    case ComparisonOperator::GreaterOrEqual:
      return NodeRange{place(false), UINT32_MAX};
    default:
      return NodeRange{place(false), place(true)};
  }
}

NodeRange RowTests::range(Row row, Slot slot, bool& complete) {
  NodeRange range;
  complete = true;
  for (const Test& test : tests_) {
    const auto number = as_number_test(test, row, slot);
    const auto own = number ? as_range(*number) : std::nullopt;
    complete = complete && own;
    if (!own) continue;
    range.first = std::max(range.first, own->first);
    range.last = std::min(range.last, own->last);
  }
  return range;
}

template <class Keep>
void RowTests::narrow(NodeBatch& batch, Keep&& keep) {
  const std::size_t size = batch.nodes.size();
  // A batch that stands here already is narrowed in place.
  if (nodes_.size() < size) nodes_.resize(size);
  const bool with_edges = !batch.edges.empty();
  if (with_edges && edges_.size() < size) edges_.resize(size);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const NodeId node = batch.nodes[i];
    const bool keeps = keep(node, i);
    nodes_[kept] = node;
    if (with_edges) edges_[kept] = batch.edges[i];
    kept += keeps ? 1 : 0;
  }
  batch.nodes = std::span<const NodeId>(nodes_).first(kept);
  if (with_edges) batch.edges = std::span<const EdgeId>(edges_).first(kept);
}

void RowTests::select_one(Test& test, Row row, const BatchSlots& slots, NodeBatch& batch) {
  const Slot slot = slots.node;
  if (!context_.eval.deletes) {
    if (test.kind == Kind::Label && test.left.slot == slot) {
      if (!test.label_id) {
        batch.nodes = {};
        batch.edges = {};
        return;
      }
      if (batch.step != nullptr) {
        if (test.leads == batch.step) return;
        if (context_.facts.always_leads_to(*batch.step, *test.label_id, batch.nodes.size())) {
          test.leads = batch.step;
          return;
        }
      }
      if (const NodeBits* bits = context_.facts.with_label(*test.label_id, batch.nodes.size()))
        return narrow(batch, [bits](NodeId node, std::size_t) { return bits->test(node); });
    } else if (test.kind == Kind::Joined && (test.left.slot == slot) != (test.right.slot == slot)) {
      const bool left_known = test.right.slot == slot;
      const Value& known = row[left_known ? test.left.slot : test.right.slot];
      if (known.is(ValueKind::Node)) {
        HotNeighbours& hot = left_known ? test.from_left : test.from_right;
        hot.look_at(known.node(), (left_known ? test.step : test.back)->get(context_), context_,
                    batch.nodes.size());
        if (hot.ready()) {
          return narrow(batch, [&](NodeId node, std::size_t) { return hot.test(node) != test.negated; });
        }
      }
    } else if (const auto number = as_number_test(test, row, slot)) {
      const auto range = batch.sorted ? as_range(*number) : std::nullopt;
      if (range) return cut(batch, *range);
      if (number->op == ComparisonOperator::NotEqual && number->dense->ascending) {
        const auto node = number->dense->node_with(number->number);
        if (!node || !stands_in(batch, *node)) return;
      }
      const auto values = number->dense->values;
      const std::int64_t known = number->number;
      return with_comparison(number->op, [&](auto compare) {
        narrow(batch, [=](NodeId node, std::size_t) { return compare(values[node.number], known); });
      });
    }
  }
  narrow(batch, [&](NodeId node, std::size_t i) {
    if (context_.failed()) return false;
    if (const auto known = quick(test, row, slot, node)) return *known;
    row[slot] = Value(node);
    if (slots.edge) row[*slots.edge] = Value(batch.edges[i]);
    return test.original->test(row, context_.eval) == Truth::True;
  });
}

bool RowTests::select(Row row, const BatchSlots& slots, NodeBatch& batch) {
  for (Test& test : tests_) {
    if (batch.nodes.empty()) break;
    select_one(test, row, slots, batch);
  }
  return !context_.failed();
}

}  // namespace entente::query
