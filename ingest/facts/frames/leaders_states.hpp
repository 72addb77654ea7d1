// The states and bodies that people bind by a pact without a name.
#pragma once

#include <vector>

#include "ingest/facts/frames/frame.hpp"

namespace entente::ingest {

/// "The prime minister signed an agreement with the Community": his country. "A and B signed a contract":
/// theirs, where they are of two. Empty where the clause tells of no making of a pact.
std::vector<Filler> states_of_leaders(const FactContext& context, const Frame& frame, const FrameRule& rule,
                                      Origin origin);

}  // namespace entente::ingest
