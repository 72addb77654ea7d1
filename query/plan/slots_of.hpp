// Which slots one operator fills and reads, its children aside.
#pragma once

#include "query/plan/mentions.hpp"
#include "query/plan/operator.hpp"

namespace entente::query {

void add_filled_by(const Operator& op, SlotSet& slots);
void add_read_by(const Operator& op, SlotSet& slots);

}  // namespace entente::query
