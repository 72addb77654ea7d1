// The limits of a query as options of a command.
#pragma once

#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "graph/result.hpp"
#include "query/engine.hpp"

namespace entente::cli {

struct LimitOptions {
  std::optional<double> timeout;  ///< seconds
  std::string memory;             ///< "512MB"
  std::optional<std::uint64_t> rows;
};

/// Adds --timeout, --max-memory and --max-rows.
void add_limit_options(Command& command, LimitOptions& options);

/// With the program's Ctrl-C flag. ArgumentError for a size that is none.
Result<query::Limits> limits_from(const LimitOptions& options);

/// "512MB", "2G", "1000" (bytes); powers of 1,024.
Result<std::uint64_t> parse_size(const std::string& text);

}  // namespace entente::cli
