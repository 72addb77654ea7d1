// What every stage made of a document, as text for people and as JSON for programs.
#pragma once

#include <string>

#include "ingest/pipeline.hpp"

namespace entente::ingest {

struct InspectOptions {
  bool tokens = true;      ///< with the tree
  bool candidates = true;  ///< dropped ones too, each with why
};

std::string inspect_text(const DocumentStages& stages, const InspectOptions& options);
/// One JSON object; spans are byte offsets into the document's text.
std::string inspect_json(const DocumentStages& stages);

}  // namespace entente::ingest
