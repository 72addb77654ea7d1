// Subjects of clauses, for the rules of reference.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

inline constexpr std::uint32_t kNoSubject = 0xFFFFFFFFU;

/// Refers to the text, which must outlive it.
class ClauseView {
 public:
  explicit ClauseView(const TextView& text);

  /// The verb's own subject, or kNoSubject.
  [[nodiscard]] std::uint32_t subject_of(std::uint32_t verb) const { return subject_of_[verb]; }
  /// The subject of the clause of a token: its verb's own, that of the noun a relative clause hangs on, or
  /// that of the verb above which shares it.
  [[nodiscard]] std::uint32_t subject_around(std::uint32_t token) const;
  /// Who acts nearest above a token: the subject of its clause, of a passive one the agent, of a relative or
  /// participial one the noun it hangs on; else of the clause above. The token itself is passed over.
  [[nodiscard]] std::uint32_t nearest_actor(std::uint32_t token) const;
  /// The verb that governs a token, at most four steps up; what stands there where it is none.
  [[nodiscard]] std::uint32_t verb_above(std::uint32_t token) const;
  /// Whether `subject` is the subject of the very verb that governs the object at `token`.
  [[nodiscard]] bool is_subject_beside(std::uint32_t subject, std::uint32_t token) const;

 private:
  [[nodiscard]] bool is_verb(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t actor_of(std::uint32_t verb) const;

  const TextView& text_;
  std::vector<std::uint32_t> subject_of_;
  std::vector<std::uint32_t> agent_of_;  // "by A"
};

}  // namespace entente::ingest
