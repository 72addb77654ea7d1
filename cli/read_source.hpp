// Text given to a command: on the command line, in a file, or on standard input.
#pragma once

#include <string>

#include "graph/result.hpp"

namespace entente::cli {

/// The bytes of a file; "-" is standard input. IoError, or InputError for a directory.
Result<std::string> read_file(const std::string& path);

}  // namespace entente::cli
