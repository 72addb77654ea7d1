// Which names of different documents are one entity: what is thought of them, and the user's word on it.
#pragma once

#include <string>
#include <vector>

#include "ingest/identity/identities.hpp"

namespace entente::cli {

/// Prints every pair of names that was decided, taken for one, or is alike and undecided. Gives the exit
/// code.
int print_decisions(const std::string& store, const std::string& format);

/// Keeps a verdict on two names; prints errors. Gives the exit code.
int decide_entities(const std::string& store, const std::string& label, const std::vector<std::string>& names,
                    ingest::Verdict verdict);

}  // namespace entente::cli
