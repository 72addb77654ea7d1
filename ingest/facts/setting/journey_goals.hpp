// Where a journey goes that an act belongs to: "flew to Ushuaia to greet her". Internal to facts/.
#pragma once

#include <cstdint>

#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// "flew to Ushuaia to greet her", "for talks with her": where the journey goes that the act is the purpose
/// of or comes next; where it comes from, for "flew in from Oslo after seeing her". kNoEntity where none.
std::uint32_t goal_of_journey(const FactContext& context, std::uint32_t trigger);

}  // namespace entente::ingest
