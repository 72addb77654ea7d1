// Which slots, names and subqueries an expression or a query mentions.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "query/bind/bound_query.hpp"

namespace entente::query {

using SlotSet = std::set<Slot>;

/// Calls `visit` for the expression and everything inside of it; subqueries are visited as a whole, `enter`
/// says whether their own expressions are visited too.
void for_each_part(const BoundExpression& expression,
                   const std::function<void(const BoundExpression&)>& visit);

/// Adds every slot that is read or filled inside, those of subqueries included.
void add_mentioned(const BoundExpressionPtr& expression, SlotSet& slots);
void add_mentioned(const Conjuncts& conjuncts, SlotSet& slots);
void add_mentioned(const BoundQuery& query, SlotSet& slots);
void add_mentioned(const BoundPath& path, SlotSet& slots);

/// The names a writing statement may look up later than it compiles: property keys, labels, edge types.
struct MentionedNames {
  std::set<std::string> keys, labels, types;
};
void add_names(const BoundQuery& query, MentionedNames& names);
/// Whether any function is called: only functions can look at the clock.
bool calls_functions(const BoundQuery& query);

}  // namespace entente::query
