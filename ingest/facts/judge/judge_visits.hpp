// VISITED alone, after judge_status: what sounds like a journey and tells of none, or of somebody else's, is
// dropped; what is only agreed on becomes Planned. Internal to facts/.
#pragma once

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

void judge_visit(const FactContext& context, Candidate& candidate);

}  // namespace entente::ingest
