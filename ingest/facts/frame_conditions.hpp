// What a row of the tables asks beyond words and roles.
#pragma once

#include <string>

#include "ingest/facts/frame.hpp"

namespace entente::ingest {

/// True if the frame meets every flag of the rule that does not concern its ends.
bool conditions_hold(const FactContext& context, const FrameRule& rule, const Frame& frame);
/// "joined it", "joined the bloc", "were admitted": the body was told before.
bool joins_unnamed(const FactContext& context, const Frame& frame, const FrameRule& rule);
/// A school or university by its name.
bool is_school(const std::string& name);

}  // namespace entente::ingest
