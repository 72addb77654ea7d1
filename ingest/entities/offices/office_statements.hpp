// Who holds which office, as the text states it; and who belongs to which body.
#pragma once

#include <vector>

#include "ingest/entities/offices/office_phrase.hpp"

namespace entente::ingest {

struct StatedOffices {
  std::vector<OfficeStatement> offices;
  std::vector<OfficeStatement> local;  ///< governors of provinces: no facts, but "the governor" means them
  std::vector<AffiliationStatement> affiliations;
  std::vector<OfficePhrase>
      open;  ///< phrases that no name stands beside: "the Chinese president", to be joined to their holder
};

/// Joins each phrase to the person it stands beside, by words and by syntax.
StatedOffices state_offices(const TextView& text, const ResolvedDocument& document,
                            const MentionIndex& mentions);

}  // namespace entente::ingest
