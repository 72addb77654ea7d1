// Where an office noun that opens at a token ends, for those that the table of offices does not list as they
// stand.
#pragma once

#include <cstdint>

#include "ingest/entities/mention_index.hpp"
#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

/// "counterpart", "opposite number", "Danish colleague"; `i` where none opens there.
std::uint32_t counterpart_end(const TextView& text, const MentionIndex& mentions, std::uint32_t i);

/// "researcher", "senior fellow"; `i` where none opens there.
std::uint32_t role_end(const TextView& text, std::uint32_t i);

/// "presidents", "prime ministers", "leaders", "heads of state"; `i` where none opens there.
std::uint32_t plural_end(const TextView& text, std::uint32_t i);

}  // namespace entente::ingest
