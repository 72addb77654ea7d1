// What every evaluator shares: a value as a truth.
#include "query/expression/evaluator.hpp"

#include <string>

namespace entente::query {

Truth Evaluator::test(Row row, EvalContext& context) const {
  const Value value = evaluate(row, context);
  if (value.is_null()) return Truth::Unknown;
  if (value.is(ValueKind::Boolean)) return truth(value.boolean());
  context.fail(Error{.kind = ErrorKind::TypeError,
                     .message = "expected a boolean, found " + std::string(value_kind_name(value.kind())),
                     .detail = "InvalidArgumentType"});
  return Truth::Unknown;
}

}  // namespace entente::query
