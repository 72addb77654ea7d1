// Who is a guest where: a person of one state at a place of another, as far as the text and the gazetteer
// tell.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/facts/fact_context.hpp"
#include "ingest/facts/fact_rules.hpp"

namespace entente::ingest {

/// ISO code of the state that a place lies in, or of a country itself, by the gazetteer's likeliest sense of
/// its name; empty where it knows none.
std::string_view state_of_place(const FactContext& context, std::uint32_t place);
/// Code of the state that a person holds an office in, stated or taken from the passage, else by the
/// table of office-holders; empty where none.
std::string_view home_of(const FactContext& context, std::uint32_t person);
/// The place is in a state known to be another than the person's. Envoys live where they are posted, so that
/// nothing is known of them.
bool is_abroad_at(const FactContext& context, std::uint32_t person, std::uint32_t place);
/// Visits of each person to each area but those where he governs; returns how many candidates there were
/// before.
std::size_t propose_visits(const FactContext& context, Candidates& out, const std::vector<Filler>& people,
                           const std::vector<Filler>& areas, std::uint32_t trigger, Origin origin);
/// Leaves out countries that the name of a house stands for ("at the White House").
void drop_governments(const FactContext& context, std::vector<Filler>& areas);

}  // namespace entente::ingest
