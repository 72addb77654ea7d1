// Buildings where an act happens: those that stand for a state elsewhere ("in the Kremlin"), bodies that are
// houses too, names that nothing else recognised, and "the palace" after its name. Internal to facts/.
#pragma once

#include <string>
#include <string_view>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// The building that a preposition's object names without being a mention of a Place: "at the Ala-Archa
/// residence", "in the Kremlin", "at the Élysée", "welcomed him to Downing Street"; empty where it names
/// none.
std::string building_at(const FactContext& context, std::uint32_t preposition);
/// "Parliament House", "Sunan Airport", "University of Jena": by a word of the name.
bool names_building(std::string_view name);
/// "hotel", "office": rooms and houses without a name of their own, which the town before them tells.
bool is_unnamed_room(std::string_view lemma);

}  // namespace entente::ingest
