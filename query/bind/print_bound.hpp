// Bound queries as text: one clause a line, slots as #0, #1, … For EXPLAIN and for tests.
#pragma once

#include <string>

#include "query/bind/bound_query.hpp"

namespace entente::query {

std::string print_bound(const BoundStatement& statement);
std::string print_bound(const BoundQuery& query);
std::string print_bound(const BoundExpression& expression);
std::string print_labels(const BoundLabels& labels);

}  // namespace entente::query
