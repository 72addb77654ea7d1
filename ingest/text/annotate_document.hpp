// Annotates a document block by block and joins the pieces into one annotation of the whole text.
#pragma once

#include <vector>

#include "ingest/annotate/annotator.hpp"
#include "ingest/document.hpp"

namespace entente::ingest {

/// Token spans are offsets into `document.text`, heads index the joined tokens, Sentence::block indexes
/// `blocks`.
AnnotatedText annotate_document(const Document& document, const std::vector<Block>& blocks,
                                const Annotator& annotator);

}  // namespace entente::ingest
