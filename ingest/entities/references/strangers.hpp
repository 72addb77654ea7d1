// People whom the text tells of without a name ("a spokesman said", "my father's delegation", "a player who
// ...", "he" of whom nothing is known): a pronoun may mean one of them, and then refers to nobody of the
// graph.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/references/prominence.hpp"

namespace entente::ingest {

struct Stranger {
  Mention mention;  ///< of no entity
  AntecedentFeature kind = AntecedentFeature::Nameless;
  Gender gender = Gender::Unknown;
};

/// Refers to both, which must outlive it.
class Strangers {
 public:
  Strangers(const ReferenceContext& context, const Prominence& before);

  /// Those of sentence `s` before the pronoun at `i`.
  [[nodiscard]] std::vector<Stranger> before(std::uint32_t s, std::uint32_t i) const;
  /// A pronoun that was found to mean nobody who is named.
  void add(std::uint32_t pronoun, Gender gender);

 private:
  [[nodiscard]] bool has_name(std::uint32_t k) const;
  [[nodiscard]] bool is_denied(std::uint32_t k) const;
  [[nodiscard]] bool is_unread_name(std::uint32_t k) const;

  const ReferenceContext& context_;
  const TextView& text_;
  const Prominence& before_;
  std::vector<Stranger> pronouns_;
};

}  // namespace entente::ingest
