// Posts told without a title: "the finance portfolio goes to X", "X takes over the interior ministry", "X won
// the presidency", "Y left the chairmanship of the board".
#pragma once

#include <vector>

#include "ingest/entities/mention_index.hpp"
#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

/// A statement for each; the body is open where nothing beside the noun names it.
std::vector<OfficeStatement> read_post_nouns(const TextView& text, const MentionIndex& mentions);

}  // namespace entente::ingest
