// Expressions of literals, variables, properties, lists, maps and CASE.
#include <utility>

#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {

BoundExpressionPtr Binder::bind_expression(const syntax::Expression& expression) {
  const bool predicate = std::exchange(predicate_, false);
  if (!predicate && std::holds_alternative<syntax::PatternPredicate>(expression.node)) {
    fail_at(expression.span, "UnexpectedSyntax", "a pattern is not a value",
            "write EXISTS { … } for a truth value, COUNT { … } for a number, [ … | … ] for a list");
  }
  return std::visit([&](const auto& node) { return bind_node_of(node, expression.span); }, expression.node);
}

BoundExpressionPtr Binder::bind_predicate(const syntax::Expression& expression) {
  predicate_ = true;
  BoundExpressionPtr bound = bind_expression(expression);
  need(bound, {TypeKind::Boolean}, "a condition");
  return bound;
}

void Binder::bind_conjuncts(const syntax::Expression& where, Conjuncts& into) {
  const auto* logical = std::get_if<syntax::Logical>(&where.node);
  if (logical == nullptr || logical->op != LogicalOperator::And) {
    into.push_back(bind_predicate(where));
    return;
  }
  for (const syntax::ExpressionPtr& operand : logical->operands) bind_conjuncts(*operand, into);
}

void Binder::need(const BoundExpressionPtr& value, std::initializer_list<TypeKind> kinds, std::string_view of,
                  ErrorKind kind) const {
  if (may_be(value->type, kinds)) return;
  fail_at(value->span, "InvalidArgumentType",
          std::string(of) + " must be " + kinds_in_words(std::span(kinds.begin(), kinds.size())) +
              ", but this is " + type_name(value->type),
          {}, kind);
}

BoundExpressionPtr Binder::bind_node_of(const syntax::Literal& node, Span span) {
  return make_bound(span, type_of(node.value), BoundConstant{node.value});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::Parameter& node, Span span) {
  return make_bound(span, TypeKind::Any, BoundParameter{node.name, parameter_index(node.name)});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::Variable& node, Span span) {
  const std::optional<Slot> slot = scope_.find(node.name);
  if (!slot) fail_undefined(node.name, span);
  return make_bound(span, type_of_slot(*slot), BoundSlot{*slot});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::PropertyAccess& node, Span span) {
  BoundExpressionPtr object = bind_expression(*node.object);
  using enum TypeKind;
  if (object->type.is(Path)) {
    fail_at(object->span, "InvalidArgumentType", "a path has no properties",
            "its elements are in nodes(path) and relationships(path)");
  }
  need(object, {Node, Edge, Map, Date, LocalTime, Time, LocalDateTime, DateTime, Duration},
       "what has the property '" + node.key.text + "'", ErrorKind::TypeError);
  return make_bound(span, Any, BoundProperty{std::move(object), node.key.text});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::IndexAccess& node, Span span) {
  BoundExpressionPtr object = bind_expression(*node.object);
  BoundExpressionPtr index = bind_expression(*node.index);
  using enum TypeKind;
  need(object, {List, Map, Node, Edge}, "what is indexed", ErrorKind::TypeError);
  if (object->type.is(List)) need(index, {Integer}, "the index of a list", ErrorKind::TypeError);
  Type type = element_of(object->type);
  return make_bound(span, std::move(type), BoundIndex{std::move(object), std::move(index)});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::SliceAccess& node, Span span) {
  BoundExpressionPtr object = bind_expression(*node.object);
  need(object, {TypeKind::List}, "what is sliced");
  const auto end = [&](const syntax::ExpressionPtr& expression) -> BoundExpressionPtr {
    if (!expression) return nullptr;
    BoundExpressionPtr bound = bind_expression(*expression);
    need(bound, {TypeKind::Integer}, "an end of a slice");
    return bound;
  };
  BoundExpressionPtr from = end(node.from);
  BoundExpressionPtr to = end(node.to);
  Type type = object->type;
  return make_bound(span, std::move(type), BoundSlice{std::move(object), std::move(from), std::move(to)});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::LabelTest& node, Span span) {
  BoundExpressionPtr object = bind_expression(*node.object);
  need(object, {TypeKind::Node, TypeKind::Edge}, "what is tested for labels");
  return make_bound(span, TypeKind::Boolean,
                    BoundLabelTest{std::move(object), bind_labels(node.labels.get())});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::ListLiteral& node, Span span) {
  BoundList list;
  Type element = TypeKind::Null;
  for (const syntax::ExpressionPtr& item : node.items) {
    list.items.push_back(bind_expression(*item));
    element = join(element, list.items.back()->type);
  }
  if (element.is(TypeKind::Null)) element = TypeKind::Any;
  return make_bound(span, Type::list_of(element), std::move(list));
}

BoundExpressionPtr Binder::bind_node_of(const syntax::MapLiteral& node, Span span) {
  BoundMap map;
  for (const syntax::MapEntry& entry : node.entries)
    map.entries.emplace_back(entry.key.text, bind_expression(*entry.value));
  return make_bound(span, TypeKind::Map, std::move(map));
}

BoundExpressionPtr Binder::bind_node_of(const syntax::MapProjection& node, Span span) {
  BoundMapProjection projection{.object = bind_expression(*node.object), .items = {}};
  need(projection.object, {TypeKind::Node, TypeKind::Edge, TypeKind::Map},
       "what a map projection starts from");
  for (const syntax::MapProjectionItem& item : node.items) {
    BoundExpressionPtr value;
    if (item.value) {
      value = bind_expression(*item.value);
    } else if (!item.all) {
      value = make_bound(item.key.span, TypeKind::Any, BoundProperty{projection.object, item.key.text});
    }
    projection.items.push_back({item.key.text, std::move(value)});
  }
  return make_bound(span, TypeKind::Map, std::move(projection));
}

BoundExpressionPtr Binder::bind_node_of(const syntax::Case& node, Span span) {
  BoundCase bound;
  Type type = TypeKind::Null;
  const auto result = [&](const syntax::Expression& expression) {
    BoundExpressionPtr value = bind_expression(expression);
    type = join(type, value->type);
    return value;
  };
  if (node.subject) bound.subject = bind_expression(*node.subject);
  for (const syntax::CaseBranch& branch : node.branches) {
    BoundExpressionPtr when = node.subject ? bind_expression(*branch.when) : bind_predicate(*branch.when);
    bound.branches.push_back({std::move(when), result(*branch.then)});
  }
  if (node.otherwise) bound.otherwise = result(*node.otherwise);
  return make_bound(span, type, std::move(bound));
}

}  // namespace entente::query
