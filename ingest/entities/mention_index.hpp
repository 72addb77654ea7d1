// Mentions by token, for the stages that look around them.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/resolved_document.hpp"

namespace entente::ingest {

/// Refers to the document; made anew when its mentions change.
class MentionIndex {
 public:
  explicit MentionIndex(const ResolvedDocument& document);

  /// The longest mention over the token, or null.
  [[nodiscard]] const Mention* at(std::uint32_t token) const;
  [[nodiscard]] const Mention* starting_at(std::uint32_t token) const;
  /// The mention whose last token is token - 1.
  [[nodiscard]] const Mention* ending_at(std::uint32_t token) const;
  [[nodiscard]] EntityType type(const Mention& mention) const {
    return document_.entities[mention.entity].type;
  }
  /// `mention` is there and of the type.
  [[nodiscard]] bool is(const Mention* mention, EntityType wanted) const {
    return mention != nullptr && type(*mention) == wanted;
  }
  /// Country or Organization.
  [[nodiscard]] bool is_body(const Mention* mention) const {
    return is(mention, EntityType::Country) || is(mention, EntityType::Organization);
  }

 private:
  const ResolvedDocument& document_;
  std::vector<std::int32_t> mention_of_;
};

}  // namespace entente::ingest
