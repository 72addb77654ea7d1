// Which country a person is of, as far as the text and the table of office-holders tell: by an office, by
// the words beside the name, by who receives whom where. A traveller is not of the country he goes to.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

enum class Tie { Yes, Unknown, No };

/// Made from the context as it stands; refers to it.
class PersonTies {
 public:
  explicit PersonTies(const ReferenceContext& context);

  /// Whether the person is of the Country; both are entities of the document.
  [[nodiscard]] Tie of_country(std::uint32_t person, std::uint32_t country) const;

 private:
  using Countries = std::set<std::string>;  // keys of the lexicon; a name where it knows none

  void add_offices();
  void add_neighbours();
  void add_places();
  [[nodiscard]] std::string key_of(std::uint32_t entity) const;
  [[nodiscard]] std::string place_under(std::uint32_t verb) const;

  const ReferenceContext& context_;
  const TextView& text_;
  MentionIndex index_;
  std::vector<Countries> own_;       // by entity: stated
  std::vector<Countries> receives_;  // by entity: where the person receives others
  std::vector<Countries> goes_to_;   // by entity: where the person comes as a guest
};

}  // namespace entente::ingest
