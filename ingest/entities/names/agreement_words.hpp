// Words of agreements' names: their kinds, and what only tells when they were made.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

/// "treaty", "memorandum". Folded.
bool is_agreement_kind(const std::string& folded);
/// "basis", "eve": nouns behind an agreement's preposition that are no part of its name.
bool is_occasion(const std::string& lemma);
/// "in the field of", "in the areas of": from token i, "in".
bool is_field(const TextView& text, const Sentence& sentence, std::uint32_t i);
/// "Democratic National Convention": an event; `h` is the token of the head.
bool is_congress(const TextView& text, const Sentence& sentence, std::uint32_t h);
/// What the noun at token `head` names is signed, initialled or ratified in its clause.
bool is_put_to_paper(const TextView& text, std::uint32_t head);

}  // namespace entente::ingest
