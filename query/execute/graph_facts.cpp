#include "query/execute/graph_facts.hpp"

#include <algorithm>
#include <array>

namespace entente::query {

void GraphFacts::forget() {
  version_ = view_.version();
  labels_.clear();
  integers_.clear();
  lists_.clear();
}

GraphFacts::Label& GraphFacts::label(LabelId label) { return labels_[label]; }

void GraphFacts::build(LabelId label, Label& fact) {
  fact.built = true;
  fact.bits.reserve(view_.node_bound());
  NodeScan scan = view_.scan(label);
  std::array<NodeId, 1024> batch{};
  while (const std::size_t size = scan.next(batch)) {
    for (std::size_t i = 0; i < size; ++i) fact.bits.set(batch[i]);
  }
}

const NodeBits* GraphFacts::with_label(LabelId id, std::size_t coming) {
  Label& fact = label(id);
  if (!fact.built) {
    fact.asked += coming;
    // A bit costs about a quarter of a question.
    if (fact.asked < view_.count(id) / 4) return nullptr;
    build(id, fact);
  }
  return &fact.bits;
}

bool GraphFacts::find_lead(const Label& fact, TypeId type, Direction direction) const {
  // No node without the label may be reached: none has an edge that leads back over such a step.
  const Direction back = reversed({{}, direction}).direction;
  NodeScan scan = view_.scan();
  std::array<NodeId, 1024> batch{};
  while (const std::size_t size = scan.next(batch)) {
    for (std::size_t i = 0; i < size; ++i) {
      if (fact.bits.test(batch[i])) continue;
      const Expansion at = view_.expand(batch[i], type, back);
      if (at.first.size() + at.second.size() != 0) return false;
    }
  }
  return true;
}

bool GraphFacts::always_leads_to(const Step& step, LabelId id, std::size_t coming) {
  Label& fact = label(id);
  bool always = true;
  for (const TypeId type : step.types) {
    Label::Lead& lead = fact.leads[{type, step.direction}];
    if (!lead.known) {
      lead.asked += coming;
      if (lead.asked < view_.node_count() / 4) return false;
      if (!fact.built) build(id, fact);
      lead.known = true;
      lead.always = find_lead(fact, type, step.direction);
    }
    always = always && lead.always;
  }
  return always;
}

bool GraphFacts::build(const Step& step, NeighbourLists& lists, Meter& meter) const {
  const std::size_t bound = view_.node_bound();
  lists.starts.reserve(bound + 1);
  for (std::uint32_t i = 0; i < bound; ++i) {
    const auto first = static_cast<std::ptrdiff_t>(lists.nodes.size());
    lists.starts.push_back(static_cast<std::uint32_t>(first));
    for_each_hop(view_, NodeId(i), step, [&](NodeId node, EdgeId) {
      lists.nodes.push_back(node);
      return false;
    });
    if (!std::is_sorted(lists.nodes.begin() + first, lists.nodes.end()))
      std::sort(lists.nodes.begin() + first, lists.nodes.end());
    if (meter.stop()) return false;
  }
  lists.starts.push_back(static_cast<std::uint32_t>(lists.nodes.size()));
  return true;
}

const NeighbourLists* GraphFacts::neighbours(const Step& step, std::size_t walked, Meter& meter) {
  Lists& found = lists_[{step.types, step.direction}];
  if (found.built) return &found.lists;
  found.walked += walked;
  std::size_t size = 0;
  for (const TypeId type : step.types) size += view_.count(type) * (step.direction == Direction::Any ? 2 : 1);
  const std::size_t bytes = 4 * (size + view_.node_bound());
  if (found.walked < size || size > UINT32_MAX / 2 || !meter.fits(static_cast<std::int64_t>(2 * bytes)))
    return nullptr;
  found.lists.nodes.reserve(size);
  if (!build(step, found.lists, meter)) {
    found = {};
    return nullptr;
  }
  found.built = true;
  return &found.lists;
}

const DenseIntegers& GraphFacts::integers(KeyId key) {
  const auto [found, fresh] = integers_.try_emplace(key);
  DenseIntegers& facts = found->second;
  if (!fresh || !view_.all_nodes_in_base()) return facts;
  const Column* column = view_.node_property(key).column();
  if (column == nullptr || column->kind != ColumnKind::Integer || !column->presence.bits().empty() ||
      column->presence.rows() != view_.node_bound() || column->integers.empty()) {
    return facts;
  }
  column->touch_all();  // a stored column is decoded as it is read
  facts.values = column->integers;
  facts.least = facts.most = facts.values[0];
  facts.ascending = facts.consecutive = true;
  for (std::size_t i = 1; i < facts.values.size(); ++i) {
    const std::int64_t before = facts.values[i - 1], value = facts.values[i];
    facts.ascending = facts.ascending && before < value;
    facts.consecutive = facts.consecutive && before < INT64_MAX && value == before + 1;
    facts.least = std::min(facts.least, value);
    facts.most = std::max(facts.most, value);
  }
  return facts;
}

}  // namespace entente::query
