// Who is named before and behind a word, by the order of words alone: long titles ("with Head of the Office
// of the President of Latvia X") often lose their name in the tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// The people named from `start` on, where nothing but titles, their bodies and nationalities stands before
/// the first name; with those joined to it. Empty where anything else stands there.
std::vector<Filler> people_behind(const FactContext& context, std::uint32_t start);
/// The person whose name ends right before `token`; adverbs, auxiliaries and times may stand between.
std::vector<Filler> people_before(const FactContext& context, std::uint32_t token);
/// The token behind the last preposition or adverb `name` after `start` that a phrase of time or place may
/// part from it; kNoToken where a verb, a name of a person or another clause comes first.
std::uint32_t behind_preposition(const FactContext& context, std::uint32_t start, std::string_view name);
/// The mention by name of a person that opens at a token, or null.
const Mention* person_opening_at(const FactContext& context, std::uint32_t token);
/// A word written with hyphens ("sit-down", "one-on-one"), which stands in several tokens.
struct HyphenWord {
  std::string lemma;        ///< small letters; empty where no such word opens
  std::uint32_t first = 0;  ///< its tokens
  std::uint32_t last = 0;
  std::uint32_t head = 0;  ///< the one that hangs on what is outside
};
HyphenWord hyphen_word_at(const FactContext& context, std::uint32_t token);
/// Nouns and adjectives of office that stand in small letters: "foreign minister".
bool is_office_noun(const RoleGraph& graph, std::uint32_t token);
/// End of the sentence of a token, at most the end of the text.
std::uint32_t sentence_end(const FactContext& context, std::uint32_t token);
/// A headline, or a line of its own at the top that has no finite verb.
bool is_title(const FactContext& context, std::uint32_t sentence);
/// "A" in "A's": the name owns something.
bool owns(const FactContext& context, const Mention& mention);

}  // namespace entente::ingest
