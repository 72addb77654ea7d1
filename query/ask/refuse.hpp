// What to say of a question that is not understood: which part, and what could be asked.
#pragma once

#include <vector>

#include "query/ask/question_forms.hpp"

namespace entente::query {

Error refuse_empty();
Error refuse_long(std::size_t most_words);
/// For a question that no pattern could read.
Error refuse(const MatchResult& matched, const std::vector<Word>& words, std::string_view question);

}  // namespace entente::query
