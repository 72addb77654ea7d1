#include "query/execute/graph_facts.hpp"

#include <algorithm>
#include <array>

namespace entente::query {

void GraphFacts::forget() {
  version_ = view_.version();
  labels_.clear();
  integers_.clear();
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

const DenseIntegers& GraphFacts::integers(KeyId key) {
  const auto [found, fresh] = integers_.try_emplace(key);
  DenseIntegers& facts = found->second;
  if (!fresh || !view_.all_nodes_in_base()) return facts;
  const Column* column = view_.node_property(key).column();
  if (column == nullptr || column->kind != ColumnKind::Integer || !column->presence.bits().empty() ||
      column->presence.rows() != view_.node_bound() || column->integers.empty()) {
    return facts;
  }
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
