// Offices that a verb gives or takes: "was sworn in as president", "named A finance minister".
#pragma once

#include "ingest/entities/offices/office_phrase.hpp"

namespace entente::ingest {

/// The mention of the person of whom a verb or a copula says the office, or null. The mention is the index's.
const Mention* holder_by_syntax(const TextView& text, const MentionIndex& mentions,
                                const OfficePhrase& phrase);

/// The person who does what the verb says, also where a verb joined before has the subject; of a passive,
/// whom it befalls. Null where none is.
const Mention* subject_person(const TextView& text, const MentionIndex& mentions, std::uint32_t verb);
/// "Y has named X as his envoy": Y, whose he is, whoever the pronoun was taken for; null for other phrases.
const Mention* giving_person(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase);
/// The person whom the verb governs, or null.
const Mention* object_person(const TextView& text, const MentionIndex& mentions, std::uint32_t verb);

}  // namespace entente::ingest
