// Patterns of questions, and how words are matched against them: every way is tried, names being of any
// length.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "query/ask/question_forms.hpp"

namespace entente::query {

struct Pattern {
  QuestionKind kind;
  std::string_view text;           ///< see question_forms.hpp for the notation
  std::optional<EdgeKind> verb{};  ///< where the words themselves stand for a verb
};

/// The table, in question_forms.cpp.
std::span<const Pattern> patterns();

}  // namespace entente::query
