// Who of the people told of last is host and who is guest: by who receives whom, who came, who shows whom
// round, and by what the text calls them ("X, his host").
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

/// Refers to the context, which must not gain mentions meanwhile.
class HostRoles {
 public:
  explicit HostRoles(const ReferenceContext& context);

  struct Told {
    std::uint32_t person = kNoEntity;
    float host = 0;  ///< what speaks for a host, less what speaks for a guest
    float near = 0;  ///< nearness and role in the sentence; the higher the nearer
  };
  /// The people told of before the token, as far back as `sentences`, in the order of the text.
  [[nodiscard]] std::vector<Told> before(std::uint32_t token, std::uint32_t sentences) const;

 private:
  [[nodiscard]] float role_of(const Mention& mention) const;
  [[nodiscard]] float role_called(const Mention& mention) const;
  [[nodiscard]] float role_in_clause(const Mention& mention) const;
  [[nodiscard]] std::uint32_t acting(const Mention& mention) const;
  [[nodiscard]] bool is_kin(const Mention& mention) const;
  [[nodiscard]] bool is_in_place(std::uint32_t verb) const;
  [[nodiscard]] bool has_object(std::uint32_t verb, std::uint32_t but) const;

  const ReferenceContext& context_;
  const TextView& text_;
  std::vector<std::vector<std::uint32_t>> by_sentence_;  // persons' mentions
};

/// Whether the person was told to receive others in the sentences before the token.
bool is_host(const ReferenceContext& context, std::uint32_t person, std::uint32_t token);

}  // namespace entente::ingest
