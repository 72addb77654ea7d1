// Lines at the top of a text that say who wrote it and for whom: "By Dana Pruitt, Arundel Tide", "Posted on
// Harbour Notes, April 21, 2016, by Denise Wray", "Karim Lodi, The Coast Daily".
#pragma once

#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

/// A newspaper's, agency's or newsletter's own word, as the last of its name: "gazette", "wire". Folded.
bool is_outlet_word(const std::string& folded);

/// The sentence is such a line, whatever block it stands in.
bool is_credit_line(const TextView& text, std::uint32_t sentence);

/// What stands behind a writer's name as a part of the line by itself: "Arundel Tide", "The Highlands Sun";
/// empty where it is a place, a date, a post, or nothing. `name_end` is where the name ends.
TokenRange outlet_behind_writer(const TextView& text, std::uint32_t name_end, std::uint32_t last);

}  // namespace entente::ingest
