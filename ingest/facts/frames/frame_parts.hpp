// What the builders of frames share; internal to them.
#pragma once

#include <string>

#include "ingest/facts/frames/frame.hpp"

namespace entente::ingest {

/// Adds a slot unless the frame has it or there is no token.
void add_slot(Frame& frame, std::string name, std::uint32_t token, bool shared);
/// The prepositional phrases of a verb or noun, and those that hang on a place or time within ("met in Paris
/// with X").
void add_prepositions(Frame& frame, const FactContext& context, std::uint32_t head, bool shared);
/// The first of a row of joined nouns carries the row's role.
std::uint32_t first_of_row(const RoleGraph& graph, std::uint32_t noun);
/// Who does what a noun names, by the verb above it: "held talks", "arrived for talks", "talks were held by".
void add_outer_subject(Frame& frame, const FactContext& context, std::uint32_t noun);

}  // namespace entente::ingest
