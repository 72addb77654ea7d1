#include "query/execute/graph_facts.hpp"

#include <algorithm>
#include <array>

namespace entente::query {

void GraphFacts::forget() {
  version_ = view_.version();
  labels_.clear();
  integers_.clear();
  values_asked_.clear();
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
      // Only nodes without the label are looked at, which are mostly few.
      if (lead.asked < view_.node_count() / 64) return false;
      if (!fact.built) build(id, fact);
      lead.known = true;
      lead.always = find_lead(fact, type, step.direction);
    }
    always = always && lead.always;
  }
  return always;
}

GraphFacts::Lists& GraphFacts::lists_of(const Step& step) {
  for (const auto& lists : lists_) {
    if (lists->step.direction == step.direction && lists->step.types == step.types) return *lists;
  }
  Lists& fresh = *lists_.emplace_back(std::make_unique<Lists>(Lists{.step = step}));
  for (const TypeId type : step.types)
    fresh.size += view_.count(type) * (step.direction == Direction::Any ? 2 : 1);
  return fresh;
}

const NeighbourLists* GraphFacts::neighbours(const Step& step, std::size_t walked, Meter& meter) {
  Lists& found = lists_of(step);
  if (found.built) return &found.lists;
  found.walked += walked;
  // An edge of the lists costs about a quarter of one that is walked here and there.
  if (found.walked < found.size / 4 || found.size > UINT32_MAX / 2 ||
      !meter.fits(static_cast<std::int64_t>(8 * found.size + 4 * view_.node_bound())))
    return nullptr;
  found.built = build_lists(view_, step, found.lists, meter);
  if (!found.built) found.lists = {};
  return found.built ? &found.lists : nullptr;
}

const EdgeDays* GraphFacts::days(const Step& step, KeyId key, std::size_t walked, Meter& meter) {
  Lists& found = lists_of(step);
  Lists::Days& own = found.days[key];
  if (own.built) return &own.days;
  own.walked += walked;
  if (!found.built || own.walked < found.size / 4 || !meter.fits(static_cast<std::int64_t>(4 * found.size)))
    return nullptr;
  own.built = build_days(view_, found.lists, key, own.days, meter);
  if (!own.built) own.days = {};
  return own.built ? &own.days : nullptr;
}

const RankedLists* GraphFacts::ranked(const Step& step, std::optional<LabelId> label, Meter& meter) {
  Lists& found = lists_of(step);
  if (const auto known = found.ranked.find(label); known != found.ranked.end()) return &known->second;
  const auto bytes = static_cast<std::int64_t>(2 * found.size + 16 * view_.node_bound());
  if (!found.built || !meter.fits(bytes)) return nullptr;
  const NodeBits* only = label ? with_label(*label, view_.node_count()) : nullptr;
  RankedLists lists;
  if (!build_ranked(found.lists, only, lists, meter)) return nullptr;
  return &found.ranked.emplace(label, std::move(lists)).first->second;
}

std::optional<NodeId> DenseIntegers::node_with(std::int64_t value) const {
  if (value < least || value > most) return std::nullopt;
  const std::size_t at =
      consecutive
          ? static_cast<std::size_t>(value - least)
          : static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
  if (values[at] != value) return std::nullopt;
  return NodeId(static_cast<std::uint32_t>(at));
}

const DenseIntegers* GraphFacts::integers_if_paid(KeyId key, std::size_t asked) {
  if (integers_.find(key) == integers_.end()) {
    std::size_t& values = values_asked_[key];
    values += asked;
    if (values < view_.node_count() / 1024) return nullptr;
  }
  return &integers(key);
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
