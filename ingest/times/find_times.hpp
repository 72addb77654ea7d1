// Finds the times a text states and resolves them, with their precision, against the document's date and the
// tense of the clause. Patterns over tokens (TIMEX3's needs, no code of others).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/document.hpp"

namespace entente::ingest {

/// Times by first token, not overlapping. `bytes` is the text that the token spans index. Where the document
/// has no date, the last absolute day of the text before a relative time stands for it; where there is none,
/// the time stays unresolved. `paragraph_of` gives the paragraph of each sentence (by index); it may be
/// empty, then all is one paragraph.
std::vector<TimeExpression> find_times(const AnnotatedText& text, std::string_view bytes,
                                       std::optional<Date> document_date,
                                       const std::vector<std::uint32_t>& paragraph_of = {});

}  // namespace entente::ingest
