// Cuts a document into blocks: headline, dateline, byline, body paragraphs, and boilerplate ("Read also",
// "Join Telegram channel", "Advertisement", credits of photographs), so that later stages read each for what
// it is.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.hpp"

namespace entente::ingest {

/// Blocks by start, not overlapping, none empty, blank lines left out. A line is a block of its own kind or
/// one with the lines that continue it. `title` helps to know the headline; it may be empty.
std::vector<Block> find_blocks(std::string_view text, std::string_view title = {});

/// The date that the text itself gives for its publication: dateline ("ASTANA, July 2, 2024 /PRNewswire/"),
/// byline ("By A. Writer | 12 May 2023"), a heading line of a date alone, or a leading "date 2024-03-28".
std::optional<Date> find_document_date(std::string_view text, const std::vector<Block>& blocks);

}  // namespace entente::ingest
