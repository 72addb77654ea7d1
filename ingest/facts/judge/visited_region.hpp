// "the town of Rivne in the Sumska region": the region tells where the visited town lies. Internal to facts/.
#pragma once

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// The visit's place is a region that stands right behind the name of another place.
bool tells_where_town_lies(const FactContext& context, const Candidate& visit);

}  // namespace entente::ingest
