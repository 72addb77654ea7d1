// Optimisation: plan to plan. The passes stand in one ordered list in optimize.cpp; each is named, keeps the rows the same
// and can be left out.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "query/plan/plan_query.hpp"

namespace entente::query {

struct Pass {
  std::string_view name;
  void (*run)(OperatorPtr& plan, const std::vector<Slot>& outputs, Planner& planner);
};
std::span<const Pass> passes();

/// Runs every pass, if the planner optimises. `outputs` are the slots that are read from the plan's rows.
void optimize(OperatorPtr& plan, const std::vector<Slot>& outputs, Planner& planner);

}  // namespace entente::query
