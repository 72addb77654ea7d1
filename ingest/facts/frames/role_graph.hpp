// The dependency tree of a document with the questions that fact rules ask of it: who does it, to whom, in
// which phrase. Works on spaCy's (ClearNLP) labels. All look-ups are safe on any tree; behind the text stand
// tokens of no word, so that a rule may ask what follows a name without asking whether anything does.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/document.hpp"

namespace entente::ingest {

inline constexpr std::uint32_t kNoToken = 0xFFFFFFFFU;

class RoleGraph {
 public:
  explicit RoleGraph(const AnnotatedText& text);

  [[nodiscard]] const AnnotatedText& text() const { return *text_; }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return i < size() ? text_->tokens[i] : kBehind; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_->tokens.size()); }
  /// Lower case always.
  [[nodiscard]] const std::string& lemma(std::uint32_t i) const {
    return i < size() ? lemmas_[i] : kBehind.lemma;
  }
  [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t i) const;
  /// Behind the text, that of its last token.
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t i) const {
    return i < size() ? sentence_[i] : sentence_.empty() ? 0 : sentence_.back();
  }

  /// The first child with this role, or kNoToken.
  [[nodiscard]] std::uint32_t child(std::uint32_t i, std::string_view role) const;
  [[nodiscard]] bool is_root(std::uint32_t i) const { return token(i).head == i; }
  [[nodiscard]] bool is_verb(std::uint32_t i) const {
    return token(i).pos == "VERB" || token(i).pos == "AUX";
  }
  [[nodiscard]] bool is_noun(std::uint32_t i) const {
    return token(i).pos == "NOUN" || token(i).pos == "PROPN";
  }
  /// True if `above` is `i` or governs it.
  [[nodiscard]] bool governs(std::uint32_t above, std::uint32_t i) const;
  /// Steps from `i` up to `above`, or -1.
  [[nodiscard]] int steps_up(std::uint32_t i, std::uint32_t above) const;
  /// A verb in the passive, a bare participle included ("talks held in Paris").
  [[nodiscard]] bool is_passive(std::uint32_t verb) const;
  /// The nouns that are subject of a verb, shared and inherited ones included (conjunction, control, relative
  /// clause, participle). For a passive verb they are what it is done to.
  [[nodiscard]] std::vector<std::uint32_t> subjects(std::uint32_t verb) const;
  /// What `subjects` is to answer for a verb whose own subject the tree missed.
  void set_subject(std::uint32_t verb, std::uint32_t subject) { mended_.emplace_back(verb, subject); }
  /// A relative pronoun stands for the noun its clause hangs on; anything else for itself.
  [[nodiscard]] std::uint32_t antecedent(std::uint32_t i) const;
  /// The verb or noun above the clause or phrase of `i`, prepositions and conjunctions passed over.
  [[nodiscard]] std::uint32_t governor(std::uint32_t i) const;
  /// The object of a preposition token, or kNoToken.
  [[nodiscard]] std::uint32_t object_of(std::uint32_t preposition) const;

  /// "flew in and had X to himself": the object of a verb that needs one, read as its subject.
  [[nodiscard]] bool is_misread_object(std::uint32_t noun) const;

 private:
  /// "A and B, welcomed at the door by C, had sat": a participle taken for a past tense.
  [[nodiscard]] bool is_aside(std::uint32_t verb) const;
  /// "X, who met Y, called Z a friend" read as a participle of X: a clause of its own.
  [[nodiscard]] bool is_lost_clause(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t nearer_antecedent(std::uint32_t pronoun, std::uint32_t head) const;
  [[nodiscard]] std::vector<std::uint32_t> subjects(std::uint32_t verb, int depth) const;
  /// "saw A first, then B, and conferred with C": the verb whose row another goes on with that the tree hangs
  /// on B; kNoToken where there is none.
  [[nodiscard]] std::uint32_t verb_of_row(std::uint32_t verb) const;
  [[nodiscard]] std::vector<std::uint32_t> inherited_subjects(std::uint32_t verb, int depth) const;

  /// "The general who leads the force, X, turned up": X, which the tree hangs on the force.
  [[nodiscard]] std::uint32_t name_behind_clause(std::uint32_t noun, std::uint32_t verb) const;
  /// "On 24 August Xi and Modi met": the names right before the verb that the tree hangs on the date.
  [[nodiscard]] std::uint32_t subject_behind_date(std::uint32_t verb) const;

  static const Token kBehind;

  const AnnotatedText* text_;
  std::vector<std::string> lemmas_;
  std::vector<std::uint32_t> first_child_;  ///< children of i: child_[first_child_[i] .. first_child_[i + 1])
  std::vector<std::uint32_t> child_;
  std::vector<std::uint32_t> sentence_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> mended_;  ///< verb and subject, few
};

}  // namespace entente::ingest
