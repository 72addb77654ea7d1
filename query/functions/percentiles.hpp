// percentileCont() and percentileDisc().
#pragma once

#include <memory>

#include "query/functions/aggregates.hpp"

namespace entente::query {

/// Interpolating between the neighbours, or giving the value nearest by rank.
std::unique_ptr<Accumulator> make_percentile(bool interpolate);

}  // namespace entente::query
