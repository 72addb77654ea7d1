#include "ingest/document.hpp"

namespace entente::ingest {

std::string_view entity_type_name(EntityType type) {
  switch (type) {
    case EntityType::Person:
      return "Person";
    case EntityType::Country:
      return "Country";
    case EntityType::Organization:
      return "Organization";
    case EntityType::Place:
      return "Place";
    case EntityType::Event:
      return "Event";
    case EntityType::Agreement:
      return "Agreement";
    case EntityType::Initiative:
      return "Initiative";
    case EntityType::Award:
      return "Award";
  }
  return "";
}

std::optional<EntityType> entity_type_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(EntityType::Award); ++i)
    if (entity_type_name(static_cast<EntityType>(i)) == name) return static_cast<EntityType>(i);
  return std::nullopt;
}

}  // namespace entente::ingest
