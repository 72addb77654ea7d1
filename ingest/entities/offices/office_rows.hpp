// Plural offices and the rows of people beside them: "Presidents A and B", "the Polish and Czech premiers, A
// and B", "the chief executives of X and Y, A and B".
#pragma once

#include <vector>

#include "ingest/entities/offices/office_phrase.hpp"

namespace entente::ingest {

struct OfficeRow {
  std::vector<const Mention*> holders;  ///< two or more, or none; the mentions are the index's
  /// One for each holder; empty where the phrase's own body is everybody's.
  std::vector<std::uint32_t> bodies;
};

/// Nothing where the row is none, or where it does not tell whose each is ("their ministers, A and B").
OfficeRow read_office_row(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase);

}  // namespace entente::ingest
