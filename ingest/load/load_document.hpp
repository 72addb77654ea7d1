// Extractions into the store: same node, same edge, evidence joined. What the graph says is a function of the
// set of documents alone, not of the order in which they came:
//   - a node is its type and its name, folded (case, accents, spaces);
//   - an edge is its type, its ends, its date, its status and its other properties, so that two documents
//   that state the
//     same fact give one edge, and the same fact at two dates two;
//   - what several documents say of one thing (spelling, place, confidence) is decided by counting, ties by
//   text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/result.hpp"
#include "graph/store.hpp"
#include "ingest/document.hpp"

namespace entente::ingest {

enum class LoadOutcome : std::uint8_t { Added, Replaced, Unchanged };

/// A hash of all that extraction reads of a document, and of the extraction's own version (128 bits,
/// hexadecimal).
std::string content_hash(const Document& document);

/// Adds a document and its extraction, or replaces the document of the same id: exactly its own facts change.
/// Needs an open transaction. The caller has compared hashes; this always writes.
Result<LoadOutcome> load_document(Store& store, const Document& document, const Extraction& extraction);

/// Takes a document and exactly its facts away; false where there is no such document. Needs an open
/// transaction. Nodes and edges that were made by hand (Cypher, imports) stay.
Result<bool> remove_document(Store& store, std::string_view id);

}  // namespace entente::ingest
