// The end of a journey, told before the journey: "returned to Riga after two days of talks in Ruritania".
// Internal to facts/.
#pragma once

#include <vector>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// "flew home to Riga", "returned to Riga after a visit": what is told next was on the way, not there.
bool ends_journey(const FactContext& context, const Candidate& visit);
/// Whether the text tells that somebody came home to `town` on or after the day of the act: it was elsewhere.
bool is_before_homecoming(const FactContext& context, const Candidate& act, std::uint32_t town,
                          const std::vector<Candidate>& all);

}  // namespace entente::ingest
