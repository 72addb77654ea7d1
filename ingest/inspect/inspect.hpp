// What every stage made of a document, as text for people and as JSON for programs.
#pragma once

#include <string>
#include <string_view>

#include "ingest/pipeline.hpp"

namespace entente::ingest {

/// "name", "nationality", ...: how both forms call a kind of mention.
std::string_view mention_name(MentionKind kind);

struct InspectOptions {
  bool tokens = true;      ///< with the tree
  bool candidates = true;  ///< dropped ones too, each with why
};

std::string inspect_text(const DocumentStages& stages, const InspectOptions& options);
/// One JSON object; spans are byte offsets into the document's text.
std::string inspect_json(const DocumentStages& stages);

}  // namespace entente::ingest
