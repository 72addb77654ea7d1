// The number of paths that a selector asks for.
#pragma once

#include <optional>

#include "query/execute/builder.hpp"

namespace entente::query {

/// One where there is no expression; nothing, and an error set, where it is no number of at least one.
inline std::optional<std::uint64_t> evaluate_count(const Evaluator* expression, Row row,
                                                   ExecContext& context) {
  if (expression == nullptr) return 1;
  const Value value = expression->evaluate(row, context.eval);
  if (context.failed()) return std::nullopt;
  if (!value.is(ValueKind::Integer) || value.integer() < 1) {
    context.fail({.kind = ErrorKind::ArgumentError,
                  .message = "a path selector needs a number of paths of at least 1",
                  .detail = "InvalidArgumentValue"});
    return std::nullopt;
  }
  return static_cast<std::uint64_t>(value.integer());
}

}  // namespace entente::query
