// Journeys whose day is not known, though a day is told: one of several stops, a stay of days, the leg after
// the one that is dated. Internal to facts/.
#pragma once

#include <optional>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// "from July 16 to 18", "October 22-24"
bool is_range(const FactContext& context, const TimeExpression& time);
/// "wrapped up a three-day visit on Friday": he came on Wednesday; without the count, some day of the month.
/// Nothing where no journey ends.
std::optional<Date> start_of_ended_journey(const FactContext& context, const Candidate& candidate);
/// Whether days may lie between what a time of the story tells and an act told after it without one: the
/// story has gone on to another country, or the time is when a journey of days began.
bool has_moved_on(const FactContext& context, const Candidate& candidate, const TimeExpression& told);
/// A time that tells when somebody travels, arrives or sets out.
bool is_of_journey(const FactContext& context, const TimeExpression& time);
/// Whether a dated candidate's day holds for its month only. `time`: the time of its sentence that dated it;
/// null where the story or the news did.
bool is_known_to_month(const FactContext& context, const Candidate& candidate, const TimeExpression* time);

}  // namespace entente::ingest
