// Capitals that stand for their state: judged mention by mention, by the role the capital has in its
// sentence.
#pragma once

#include "ingest/entities/name_candidate.hpp"

namespace entente::ingest {

/// "Beijing condemned", "ties with Washington", "accused Kyiv": the state. "in Beijing", "flew to Moscow", a
/// dateline: the city.
bool is_metonym(const TextView& text, const NameCandidate& capital);

}  // namespace entente::ingest
