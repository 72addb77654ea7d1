// When the events of a text take place, and what of it holds for those who took part. Internal to facts/.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// The event whose place, host or guest a candidate states; kNoEntity where it states none.
std::uint32_t event_of(const FactContext& context, const Candidate& candidate);
/// Facts of one event take its date: that on its own name ("the summit on 26 August"), that of another
/// wording, the day of the news where the news is of an event of one day, else the month in which it is told.
/// The day of a journey to an event is not the event's.
void share_event_dates(const FactContext& context, std::vector<Candidate>& candidates);

}  // namespace entente::ingest
