// The time that a candidate's own sentence gives it. Internal to facts/.
#pragma once

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// Kinds that hold for a time: their date is their start, said by "since" or a verb of beginning. Trade is
/// dated so too.
bool has_start(EdgeKind kind);
/// "condemned Russia's war on Ukraine", "thanked for Italy's support": an act that the noun presupposes. Only
/// a time of its own phrase dates it; the clause around dates something else.
bool is_presupposed(const FactContext& context, const Candidate& candidate);
/// The time of the sentence that fits the trigger best; null where none does. `cost` is eight times its
/// time_fit, and less than eight for its distance. `state`: its start is asked for.
const TimeExpression* best_time(const FactContext& context, const Candidate& candidate, bool state,
                                int& cost);
/// The verb of taking an office that governs the title: "was sworn in as president"; kNoToken where none
/// does.
std::uint32_t verb_of_taking(const FactContext& context, const Candidate& candidate);
/// "was sworn in as president on Thursday", "became president in 2019": dates an office by the verb of taking
/// it. False where no such verb governs the title.
bool attach_start_of_office(const FactContext& context, Candidate& candidate);

}  // namespace entente::ingest
