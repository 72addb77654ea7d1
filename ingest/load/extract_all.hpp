// Extraction of many documents at once, on several threads.
#pragma once

#include <functional>
#include <vector>

#include "ingest/document.hpp"

namespace entente::ingest {

/// What extraction does with one document; called from several threads at once.
using Extractor = std::function<Extraction(const Document&)>;

/// Extracts documents on several threads; results in the order of the documents.
std::vector<Extraction> extract_all(const std::vector<Document>& documents, const Extractor& extract,
                                    unsigned threads);

}  // namespace entente::ingest
