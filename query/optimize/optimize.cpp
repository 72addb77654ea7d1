// The ordered list of passes.
#include "query/optimize/optimize.hpp"

namespace entente::query {

std::span<const Pass> passes() {
  return {};
}

void optimize(OperatorPtr& plan, const std::vector<Slot>& outputs, Planner& planner) {
  if (!planner.optimised()) return;
  for (const Pass& pass : passes()) pass.run(plan, outputs, planner);
}

}  // namespace entente::query
