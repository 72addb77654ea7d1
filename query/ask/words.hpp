// A question as words, each with its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"

namespace entente::query {

struct Word {
  std::string text;         ///< folded: no case, no accents
  std::uint32_t start = 0;  ///< bytes in the question
  std::uint32_t end = 0;    ///< exclusive, without punctuation after it
  bool quoted = false;      ///< a whole "quoted name", which no word of the language matches
};

/// Splits at spaces; punctuation around words and the question mark are dropped, "quoted parts" are one word.
/// InputError for a quote without its end.
Result<std::vector<Word>> split_words(std::string_view question);

/// Words [first, last) of a question.
struct WordSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] std::uint32_t size() const { return last - first; }
  friend bool operator==(const WordSpan&, const WordSpan&) = default;
};

/// The question's own text of some words.
std::string text_of(WordSpan span, const std::vector<Word>& words, std::string_view question);
/// Their place, for errors; an empty span is the end of the question.
TextPlace place_of(WordSpan span, const std::vector<Word>& words, std::string_view question);

}  // namespace entente::query
