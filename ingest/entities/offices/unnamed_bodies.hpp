// Bodies that a text takes for granted: "President Ruto reached out on Thursday" in a paper of Nairobi, "the
// under-secretary-general".
#pragma once

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

/// Adds an entity without a mention for each state that, by the table, somebody leads whose office the text
/// gives without one, where the text names the state nowhere; and gives it to the office. The same for the
/// organization that alone has a title.
void add_unnamed_bodies(ReferenceContext& context);

}  // namespace entente::ingest
