// What makes a shell complete the program's commands, options and their values, and names in a store.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command_shape.hpp"

namespace entente::cli {

enum class Shell : std::uint8_t { Bash, Zsh, Fish };

/// A script that the shell reads at its start, as `source <(entente completion bash)` does.
std::string completion_script(Shell shell, const std::vector<const CommandShape*>& commands);

}  // namespace entente::cli
