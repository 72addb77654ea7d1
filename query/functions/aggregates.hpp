// Aggregating functions as accumulators: one object for each group and each aggregate of a projection.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "query/expression/evaluator.hpp"

namespace entente::query {

class Accumulator {
 public:
  virtual ~Accumulator() = default;
  /// One row's arguments (none for count(*)). Nulls are left out as each function demands. Errors go to the
  /// context.
  virtual void add(std::span<const Value> arguments, EvalContext& context) = 0;
  /// The value of the group; does not change the accumulator. Of no rows: 0 for count and sum, [] for
  /// collect, else null.
  [[nodiscard]] virtual Value finish(EvalContext& context) const = 0;
  /// Bytes kept beyond a fixed size, roughly (collect, percentiles, DISTINCT).
  [[nodiscard]] virtual std::size_t memory() const { return 0; }
};

/// `function` in the form of BoundAggregate::function; null where there is none of that name.
std::unique_ptr<Accumulator> make_accumulator(std::string_view function, bool distinct);

}  // namespace entente::query
