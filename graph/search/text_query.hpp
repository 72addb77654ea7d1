// What `search` looks for: words, "phrases", beginnings of words (minist*), OR between alternatives, and
// -word for what must not be there. Words that stand beside each other must all be there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"

namespace entente {

struct SearchTerm {
  std::string text;     ///< a word, or the words of a phrase
  bool prefix = false;  ///< its last word may go on
};

/// All of `must` and none of `must_not`.
struct SearchChoice {
  std::vector<SearchTerm> must;  ///< at least one
  std::vector<SearchTerm> must_not;
};

/// Any of these; at least one.
using TextQuery = std::vector<SearchChoice>;

/// SyntaxError with the place for: nothing to look for, an open quote, a `*` that does not end a word, an OR
/// or - without anything to belong to, alternatives that only exclude.
Result<TextQuery> parse_text_query(std::string_view text);

}  // namespace entente
