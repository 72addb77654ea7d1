// A plan as text, for EXPLAIN, PROFILE and tests.
#pragma once

#include <functional>
#include <string>

#include "query/plan/operator.hpp"

namespace entente::query {

/// What stands behind an operator's line: estimated rows, real rows, time.
using PlanNotes = std::function<std::string(const Operator&)>;

/// One line an operator, the last to run first. An inner plan is indented below the operator that runs it.
std::string print_plan(const Operator& plan, const std::vector<SlotInfo>& slots, const PlanNotes& notes = {});

}  // namespace entente::query
