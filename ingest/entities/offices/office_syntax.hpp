// Offices that a verb gives or takes: "was sworn in as president", "named A finance minister".
#pragma once

#include "ingest/entities/offices/office_phrase.hpp"

namespace entente::ingest {

/// The mention of the person of whom a verb or a copula says the office, or null. The mention is the index's.
const Mention* holder_by_syntax(const TextView& text, const MentionIndex& mentions,
                                const OfficePhrase& phrase);

}  // namespace entente::ingest
