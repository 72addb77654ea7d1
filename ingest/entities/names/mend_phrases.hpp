// Phrases that the parser hangs on the wrong word.
#pragma once

#include "ingest/entities/resolved_document.hpp"

namespace entente::ingest {

/// "Gave the four a dinner", "had X to lunch", "brought X and Y together in Lima", "A and B met, the first
/// such encounter in years", "A, the minister, and B conferred", "At the Lima airport the guests were
/// greeted", "met the mayor, X, and a teacher, Y": where the words leave no doubt the tree is changed so that
/// recipients, objects and subjects are what they are. Needs the mentions by first token.
void mend_phrases(ResolvedDocument& document);

}  // namespace entente::ingest
