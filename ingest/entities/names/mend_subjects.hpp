// Subjects that the parser took into the phrase before them.
#pragma once

#include "ingest/entities/resolved_document.hpp"

namespace entente::ingest {

/// "In Niger General X took over", "On Wednesday Y met Z", "Before flying home A called on B": where a finite
/// verb has no subject and a name stands before it that cannot be one with the place, the day or the object
/// beside it, the tree is changed so that the name is the subject; and so for numbers that the parser took
/// for the count of an object: "The two held talks", "Both signed treaties". Needs the mentions by first
/// token.
void mend_subjects(ResolvedDocument& document);

}  // namespace entente::ingest
