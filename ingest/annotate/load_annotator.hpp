// Opens the language model: the only way for other stages to get an Annotator.
#pragma once

#include <memory>
#include <string>

#include "graph/result.hpp"
#include "ingest/annotate/annotator.hpp"

namespace entente::ingest {

/// Where the model file is: ENTENTE_MODEL, else share/entente/en_core_web_sm.model beside the executable or
/// one folder up (build directory or installation). Errors: NotFound, saying how to make it.
Result<std::string> find_model();

/// Maps the model file and makes it ready. Errors: IoError, FormatError (not a model, other version,
/// damaged).
Result<std::unique_ptr<Annotator>> load_annotator(const std::string& path);

}  // namespace entente::ingest
