// A view of an annotated document for the name stages: words, their folded forms, case, and where sentences
// and blocks begin.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.hpp"

namespace entente::ingest {

/// Tokens [first, last).
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] std::uint32_t size() const { return last - first; }
  [[nodiscard]] bool contains(std::uint32_t token) const { return token >= first && token < last; }
  friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

/// Refers to the document's parts, which must outlive it.
class TextView {
 public:
  TextView(const Document& document, const std::vector<Block>& blocks, const AnnotatedText& annotation);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(annotation_.tokens.size()); }
  // Behind the text stand tokens of no word, in its last sentence: a rule may ask what follows a name without
  // asking whether anything does.
  [[nodiscard]] const Token& token(std::uint32_t i) const {
    return i < size() ? annotation_.tokens[i] : kBehind;
  }
  [[nodiscard]] const AnnotatedText& annotation() const { return annotation_; }
  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }

  [[nodiscard]] std::string_view word(std::uint32_t i) const;
  [[nodiscard]] const std::string& folded(std::uint32_t i) const {
    return i < size() ? folded_[i] : kBehind.lemma;
  }
  /// The bytes from the first token's start to the last one's end.
  [[nodiscard]] std::string_view slice(TokenRange range) const;
  /// The same with line breaks as blanks.
  [[nodiscard]] std::string text(TokenRange range) const;
  [[nodiscard]] bool is_capital(std::uint32_t i) const { return i < size() && capital_[i] != 0; }
  [[nodiscard]] bool is_hyphen(std::uint32_t i) const;
  /// Nothing stands between token i - 1 and token i.
  [[nodiscard]] bool is_joined(std::uint32_t i) const;

  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t i) const {
    return i < size() ? sentence_of_[i] : sentence_of_.empty() ? 0 : sentence_of_.back();
  }
  [[nodiscard]] const Sentence& sentence(std::uint32_t s) const { return annotation_.sentences[s]; }
  [[nodiscard]] BlockKind block_kind(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t paragraph_of(std::uint32_t i) const;
  /// The first word of its sentence, opening marks passed over, or the first within a quotation.
  [[nodiscard]] bool is_opening(std::uint32_t i) const { return i < size() && opening_[i] != 0; }
  /// A sentence whose words are mostly capitalized, as headlines in title case are.
  [[nodiscard]] bool is_title_case(std::uint32_t s) const { return title_case_[s] != 0; }
  /// The recogniser's type of the name that covers the token, or empty; and the name.
  [[nodiscard]] const NameSpan* name_at(std::uint32_t i) const;
  /// The token of the range whose head lies outside it.
  [[nodiscard]] std::uint32_t head_of(TokenRange range) const;
  [[nodiscard]] Span span(TokenRange range) const;

 private:
  [[nodiscard]] std::uint32_t end_of(std::uint32_t i) const;

  static const Token kBehind;

  const Document& document_;
  const std::vector<Block>& blocks_;
  const AnnotatedText& annotation_;
  std::vector<std::string> folded_;
  std::vector<char> capital_;
  std::vector<char> opening_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<char> title_case_;
  std::vector<std::int32_t> name_of_;
};

}  // namespace entente::ingest
