// What rules of journeys ask alike: nouns for journeys, who goes, and where to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// "trip", "tour", "stay"; a lemma.
bool is_journey(const std::string& noun);
/// The persons who do what the verb says; none for kNoToken.
std::vector<Filler> travellers_of(const FactContext& context, std::uint32_t verb);
/// The places that the preposition on `head` names: "in Riga".
std::vector<Filler> areas_behind(const FactContext& context, std::uint32_t head,
                                 std::string_view preposition);

}  // namespace entente::ingest
