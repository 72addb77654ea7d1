// Nouns for journeys.
#pragma once

#include <string>

#include "ingest/text/one_of.hpp"

namespace entente::ingest {

inline bool is_journey(const std::string& noun) {
  return one_of(noun, {"trip", "tour", "visit", "swing", "journey", "voyage", "travel", "mission", "dash",
                       "stay", "itinerary", "roadshow", "pilgrimage", "odyssey", "week", "leg"});
}

}  // namespace entente::ingest
