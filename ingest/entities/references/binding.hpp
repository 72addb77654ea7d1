// Whom a pronoun cannot stand for by its place in the sentence: the subject and the other objects of its own
// verb, the noun phrase it stands in, the noun it is joined to by "and" (principle B and the i-within-i
// condition: Chomsky, "Lectures on Government and Binding", 1981, as far as news needs them).
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/clause_view.hpp"
#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

/// Refers to both, which must outlive it.
class Binding {
 public:
  Binding(const TextView& text, const ClauseView& clauses) : text_(text), clauses_(clauses) {}

  /// Tokens that head the noun phrases which the personal pronoun at `token` cannot share its person with.
  [[nodiscard]] std::vector<std::uint32_t> barred(std::uint32_t token) const;

  /// "He said that A ...": whether the token stands below the verb whose subject the pronoun is, a clause
  /// joined to it with a subject of its own left out.
  [[nodiscard]] bool is_below(std::uint32_t token, std::uint32_t subject) const;
  /// Whether the verb of the subject is one of saying.
  [[nodiscard]] bool is_saying(std::uint32_t subject) const;

  /// "A asked B to hand in his paper": whether the object of the verb above the token's infinitive acts in
  /// it.
  [[nodiscard]] bool is_controller(std::uint32_t object, std::uint32_t token) const;

 private:
  void bar_owned(std::uint32_t token, std::vector<std::uint32_t>& heads) const;
  void bar_arguments(std::uint32_t token, std::vector<std::uint32_t>& heads) const;
  void bar_possessor(std::uint32_t token, std::vector<std::uint32_t>& heads) const;
  void bar_subject(std::uint32_t token, std::vector<std::uint32_t>& heads) const;
  void bar_antecedent(std::uint32_t token, std::vector<std::uint32_t>& heads) const;
  void bar_participle(std::uint32_t token, std::vector<std::uint32_t>& heads) const;
  void bar_joined(std::uint32_t token, std::vector<std::uint32_t>& heads) const;
  [[nodiscard]] bool is_place_with_object(std::uint32_t token) const;

  const TextView& text_;
  const ClauseView& clauses_;
};

}  // namespace entente::ingest
