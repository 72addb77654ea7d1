// One document's extraction as one line of JSON, in the shape of docs/ontology.md.
#pragma once

#include <string>
#include <string_view>

#include "ingest/document.hpp"

namespace entente::ingest {

/// `text` is the document's text, from which the evidence is quoted. Keys in a fixed order, no line break at
/// the end. Evidence spans must lie in the text.
std::string write_extraction(const Extraction& extraction, std::string_view text);

/// The same, followed by `title`, `source`, `url` (where they are known), `hash` and `text`: all that a store
/// needs of the document.
std::string write_document_extraction(const Extraction& extraction, const Document& document,
                                      std::string_view hash);

}  // namespace entente::ingest
