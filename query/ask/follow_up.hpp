// Follow-ups: `and in 2024?`, `and in Astana?`, `and Vladimir Putin?`, `what about 2023?` change a part of
// the last question.
#pragma once

#include <optional>
#include <vector>

#include "query/ask/question.hpp"

namespace entente::query {

bool is_follow_up(const std::vector<Word>& words);

/// The last question with its time, its place or its (last fitting) name replaced.
Result<Question> follow_up(const std::vector<Word>& words, std::string_view question,
                           const std::optional<Question>& last, const GraphView& view, const Names& names);

}  // namespace entente::query
