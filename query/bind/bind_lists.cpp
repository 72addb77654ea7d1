// Expressions over the elements of a list: comprehensions, quantifiers, reduce. Their variables have slots of
// their own.
#include <utility>

#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {
namespace {

/// Nothing is gathered inside: an aggregate over the elements of a list would have no rows.
class WithoutAggregates {
 public:
  explicit WithoutAggregates(AggregateCollector*& collector)
      : collector_(collector), outer_(std::exchange(collector, nullptr)) {}
  ~WithoutAggregates() { collector_ = outer_; }
  WithoutAggregates(const WithoutAggregates&) = delete;
  WithoutAggregates& operator=(const WithoutAggregates&) = delete;

 private:
  AggregateCollector*& collector_;
  AggregateCollector* outer_;
};

}  // namespace

BoundExpressionPtr Binder::bind_list(const syntax::Expression& list, std::string_view where) {
  BoundExpressionPtr bound = bind_expression(list);
  need(bound, {TypeKind::List}, where);
  return bound;
}

BoundExpressionPtr Binder::bind_node_of(const syntax::ListComprehension& node, Span span) {
  BoundListComprehension bound{};
  bound.list = bind_list(*node.list, "what a list comprehension goes over");
  bound.slot = add_slot(node.variable.text, element_of(bound.list->type));
  const WithoutAggregates none(collector_);
  scope_.add(node.variable.text, bound.slot);
  if (node.where) bound.where = bind_predicate(*node.where);
  if (node.map) bound.map = bind_expression(*node.map);
  scope_.drop_last();
  Type type = bound.map ? Type::list_of(bound.map->type) : bound.list->type;
  return make_bound(span, std::move(type), std::move(bound));
}

BoundExpressionPtr Binder::bind_node_of(const syntax::ListQuantifier& node, Span span) {
  BoundQuantifier bound{.kind = node.kind, .slot = 0, .list = {}, .where = {}};
  bound.list = bind_list(*node.list, "what a quantifier goes over");
  bound.slot = add_slot(node.variable.text, element_of(bound.list->type));
  const WithoutAggregates none(collector_);
  scope_.add(node.variable.text, bound.slot);
  bound.where = bind_predicate(*node.where);
  scope_.drop_last();
  return make_bound(span, TypeKind::Boolean, std::move(bound));
}

BoundExpressionPtr Binder::bind_node_of(const syntax::Reduce& node, Span span) {
  BoundReduce bound{};
  bound.initial = bind_expression(*node.initial);
  bound.list = bind_list(*node.list, "what reduce() goes over");
  bound.accumulator = add_slot(node.accumulator.text, TypeKind::Any);
  bound.slot = add_slot(node.variable.text, element_of(bound.list->type));
  const WithoutAggregates none(collector_);
  scope_.add(node.accumulator.text, bound.accumulator);
  scope_.add(node.variable.text, bound.slot);
  bound.step = bind_expression(*node.step);
  scope_.drop_last();
  scope_.drop_last();
  Type type = join(bound.initial->type, bound.step->type);
  return make_bound(span, std::move(type), std::move(bound));
}

}  // namespace entente::query
