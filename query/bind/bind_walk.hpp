// Walking over bound expressions: children, equality, the slots they read, rebuilding with changed children.
// For the binder and for passes over plans.
#pragma once

#include <functional>
#include <vector>

#include "query/bind/bound_query.hpp"

namespace entente::query {

/// The direct children; a subquery's inside is not among them.
void for_each_child(const BoundExpression& expression,
                    const std::function<void(const BoundExpressionPtr&)>& visit);
/// Every expression of a query's clauses (patterns, projections, nested calls); not their children.
void for_each_expression(const BoundQuery& query,
                         const std::function<void(const BoundExpressionPtr&)>& visit);
/// The expression with each direct child replaced by what `change` gives for it; itself where nothing
/// changed.
BoundExpressionPtr with_children(const BoundExpressionPtr& expression,
                                 const std::function<BoundExpressionPtr(const BoundExpressionPtr&)>& change);

/// Same shape and same parts, places in the text aside. Subqueries are the same only if they are one object.
bool same_expression(const BoundExpressionPtr& a, const BoundExpressionPtr& b);
/// Same function over the same arguments; their slots may differ.
bool same_aggregate(const BoundAggregate& a, const BoundAggregate& b);

/// Slots that the expression names, those inside of it and of its subqueries included; ascending, each once.
std::vector<Slot> slots_in(const BoundExpression& expression);
/// Slots of a path's own elements: nodes, edges, groups, the path itself; ascending, each once.
std::vector<Slot> slots_of(const BoundPath& path);

}  // namespace entente::query
