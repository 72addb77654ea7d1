// A stand-in for the annotator while its own inference is being written: asks a Python process that runs the
// same model. ENTENTE_SPACY_BRIDGE names the script (and ENTENTE_SPACY_PYTHON the interpreter). Answers are
// kept under /tmp.
#pragma once

#include <memory>

#include "graph/result.hpp"
#include "ingest/annotate/annotator.hpp"

namespace entente::ingest {

/// Starts the process on the first text that is not in the cache. Errors: NotFound where the script is not
/// named.
Result<std::unique_ptr<Annotator>> open_spacy_bridge();

}  // namespace entente::ingest
