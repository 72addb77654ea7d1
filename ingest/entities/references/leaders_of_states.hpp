// "The leaders of France and Germany", "the Indian and South African presidents": one leader of each country.
#pragma once

#include <optional>
#include <string>

#include "ingest/entities/references/group_members.hpp"
#include "ingest/entities/references/person_ties.hpp"

namespace entente::ingest {

/// Refers to all three.
class LeadersOfStates {
 public:
  LeadersOfStates(const ReferenceContext& context, const GroupMembers& members, const PersonTies& ties);

  /// The phrase that opens at the token, where the text tells who leads each of the countries.
  [[nodiscard]] std::optional<GroupPhrase> at(std::uint32_t token) const;

 private:
  [[nodiscard]] std::optional<GroupPhrase> behind_of(std::uint32_t noun) const;
  [[nodiscard]] std::optional<GroupPhrase> before_noun(std::uint32_t opening) const;
  [[nodiscard]] std::optional<GroupPhrase> named_behind(const Members& countries, TokenRange range,
                                                        std::uint32_t noun) const;
  [[nodiscard]] Members countrymen_behind(const Members& countries, std::uint32_t noun) const;
  [[nodiscard]] const Mention* country_at(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t noun_behind(std::uint32_t token) const;
  [[nodiscard]] Members leaders_of(const Members& countries, std::uint32_t noun, std::uint32_t first) const;
  [[nodiscard]] std::uint32_t countryman(std::uint32_t country, std::uint32_t token) const;
  [[nodiscard]] std::string office_at(std::uint32_t noun) const;

  const ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  const GroupMembers& members_;
  const PersonTies& ties_;
};

}  // namespace entente::ingest
