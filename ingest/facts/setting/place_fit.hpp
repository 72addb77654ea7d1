// How well a place phrase of a sentence fits what a trigger states, by the tree between them. Internal to
// facts/.
#pragma once

#include <string>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// The place phrase of the candidate's sentence that fits its trigger best, no farther than `limit` steps of
/// the tree; a step up counts twice, a clause between more. kNoEntity where none does.
std::uint32_t nearest_place(const FactContext& context, const Candidate& candidate, LabelSet labels,
                            int limit);
/// "is touring Central Asia", "the Red Sea city": too wide to be where people meet.
bool is_wide(const FactContext& context, std::uint32_t place);
/// The building that the clause of the act names ("at the Élysée"); empty where it names none.
std::string nearest_building(const FactContext& context, const Candidate& candidate);

}  // namespace entente::ingest
