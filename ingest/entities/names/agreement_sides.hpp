// The sides that an agreement is between, as far as they stand in its name.
#pragma once

#include "ingest/entities/names/name_candidate.hpp"

namespace entente::ingest {

/// "between Ukraine and the European Union", from the token `i` of "between" on: the end of the sides, or
/// `i`.
std::uint32_t sides_end(const TextView& text, const Sentence& sentence,
                        const std::vector<NameCandidate>& known, std::uint32_t i);

/// A name of the lexicon that may be a side, a place or a person, and no text or nationality.
bool is_known_side(const std::vector<NameCandidate>& known, std::uint32_t token);

}  // namespace entente::ingest
