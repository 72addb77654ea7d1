// Walks a plan from the top with what is needed above each operator.
#pragma once

#include <functional>

#include "query/plan/slots_of.hpp"

namespace entente::query {

/// Adds what an operator and all below it read.
inline void add_read_below(const Operator& op, SlotSet& slots) {
  add_read_by(op, slots);
  for (const auto& child : op.children) add_read_below(*child, slots);
}

/// What child `index` must keep for its parent and all above, given what is needed above the parent.
inline SlotSet needed_by_child(const Operator& parent, std::size_t index, const SlotSet& needed_above) {
  SlotSet needed = needed_above;
  add_read_by(parent, needed);
  // The input must also keep what inner plans read of its rows.
  if (index == 0) {
    for (std::size_t i = 1; i < parent.children.size(); ++i) add_read_below(*parent.children[i], needed);
  }
  return needed;
}

}  // namespace entente::query
