#include "ingest/entities/references/home_country.hpp"

#include "ingest/entities/mention_index.hpp"

namespace entente::ingest {

namespace {

/// "Ghana's A", "A of Togo", "Chile: the minister A".
std::uint32_t beside_name(const ReferenceContext& context, std::uint32_t person) {
  const auto& text = context.text;
  const MentionIndex index(context.document);
  const auto country_at = [&](std::uint32_t i) {
    const auto* mention = i < text.size() ? index.at(i) : nullptr;
    return index.is(mention, EntityType::Country) ? mention->entity : kNoEntity;
  };
  for (const auto& mention : context.document.mentions) {
    if (mention.entity != person || mention.kind != MentionKind::Name) continue;
    if (mention.first >= 2 && text.folded(mention.first - 1) == "'s") {
      if (const auto country = country_at(mention.first - 2); country != kNoEntity) return country;
    }
    if (mention.last + 1 < text.size() && text.folded(mention.last) == "of") {
      if (const auto country = country_at(mention.last + 1); country != kNoEntity) return country;
    }
  }
  return kNoEntity;
}

}  // namespace

std::uint32_t home_country(const ReferenceContext& context, std::uint32_t person) {
  std::uint32_t found = kNoEntity;
  for (const auto& office : context.document.offices) {
    if (office.holder != person || office.body == kNoEntity || !office.body_stated ||
        context.type(office.body) != EntityType::Country)
      continue;
    if (found != kNoEntity && found != office.body) return kNoEntity;
    found = office.body;
  }
  if (found != kNoEntity) return found;
  if (const auto beside = beside_name(context, person); beside != kNoEntity) return beside;
  for (const auto* term : context.persons[person].terms) {
    const auto* country = lexicon().country(term->country);
    if (country == nullptr) continue;
    for (std::uint32_t e = 0; e < context.document.entities.size(); ++e) {
      if (context.type(e) != EntityType::Country || context.document.entities[e].name != country->name)
        continue;
      if (found != kNoEntity && found != e) return kNoEntity;
      found = e;
    }
  }
  return found;
}

}  // namespace entente::ingest
