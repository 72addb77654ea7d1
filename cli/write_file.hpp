// Files that commands make: whole, or not at all.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "graph/result.hpp"

namespace entente::cli {

/// Lets `write` fill the file at `path`, by way of a draft beside it that is renamed when it is whole, so
/// that a failure leaves what was there before. Links are followed; what is no file (a pipe, a device) is
/// written to as it is, and "-" is standard output, whose failures finish_output() tells. IoError with the
/// system's reason.
Result<void> write_file(const std::string& path, const std::function<Result<void>(std::ostream&)>& write);

}  // namespace entente::cli
