// EXISTS { }, COUNT { }, COLLECT { }, and the two old forms that are bound as these: pattern predicates and
// pattern comprehensions.
#include <utility>

#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {

BoundExpressionPtr Binder::bind_node_of(const syntax::Subquery& node, Span span) {
  const QueryUse use = node.kind == SubqueryKind::Exists  ? QueryUse::Exists
                       : node.kind == SubqueryKind::Count ? QueryUse::Count
                                                          : QueryUse::Collect;
  Scope outer = std::exchange(scope_, scope_.nested());
  AggregateCollector* outer_collector = std::exchange(collector_, nullptr);
  const bool outer_aggregate = std::exchange(in_aggregate_, false);
  auto query = std::make_shared<BoundQuery>(bind_query(*node.query, use));
  scope_ = std::move(outer);
  collector_ = outer_collector;
  in_aggregate_ = outer_aggregate;
  Type type = TypeKind::Boolean;
  if (node.kind == SubqueryKind::Count) type = TypeKind::Integer;
  if (node.kind == SubqueryKind::Collect) {
    if (query->columns.size() != 1) {
      fail_at(span, "InvalidArgumentType",
              "COLLECT { … } must return one column, not " + std::to_string(query->columns.size()));
    }
    type = Type::list_of(type_of_slot(query->arms.front().outputs.front()));
    if (query->arms.size() > 1) type = TypeKind::List;
  }
  return make_bound(span, std::move(type), BoundSubquery{node.kind, std::move(query)});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::PatternPredicate& node, Span span) {
  Scope outer = std::exchange(scope_, scope_.nested());
  AggregateCollector* outer_collector = std::exchange(collector_, nullptr);
  auto query = std::make_shared<BoundQuery>();
  BoundArm arm;
  arm.clauses.push_back({span, bind_patterns({&node.pattern}, nullptr, false)});
  query->arms.push_back(std::move(arm));
  scope_ = std::move(outer);
  collector_ = outer_collector;
  return make_bound(span, TypeKind::Boolean, BoundSubquery{SubqueryKind::Exists, std::move(query)});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::PatternComprehension& node, Span span) {
  Scope outer = std::exchange(scope_, scope_.nested());
  AggregateCollector* outer_collector = std::exchange(collector_, nullptr);
  auto query = std::make_shared<BoundQuery>();
  BoundArm arm;
  arm.clauses.push_back({span, bind_patterns({&node.pattern}, node.where.get(), true)});
  BoundProjection projection{.is_return = true};
  BoundExpressionPtr value = bind_expression(*node.map);
  const Slot slot = add_slot({}, value->type);
  Type type = Type::list_of(value->type);
  projection.items.push_back({written(node.map->span), slot, std::move(value)});
  query->columns.push_back(projection.items.front().name);
  arm.clauses.push_back({span, std::move(projection)});
  arm.outputs.push_back(slot);
  query->arms.push_back(std::move(arm));
  scope_ = std::move(outer);
  collector_ = outer_collector;
  return make_bound(span, std::move(type), BoundSubquery{SubqueryKind::Collect, std::move(query)});
}

}  // namespace entente::query
