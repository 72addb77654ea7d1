// Who writes for whom: the outlet that a dateline, a masthead or the byline itself names.
#pragma once

#include <vector>

#include "ingest/entities/mention_index.hpp"
#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

/// Adds the document's writers to `affiliations`; news wires that only spread releases employ nobody.
void read_bylines(const TextView& text, const ResolvedDocument& document,
                  std::vector<AffiliationStatement>& affiliations);

}  // namespace entente::ingest
