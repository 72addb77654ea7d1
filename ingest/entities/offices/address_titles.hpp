// Titles that only name or address somebody whose post is told elsewhere.
#pragma once

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

/// "The Head of State stressed", "Ambassador Li" of a special representative, "Director Wang" of no state.
/// Needs the statements with their bodies.
bool only_refers(const ReferenceContext& context, const OfficeStatement& asked);

}  // namespace entente::ingest
