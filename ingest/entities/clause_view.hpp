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
  /// Whether `subject` is the subject of the very verb that governs the object at `token`.
  [[nodiscard]] bool is_subject_beside(std::uint32_t subject, std::uint32_t token) const;

 private:
  [[nodiscard]] std::uint32_t verb_above(std::uint32_t token) const;

  const TextView& text_;
  std::vector<std::uint32_t> subject_of_;
};

}  // namespace entente::ingest
