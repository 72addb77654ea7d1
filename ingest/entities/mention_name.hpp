// What a kind of mention is called, in `inspect` and in tables.
#pragma once

#include <string_view>

#include "ingest/document.hpp"

namespace entente::ingest {

/// "name", "nationality", ...
std::string_view mention_name(MentionKind kind);

}  // namespace entente::ingest
