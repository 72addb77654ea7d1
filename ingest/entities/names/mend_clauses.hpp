// Trees mended where the parser hung a clause or a way on the wrong word, now that the names are known.
#pragma once

#include "ingest/entities/resolved_document.hpp"

namespace entente::ingest {

void mend_clauses(ResolvedDocument& document);

}  // namespace entente::ingest
