// What the sentence of a group tells of its members: their posts, and whether they are yet to act.
#pragma once

#include "ingest/entities/references/group_members.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

/// "A of Kenya and B of Uganda ... The two presidents": states the office of the group's noun for each member
/// beside whose name a country stands.
void tell_group_offices(ReferenceContext& context, const Members& persons, std::uint32_t noun);

/// "will meet", "agreed to meet", "plan to dine": the verb that the token is an argument of.
bool is_still_to_come(const TextView& text, std::uint32_t head);

/// "heads of state", "heads of government" with no state behind.
bool is_heads_of_state(const TextView& text, std::uint32_t noun);

/// The token of "the two [ECOWAS] leaders", where the noun stands before `last`.
bool qualifies_leaders(const TextView& text, std::uint32_t token, std::uint32_t last);

/// Whether "Central Asia", "the region", "the Baltic states" begin at the token: no country alone.
bool is_region(const ReferenceContext& context, std::uint32_t token);

/// Whether the paragraph names all of them before the token.
bool told_in_paragraph(const ReferenceContext& context, std::uint32_t token, const Members& members);

}  // namespace entente::ingest
