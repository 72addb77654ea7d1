// Whose own words a text is, outside quotation marks: the speaker of an address, of a turn in a transcript,
// of an answer in an interview; the author of a diary.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

/// By token; kNoEntity where nobody is known to speak.
struct Voices {
  std::vector<std::uint32_t> speaker;  ///< "I"
  std::vector<std::uint32_t> asked;    ///< "you" of an interview's question
};

/// Leans on names alone. Linear in the text.
Voices find_voices(const ReferenceContext& context);

}  // namespace entente::ingest
