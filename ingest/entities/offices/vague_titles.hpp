// Titles that say less than another of the same person's does: "Minister Reti" beside "minister for Pacific
// peoples", "the Turkish chief", "the ruler", "the head of state".
#pragma once

#include "ingest/entities/resolved_document.hpp"

namespace entente::ingest {

/// Gives each vague title the words, and where it has none the body, of the person's fuller one.
void take_longer_titles(ResolvedDocument& document);

}  // namespace entente::ingest
