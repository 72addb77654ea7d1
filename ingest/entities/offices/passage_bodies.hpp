// The country or body of an office that the text states without one: "Sports minister X", "the Speaker, Y".
#pragma once

#include <vector>

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

/// Decides by the document as a whole: the country of its dateline, how often it names each, whose offices it
/// states, and what the passage names last. Two that come close give nothing. The context must outlive it.
class PassageBodies {
 public:
  explicit PassageBodies(const ReferenceContext& context);

  /// A Country, or an Organization for posts that only organizations have; kNoEntity where none is sure.
  [[nodiscard]] std::uint32_t body_of(const OfficeStatement& asked) const;

 private:
  [[nodiscard]] std::uint32_t dateline_country();
  [[nodiscard]] std::uint32_t country_with_code(std::string_view code) const;
  void find_countries_of_places();
  [[nodiscard]] bool is_named(std::uint32_t entity) const;
  [[nodiscard]] const KnownName* known_place(std::uint32_t entity) const;
  [[nodiscard]] std::uint32_t country_around(const Mention& mention) const;
  [[nodiscard]] bool is_taken(const OfficeStatement& asked, std::uint32_t country) const;
  [[nodiscard]] bool is_held_by_other(const OfficeStatement& asked, std::uint32_t body) const;
  [[nodiscard]] static bool is_venue(const std::string& place);
  void weigh_names(const OfficeStatement& asked, std::vector<std::uint32_t>& able,
                   std::vector<float>& score) const;
  [[nodiscard]] std::uint32_t only_realm() const;
  [[nodiscard]] std::uint32_t kingdom_told_of(const OfficeStatement& asked) const;
  [[nodiscard]] bool is_whereabouts(const Mention& mention) const;
  [[nodiscard]] std::uint32_t country_by_name(const OfficeStatement& asked) const;
  [[nodiscard]] bool is_guest_in(const OfficeStatement& asked, std::uint32_t country) const;
  [[nodiscard]] bool lies_in(std::uint32_t place, std::uint32_t country) const;
  [[nodiscard]] bool is_opposite(const OfficeStatement& asked, std::uint32_t country) const;
  [[nodiscard]] bool tells_of_past(std::uint32_t sentence) const;
  [[nodiscard]] bool may_be_headed(const std::string& office, std::uint32_t body) const;
  [[nodiscard]] std::uint32_t organization_of(const OfficeStatement& asked) const;
  void add_order_of_telling(const OfficeStatement& asked, std::vector<float>& score) const;
  [[nodiscard]] std::uint32_t country_of(const OfficeStatement& asked) const;

  const ReferenceContext* context_;
  std::vector<float> share_;                  ///< by entity: of the document's mentions of countries
  std::vector<std::uint32_t> place_country_;  ///< by entity: where a place lies
  std::uint32_t home_ = kNoEntity;
  bool home_unnamed_ = false;  ///< the dateline lies in a country that the text never names
};

}  // namespace entente::ingest
