// The tense of the clause that a token stands in, as far as news needs it: did it happen, is it so, is it to
// come.
#pragma once

#include <cstdint>

#include "ingest/document.hpp"

namespace entente::ingest {

enum class Tense : std::uint8_t { Past, Present, Future };

/// "had her to supper in February": a meal that the tree takes for an infinitive.
bool is_meal(const Token& token);

/// The nearest verb above `token` (itself included), or the sentence's root. Safe on any tree, also on a
/// damaged one.
std::uint32_t clause_verb(const AnnotatedText& text, std::uint32_t token);

/// Tense of the clause of `token`. An infinitive after a verb of intent ("is set to visit", "agreed to meet")
/// is Future; other non-finite clauses take the tense of the clause above.
Tense clause_tense(const AnnotatedText& text, std::uint32_t token);

/// "would meet on Friday": to come, as told by somebody in the past. Not "would have met".
bool is_future_in_past(const AnnotatedText& text, std::uint32_t token);

/// True for verbs and adjectives whose infinitive speaks of what is to come: plan, set, expect, agree,
/// prepare, ...
bool looks_ahead(std::string_view lemma);

}  // namespace entente::ingest
