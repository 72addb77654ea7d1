// MATCH: its paths, then, when all variables are known, the predicates in them and WHERE.
#include <algorithm>
#include <utility>

#include "query/bind/bind_walk.hpp"
#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {

BoundMatch Binder::bind_match(const syntax::Match& match) {
  std::vector<const syntax::PathPattern*> patterns;
  for (const syntax::PathPattern& pattern : match.patterns) patterns.push_back(&pattern);
  BoundMatch bound = bind_patterns(patterns, match.where.get(), true);
  bound.optional = match.optional;
  if (match.time) bind_time(*match.time, bound);
  return bound;
}

BoundMatch Binder::bind_patterns(const std::vector<const syntax::PathPattern*>& patterns,
                                 const syntax::Expression* where, bool may_declare) {
  BoundMatch bound;
  MatchState state;
  state.may_declare = may_declare;
  state.first_slot = static_cast<Slot>(statement_.slots.size());
  for (std::size_t i = 0; i < patterns.size(); ++i) bound.paths.push_back(bind_path(*patterns[i], state, i));
  bind_pending(state, bound);
  if (where != nullptr) add_where(*where, patterns, state.first_slot, bound);
  return bound;
}

void Binder::bind_pending(MatchState& state, BoundMatch& bound) {
  for (Pending& pending : state.pending) {
    BoundPath& path = bound.paths[pending.path];
    Conjuncts* into = path.selector.kind == BoundSelectorKind::All ? &bound.conjuncts : &path.conjuncts;
    if (pending.repeat) into = &std::get<BoundRepeat>(path.steps[*pending.repeat]).conjuncts;
    for (const ScopeVariable& variable : pending.inner) scope_.add(variable.name, variable.slot);
    if (pending.properties != nullptr) bind_property_tests(*pending.properties, pending.slot, *into);
    if (pending.where != nullptr) bind_conjuncts(*pending.where, *into);
    for (std::size_t i = 0; i < pending.inner.size(); ++i) scope_.drop_last();
  }
}

void Binder::bind_property_tests(const syntax::PropertyPattern& properties, Slot slot, Conjuncts& into) {
  if (properties.parameter) {
    fail_at(properties.span, "InvalidParameterUse",
            "a parameter cannot stand for the properties of a pattern", "name the keys: {name: $map.name}");
  }
  for (const syntax::PropertyEntry& entry : properties.entries) {
    const Span span{entry.key.span.offset, entry.value->span.end() - entry.key.span.offset};
    BoundExpressionPtr element = make_bound(entry.key.span, type_of_slot(slot), BoundSlot{slot});
    BoundExpressionPtr value = bind_expression(*entry.value);
    if (entry.alias) {
      if (entry.key.text != "name" || !type_of_slot(slot).is(TypeKind::Node)) {
        fail_at(span, "InvalidArgumentType", "alias looks a node up by its names",
                "write (n {name: alias 'Xi'})");
      }
      need(value, {TypeKind::String}, "what alias looks up");
      into.push_back(make_bound(span, TypeKind::Boolean,
                                BoundFunction{"is_named", {std::move(element), std::move(value)}}));
      continue;
    }
    BoundExpressionPtr property =
        make_bound(entry.key.span, TypeKind::Any, BoundProperty{std::move(element), entry.key.text});
    into.push_back(
        make_bound(span, TypeKind::Boolean,
                   BoundComparison{ComparisonOperator::Equal, std::move(property), std::move(value)}));
  }
}

// With shortestPath(…), what WHERE says of the path holds for the path that is looked for; with the selectors
// of GQL, for the path that was found.
void Binder::add_where(const syntax::Expression& where,
                       const std::vector<const syntax::PathPattern*>& patterns, Slot first_slot,
                       BoundMatch& bound) {
  const auto* all = std::get_if<syntax::Logical>(&where.node);
  if (all != nullptr && all->op == LogicalOperator::And) {
    for (const syntax::ExpressionPtr& operand : all->operands)
      add_where(*operand, patterns, first_slot, bound);
    return;
  }
  const auto first_local = static_cast<Slot>(statement_.slots.size());
  BoundExpressionPtr condition = bind_predicate(where);
  const std::vector<Slot> read = slots_in(*condition);
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const syntax::SelectorKind kind = patterns[i]->selector.kind;
    if (kind != syntax::SelectorKind::ShortestPathFunction &&
        kind != syntax::SelectorKind::AllShortestPathsFunction) {
      continue;
    }
    BoundPath& path = bound.paths[i];
    const std::vector<Slot> own = slots_of(path);
    const auto is_own = [&](Slot slot) { return std::binary_search(own.begin(), own.end(), slot); };
    const auto is_end = [&](Slot slot) {
      return slot == path.nodes.front().slot || slot == path.nodes.back().slot;
    };
    const bool of_path =
        std::any_of(read.begin(), read.end(), [&](Slot s) { return is_own(s) && !is_end(s); });
    const bool known = std::all_of(read.begin(), read.end(), [&](Slot slot) {
      return slot < first_slot || slot >= first_local || is_own(slot);
    });
    if (of_path && known) {
      path.conjuncts.push_back(std::move(condition));
      return;
    }
  }
  bound.conjuncts.push_back(std::move(condition));
}

void Binder::bind_time(const syntax::TimeWindow& time, BoundMatch& bound) {
  const auto bind_end = [&](const syntax::Expression& expression) {
    BoundExpressionPtr date = bind_expression(expression);
    need(date, {TypeKind::Date, TypeKind::String, TypeKind::DateTime, TypeKind::LocalDateTime},
         "a date of MATCH");
    return date;
  };
  BoundTimeWindow window;
  window.from = bind_end(*time.from);
  window.to = time.to ? bind_end(*time.to) : window.from;
  bound.time = std::move(window);
}

}  // namespace entente::query
