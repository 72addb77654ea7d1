// The user's word on whether two names are one entity.
#pragma once

#include <string_view>

#include "graph/result.hpp"
#include "graph/store.hpp"
#include "ingest/identity/identities.hpp"

namespace entente::ingest {

/// Keeps the verdict and makes the graph follow it; Undecided takes an earlier word back, and the rules count
/// again. Needs an open transaction. NotFound: no document uses the name for a node with this label.
/// ArgumentError: the two are one name, or an edge joins them (two that met are not one), or what was decided
/// before says otherwise.
Result<void> decide_names(Store& store, std::string_view label, std::string_view a, std::string_view b,
                          Verdict verdict);

}  // namespace entente::ingest
