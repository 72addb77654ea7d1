// Reads documents from files, folders and standard input: plain text, HTML (reduced to its article), JSON and
// JSONL with the fields doc, text, date, title, source, url.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"
#include "ingest/document.hpp"

namespace entente::ingest {

enum class DocumentFormat { Text, Html, Json, JsonLines };

/// Called for each document or for each that could not be read (Error::file names the file, Error::place the
/// line where one is known); returns false to stop.
using DocumentSink = std::function<bool(Result<Document>)>;

/// Reads `paths` in the order given; a folder is read recursively, its files sorted by path, hidden ones left
/// out; `-` is standard input. One bad document does not stop the others. JSON lines are read as a stream:
/// memory is that of the longest line. Document::id is `doc` of the JSON, else the file's name without its
/// ending.
void read_documents(const std::vector<std::string>& paths, const DocumentSink& sink);

/// Reads one document (or several, for JSON) from bytes already in memory; `name` is for ids and messages.
void read_document_bytes(std::string_view name, std::string_view bytes, DocumentFormat format,
                         const DocumentSink& sink);

}  // namespace entente::ingest
