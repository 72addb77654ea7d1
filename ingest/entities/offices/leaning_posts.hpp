// Posts that lean on one told beside them: "X, who holds the same post in Y", "the father of the current one,
// X", "no Indian prime minister since X".
#pragma once

#include <vector>

#include "ingest/entities/offices/office_phrase.hpp"
#include "ingest/entities/offices/office_statements.hpp"

namespace entente::ingest {

/// Statements of posts that a stand-in tells ("the same job", "the post", "the current one"), by what the
/// sentence or the one before states.
std::vector<OfficeStatement> read_same_posts(const TextView& text, const MentionIndex& mentions,
                                             const StatedOffices& stated);

/// Who held the post before, by the counting of those who did something: "the first British premier to come
/// since X"; null where nobody is named so. The mention is the index's.
const Mention* earlier_holder(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase);

/// "No Indian prime minister", "the first British premier since X": of many, nobody is meant.
bool counts_holders(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase);

/// "A becomes finance minister, B defence minister": the name before a post that no verb joins, where the
/// post before it (its title ends at `told`) had a verb; null where there is none. The mention is the
/// index's.
const Mention* gapped_holder(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase,
                             std::uint32_t told);

}  // namespace entente::ingest
