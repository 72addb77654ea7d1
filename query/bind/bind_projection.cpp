// WITH and RETURN: their items, names and scope, SKIP and LIMIT. Grouping is in bind_aggregation.cpp.
#include <algorithm>
#include <utility>

#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {
namespace {

std::vector<ScopeVariable> in_order_of_name(const std::vector<ScopeVariable>& variables) {
  std::vector<ScopeVariable> sorted;
  for (auto it = variables.rbegin(); it != variables.rend(); ++it) {
    const bool hidden =
        std::any_of(sorted.begin(), sorted.end(), [&](const auto& v) { return v.name == it->name; });
    if (!hidden) sorted.push_back(*it);
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return sorted;
}

bool reads_nothing(const syntax::Expression& expression);

template <class Node>
bool node_reads_nothing(const Node& node) {
  if constexpr (std::is_same_v<Node, syntax::Literal> || std::is_same_v<Node, syntax::Parameter>) {
    return true;
  } else if constexpr (std::is_same_v<Node, syntax::Unary>) {
    return reads_nothing(*node.operand);
  } else if constexpr (std::is_same_v<Node, syntax::Binary>) {
    return reads_nothing(*node.left) && reads_nothing(*node.right);
  } else if constexpr (std::is_same_v<Node, syntax::FunctionCall>) {
    return std::all_of(node.arguments.begin(), node.arguments.end(),
                       [](const auto& a) { return reads_nothing(*a); });
  } else if constexpr (std::is_same_v<Node, syntax::PropertyAccess>) {
    return reads_nothing(*node.object);
  } else if constexpr (std::is_same_v<Node, syntax::IndexAccess>) {
    return reads_nothing(*node.object) && reads_nothing(*node.index);
  } else if constexpr (std::is_same_v<Node, syntax::ListLiteral>) {
    return std::all_of(node.items.begin(), node.items.end(),
                       [](const auto& item) { return reads_nothing(*item); });
  } else {
    return false;
  }
}

/// Literals, parameters and functions of these.
bool reads_nothing(const syntax::Expression& expression) {
  return std::visit([](const auto& node) { return node_reads_nothing(node); }, expression.node);
}

}  // namespace

std::vector<Binder::NamedItem> Binder::list_items(const syntax::Projection& projection) {
  std::vector<NamedItem> items;
  if (projection.star) {
    for (const ScopeVariable& variable : in_order_of_name(scope_.own())) {
      items.push_back({variable.name, nullptr, variable.slot, {}, true});
    }
  }
  for (const syntax::ProjectionItem& item : projection.items) {
    NamedItem named{.name = item.alias ? item.alias->text : written(item.span),
                    .expression = item.expression.get()};
    named.span = item.span;
    named.aliased = item.alias.has_value();
    if (const auto* variable = std::get_if<syntax::Variable>(&item.expression->node)) {
      if (!item.alias) named.name = variable->name;
      named.aliased = true;
    }
    items.push_back(std::move(named));
  }
  return items;
}

void Binder::check_item_names(const std::vector<NamedItem>& items, bool is_return) const {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!is_return && !items[i].aliased) {
      fail_at(items[i].span, "NoExpressionAlias", "an expression in WITH needs a name",
              "write " + items[i].name + " AS name");
    }
    for (std::size_t k = 0; k < i; ++k) {
      if (items[k].name != items[i].name) continue;
      fail_at(items[i].span, "ColumnNameConflict", "two columns have the name '" + items[i].name + "'",
              "give one of them another name with AS");
    }
  }
}

BoundProjection Binder::bind_projection(const syntax::Projection& projection, Span span,
                                        std::vector<std::string>& columns) {
  BoundProjection bound{.is_return = projection.is_return, .distinct = projection.distinct};
  const std::vector<NamedItem> items = list_items(projection);
  if (items.empty() && projection.is_return) {
    fail_at(span, "NoVariablesInScope", "RETURN * has nothing to return", "no variable is known here");
  }
  bind_items(items, bound);
  bind_after_items(projection, bound);
  check_item_names(items, projection.is_return);

  std::vector<ScopeVariable> next;
  for (const BoundItem& item : bound.items) next.push_back({item.name, item.slot});
  if (projection.skip) bound.skip = bind_row_count(*projection.skip, "SKIP");
  if (projection.limit) bound.limit = bind_row_count(*projection.limit, "LIMIT");
  scope_.replace_own(std::move(next));
  for (const BoundItem& item : bound.items) columns.push_back(item.name);
  return bound;
}

BoundExpressionPtr Binder::bind_row_count(const syntax::Expression& expression, const char* word) {
  const std::string clause(word);
  if (const auto* literal = std::get_if<syntax::Literal>(&expression.node)) {
    if (!literal->value.is(ValueKind::Integer)) {
      fail_at(expression.span, "InvalidArgumentType", clause + " takes a whole number");
    }
    if (literal->value.integer() < 0) {
      fail_at(expression.span, "NegativeIntegerArgument", clause + " cannot be negative");
    }
  }
  if (!reads_nothing(expression)) {
    fail_at(expression.span, "NonConstantExpression", clause + " cannot depend on the rows",
            "use a number, a parameter or a function of these");
  }
  BoundExpressionPtr bound = bind_expression(expression);
  need(bound, {TypeKind::Integer}, clause);
  return bound;
}

}  // namespace entente::query
