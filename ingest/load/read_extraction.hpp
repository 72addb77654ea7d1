// What `write_document_extraction` wrote, read back: a document with what it says, from one line of JSON.
#pragma once

#include <string_view>

#include "graph/result.hpp"
#include "ingest/document.hpp"

namespace entente::ingest {

struct ExtractedDocument {
  Document document;
  Extraction extraction;
};

/// InputError where the line is not a whole extraction: broken JSON, a field that is missing or of another
/// kind, a fact about an entity that is not listed, evidence outside of the text, or a text that is not the
/// one that was read (its hash is another).
Result<ExtractedDocument> read_extraction(std::string_view line);

}  // namespace entente::ingest
