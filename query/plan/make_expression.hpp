// Bound expressions that the planner makes itself.
#pragma once

#include "query/bind/bound_expression.hpp"

namespace entente::query {

inline BoundExpressionPtr make_expression(auto node, Type type, Span span = {}) {
  auto made = std::make_shared<BoundExpression>();
  made->node = std::move(node);
  made->type = std::move(type);
  made->span = span;
  return made;
}
inline BoundExpressionPtr slot_expression(Slot slot, Type type) {
  return make_expression(BoundSlot{slot}, std::move(type));
}

}  // namespace entente::query
