// The texts of `entente --help` and `entente COMMAND --help`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/command_shape.hpp"

namespace entente::cli {

/// The commands by group, in the order in which they were added. Lines are broken at `width` columns.
std::string program_help(const std::vector<const CommandShape*>& commands, std::size_t width);

std::string command_help(const CommandShape& command, std::size_t width);

}  // namespace entente::cli
