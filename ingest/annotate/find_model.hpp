// Where the files of models are.
#pragma once

#include <string>

#include "graph/result.hpp"

namespace entente::ingest::model {

/// What the environment's `variable` names, else `place` beside the program's executable or up to three
/// folders above it. Errors: NotFound, which says that `what` is missing and how to make it.
Result<std::string> find_beside_program(const char* variable, const char* place, const char* what);

}  // namespace entente::ingest::model
