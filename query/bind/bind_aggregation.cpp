// Grouping: which items are keys, which gather, and what may stand beside an aggregating function.
#include <algorithm>
#include <utility>

#include "query/bind/bind_walk.hpp"
#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {
namespace {

bool contains(const std::vector<Slot>& slots, Slot slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

/// A variable, or a property of one: what may stand beside an aggregate where it is a key.
bool is_simple(const BoundExpression& expression) {
  if (std::holds_alternative<BoundSlot>(expression.node)) return true;
  const auto* property = std::get_if<BoundProperty>(&expression.node);
  return property != nullptr && std::holds_alternative<BoundSlot>(property->object->node);
}

}  // namespace

void Binder::bind_items(const std::vector<NamedItem>& items, BoundProjection& bound) {
  AggregateCollector collector;
  std::vector<BoundExpressionPtr> expressions;
  std::vector<bool> gathers;
  KeyRule rule{.first_local = static_cast<Slot>(statement_.slots.size())};
  for (const NamedItem& item : items) {
    collector.used = false;
    AggregateCollector* outer = std::exchange(collector_, &collector);
    expressions.push_back(item.expression != nullptr
                              ? bind_expression(*item.expression)
                              : make_bound(item.span, type_of_slot(item.slot), BoundSlot{item.slot}));
    collector_ = outer;
    gathers.push_back(collector.used);
  }
  bound.aggregating = !collector.aggregates.empty();
  bound.aggregates = std::move(collector.aggregates);
  for (const BoundAggregate& aggregate : bound.aggregates) rule.allowed.push_back(aggregate.slot);

  std::vector<BoundItem> sources;  // what each item is of the incoming row
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto* slot = std::get_if<BoundSlot>(&expressions[i]->node);
    const bool handed_on = slot != nullptr && (statement_.slots[slot->slot].name == items[i].name ||
                                               contains(rule.allowed, slot->slot));
    const Slot target = handed_on ? slot->slot : add_slot(items[i].name, expressions[i]->type);
    if (handed_on && statement_.slots[target].name.empty()) statement_.slots[target].name = items[i].name;
    sources.push_back({items[i].name, target, expressions[i]});
    if (bound.aggregating && !gathers[i]) bound.keys.push_back(sources.back());
  }
  for (const BoundItem& key : bound.keys) rule.allowed.push_back(key.slot);
  rule.keys = bound.keys;
  rule.simple_only = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    BoundItem item = sources[i];
    if (bound.aggregating) {
      item.expression = gathers[i]
                            ? over_keys(item.expression, rule)
                            : make_bound(item.expression->span, item.expression->type, BoundSlot{item.slot});
    }
    bound.items.push_back(std::move(item));
  }
  order_sources_ = std::move(sources);
}

// ORDER BY and WHERE see the items and, where nothing was gathered or made distinct, also the incoming row.
// The names of the items hide those of the row.
void Binder::bind_after_items(const syntax::Projection& projection, BoundProjection& bound) {
  const std::vector<BoundItem> sources = std::move(order_sources_);
  const std::vector<ScopeVariable> before = scope_.own();
  std::vector<ScopeVariable> both = before;
  for (const BoundItem& item : bound.items) both.push_back({item.name, item.slot});
  scope_.replace_own(std::move(both));
  for (const syntax::SortItem& item : projection.order) {
    bound.order.push_back({bind_after_item(*item.expression, sources, bound, false), item.descending});
  }
  if (projection.where) {
    std::vector<const syntax::Expression*> conjuncts = {projection.where.get()};
    const auto* all = std::get_if<syntax::Logical>(&projection.where->node);
    if (all != nullptr && all->op == LogicalOperator::And) {
      conjuncts.clear();
      for (const syntax::ExpressionPtr& operand : all->operands) conjuncts.push_back(operand.get());
    }
    for (const auto* conjunct : conjuncts)
      bound.where.push_back(bind_after_item(*conjunct, sources, bound, true));
  }
  scope_.replace_own(before);
}

BoundExpressionPtr Binder::bind_after_item(const syntax::Expression& written_expression,
                                           const std::vector<BoundItem>& sources,
                                           const BoundProjection& bound, bool predicate) {
  AggregateCollector collector{.aggregates = bound.aggregates, .may_add = false};
  KeyRule rule{.first_local = static_cast<Slot>(statement_.slots.size())};
  AggregateCollector* outer =
      std::exchange(collector_, bound.aggregating && !predicate ? &collector : nullptr);
  BoundExpressionPtr expression =
      predicate ? bind_predicate(written_expression) : bind_expression(written_expression);
  collector_ = outer;
  if (!bound.distinct && !bound.aggregating) return expression;
  for (const BoundItem& source : sources) {
    if (!same_expression(source.expression, expression)) continue;
    return make_bound(expression->span, expression->type, BoundSlot{source.slot});
  }
  rule.keys = sources;
  for (const BoundItem& source : sources) rule.allowed.push_back(source.slot);
  if (!bound.distinct) {
    for (const BoundAggregate& aggregate : bound.aggregates) rule.allowed.push_back(aggregate.slot);
  }
  rule.simple_only = collector.used;
  rule.detail = collector.used ? "AmbiguousAggregationExpression" : "UndefinedVariable";
  return over_keys(expression, rule);
}

BoundExpressionPtr Binder::over_keys(const BoundExpressionPtr& expression, const KeyRule& rule) const {
  for (const BoundItem& key : rule.keys) {
    if ((!rule.simple_only || is_simple(*key.expression)) && same_expression(key.expression, expression)) {
      return make_bound(expression->span, expression->type, BoundSlot{key.slot});
    }
  }
  const auto refuse = [&](Span span) {
    const bool ambiguous = rule.detail == std::string_view("AmbiguousAggregationExpression");
    fail_at(
        span, rule.detail,
        ambiguous
            ? "'" + written(span) + "' stands beside an aggregating function but is not an item of its own"
            : "'" + written(span) + "' is not known after DISTINCT or aggregation",
        ambiguous ? "project it in a WITH before, or as an item of its own" : "order by one of the items");
  };
  const auto is_open = [&](Slot slot) {
    return slot < rule.first_local && !contains(rule.allowed, slot) && !scope_.is_outer(slot);
  };
  const auto* property = std::get_if<BoundProperty>(&expression->node);
  const BoundExpressionPtr& read = property != nullptr ? property->object : expression;
  if (const auto* slot = std::get_if<BoundSlot>(&read->node); slot != nullptr && is_open(slot->slot)) {
    const bool is_key = std::any_of(rule.keys.begin(), rule.keys.end(), [&](const BoundItem& key) {
      return same_expression(key.expression, read);
    });
    if (!is_key) refuse(expression->span);
  }
  if (std::holds_alternative<BoundSubquery>(expression->node)) {
    const std::vector<Slot> slots = slots_in(*expression);
    if (std::any_of(slots.begin(), slots.end(), is_open)) refuse(expression->span);
  }
  return with_children(expression, [&](const BoundExpressionPtr& child) { return over_keys(child, rule); });
}

}  // namespace entente::query
