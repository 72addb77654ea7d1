// Capitals that stand for their state: judged mention by mention, by the role the capital has in its
// sentence.
#pragma once

#include "ingest/entities/names/name_candidate.hpp"

namespace entente::ingest {

/// "Beijing condemned", "ties with Washington", "accused Kyiv": the state. "in Beijing", "flew to Moscow", a
/// dateline: the city.
bool is_metonym(const TextView& text, const NameCandidate& capital);

/// "at the White House", "flew to the Kremlin", "up to Capitol Hill": the house, where its name elsewhere
/// stands for those in it.
bool is_house(const TextView& text, const NameCandidate& seat);

/// "speaks Chinese", "in French": the language, not the nation.
bool is_language(const TextView& text, const NameCandidate& nationality);

/// "African leaders": a mention of Africa only where the text names Africa itself.
bool is_place_adjective(const TextView& text, const NameCandidate& candidate);

}  // namespace entente::ingest
