// Words in a clause that decide whether what it tells happened. Internal to facts/.
#pragma once

#include <cstdint>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"
#include "ingest/facts/frames/role_graph.hpp"

namespace entente::ingest {

/// "when it becomes a member": the clause of a verb opens with a word of time.
bool opens_time_clause(const RoleGraph& graph, std::uint32_t verb);
/// "nobody", "no leader", "neither of them"
bool negative_subject(const RoleGraph& graph, std::uint32_t subject);
/// "would be delighted to see her"
bool would_be_glad(const RoleGraph& graph, std::uint32_t word);
/// "has yet to meet"
bool says_yet(const RoleGraph& graph, std::uint32_t verb);
/// "did not meet until Friday"
bool happens_at_last(const RoleGraph& graph, std::uint32_t verb);
/// A perfect: "to have met"
bool has_have(const RoleGraph& graph, std::uint32_t verb);
/// "no plans to meet"
bool has_no(const RoleGraph& graph, std::uint32_t noun);
/// A question mark ends the sentence.
bool is_asked(const FactContext& context, std::uint32_t verb);
/// "X's trip to P called off", as headlines put it: the participle taken for a past tense.
bool is_bare_passive(const RoleGraph& graph, std::uint32_t subject, std::uint32_t verb);

/// "will run under the Agreement signed by A and B": what a participle tells has been done, whatever the
/// clause around it says.
bool is_done_participle(const RoleGraph& graph, const Candidate& candidate);

/// "extended an invitation for X to visit": the invitation is told, not the visit. `head`: what the clause
/// hangs on.
bool is_asked_for(const RoleGraph& graph, std::uint32_t head);
/// "would go if he were asked"
bool has_condition(const RoleGraph& graph, std::uint32_t verb);
/// "the visit fell through", "the meeting is off", "came to nothing"
bool falls_through(const RoleGraph& graph, std::uint32_t verb);
/// "no date has been set for his visit", "has yet to fix a date for". `preposition`: the "for".
bool lacks_date(const RoleGraph& graph, std::uint32_t preposition);

/// "promised to assist in organizing a meeting", "the possibility of arranging one": `verb` arranges it.
bool is_being_arranged(const RoleGraph& graph, std::uint32_t verb);
/// "during the talks, they intend to discuss": what the clause is set in is to come.
bool intends(const RoleGraph& graph, std::uint32_t verb);

/// "the importance of direct talks", "will depend on talks": `noun`, in such a phrase and without an article.
bool is_talked_of(const RoleGraph& graph, std::uint32_t noun);

/// "hopes to see X in Lima before Easter": with a time to come it is a plan. `verb`: to see.
bool hopes_for(const FactContext& context, std::uint32_t verb);

}  // namespace entente::ingest
