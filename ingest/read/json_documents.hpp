// Documents from JSON: an object, an array of objects, or one object a line.
#pragma once

#include <string_view>

#include "graph/result.hpp"
#include "ingest/document.hpp"
#include "ingest/read/read_documents.hpp"

namespace entente::ingest {

/// One JSON text: an object or an array of objects. Calls `sink` for each; false where it was stopped.
bool read_json_documents(std::string_view name, std::string_view json, const DocumentSink& sink);

/// One line of JSON lines. `line` is its 1-based number, for messages and for the id where the object has no
/// `doc`.
Result<Document> read_json_line(std::string_view name, std::string_view json, std::uint32_t line);

}  // namespace entente::ingest
