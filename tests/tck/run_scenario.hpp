// Runs one scenario in a graph of its own.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "tests/tck/gherkin.hpp"

namespace entente::tck {

struct RunOptions {
  bool strict = true;              ///< compare an error's type, phase and detail, not only that there is one
  bool optimised = true;           ///< false: the plain plan
  std::filesystem::path graphs{};  ///< the folder of the named graphs
};

/// Nothing where the scenario holds; else what went otherwise than it says.
std::optional<std::string> run_scenario(const Scenario& scenario, const RunOptions& options);

/// True where the scenario expects an error.
bool expects_error(const Scenario& scenario);

}  // namespace entente::tck
