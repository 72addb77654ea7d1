// How prominent a mention is for a pronoun that comes after it: how near, in which role, of the same
// quotation or not. Centering's order of roles: Brennan, Friedman and Pollard, "A Centering Approach to
// Pronouns", ACL 1987.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/references/antecedent_model.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

/// Mentions by sentence, those found on the way included. Refers to the context.
class Prominence {
 public:
  explicit Prominence(const ReferenceContext& context);

  [[nodiscard]] const std::vector<Mention>& in_sentence(std::uint32_t s) const { return by_sentence_[s]; }
  [[nodiscard]] std::uint32_t sentences() const { return static_cast<std::uint32_t>(by_sentence_.size()); }
  [[nodiscard]] bool in_quote(std::uint32_t token) const { return in_quote_[token] != 0; }
  /// Whether a mention of a person covers the token.
  [[nodiscard]] bool covered(std::uint32_t token) const;
  /// Later pronouns may lean on it.
  void add(const Mention& mention);
  /// How near the mention stands before the token, in which role.
  [[nodiscard]] AntecedentFeatures of(const Mention& mention, std::uint32_t token) const;
  /// The same as one figure, of things that no model weighs: about 10 for a mention of the same sentence, 3
  /// less for each sentence back, up to 4 more for a subject.
  [[nodiscard]] float nearness(const Mention& mention, std::uint32_t token) const;
  /// Main, clause's, relative subject, object, ... of its sentence.
  [[nodiscard]] AntecedentFeature role_of(const Mention& mention) const;
  /// The person at a token, or in apposition to it ("Jordan's king, Abdullah II, received him").
  [[nodiscard]] std::uint32_t person_at(std::uint32_t token) const;
  /// Of a token that opens a paragraph, before anybody is named in it: the subject with whom the paragraph
  /// above opened, who goes on being told of rather than whom it named last.
  [[nodiscard]] std::uint32_t opener_above(std::uint32_t token) const;

 private:
  void mark_quotes();
  [[nodiscard]] bool closes_subject(const Mention& mention) const;
  [[nodiscard]] std::uint32_t head_with_title(const Mention& mention) const;
  [[nodiscard]] std::uint32_t head_of_row(const Mention& mention) const;
  [[nodiscard]] bool is_set_apart(std::uint32_t subject) const;
  [[nodiscard]] bool is_main_in_disguise(std::uint32_t subject) const;
  [[nodiscard]] AntecedentFeature role_of_apposed(std::uint32_t head) const;
  [[nodiscard]] bool precedes_its_verb(const Mention& mention) const;
  [[nodiscard]] bool is_displaced(const Mention& mention) const;

  const ReferenceContext& context_;
  const TextView& text_;
  std::vector<std::vector<Mention>> by_sentence_;
  std::vector<char> in_quote_;
};

}  // namespace entente::ingest
