// Which country a person is of, as the text or the table of office-holders tells it.
#pragma once

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

/// The country that the person's posts are of, else the one that stands beside the name ("Ghana's A", "A of
/// Togo"), else the table's; kNoEntity where none or more than one is told.
std::uint32_t home_country(const ReferenceContext& context, std::uint32_t person);

/// Of whom a transcript, an interview or an address lets speak: the state of the first post that the text
/// tells. Whose "our president" is.
std::uint32_t speakers_country(const ReferenceContext& context, const std::vector<OfficeStatement>& offices);

/// Whether the post may be one of the country: stated so, or left open while the table knows of no other.
bool may_be_of(const ReferenceContext& context, const OfficeStatement& office, std::uint32_t country);

/// A text of turns: "SMITH: ...".
bool is_transcript(const TextView& text);

}  // namespace entente::ingest
