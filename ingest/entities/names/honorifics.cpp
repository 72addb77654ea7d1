// "Mrs Solis" where husband and wife share the name: the one whose gender the title tells.
#include <algorithm>
#include <string_view>

#include "ingest/entities/references/references.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

Gender told_by(const std::string& word) {
  if (word == "mr" || word == "mr." || word == "sir") return Gender::Male;
  const bool female =
      word == "mrs" || word == "mrs." || word == "ms" || word == "ms." || word == "miss" || word == "lady";
  return female ? Gender::Female : Gender::Unknown;
}

}  // namespace

void settle_honorifics(ReferenceContext& context) {
  auto& document = context.document;
  const auto fits = [&](std::uint32_t entity, Gender gender) {
    const auto known = context.persons[entity].gender;
    return known == gender || known == Gender::Unknown;
  };
  for (auto& mention : document.mentions) {
    if (mention.kind != MentionKind::Name || context.type(mention.entity) != EntityType::Person) continue;
    const auto first = mention.first;
    auto gender = told_by(context.text.folded(first));
    const bool inside = gender != Gender::Unknown;
    if (!inside && first > 0) gender = told_by(context.text.folded(first - 1));
    if (gender == Gender::Unknown || mention.last - first != (inside ? 2U : 1U)) continue;
    const auto known = context.persons[mention.entity].gender;
    if (known == gender) continue;
    // Another bearer of the name, of the right gender, and only one; known to be, where this one may be too.
    const auto family = " " + context.text.folded(mention.last - 1);
    std::uint32_t found = kNoEntity;
    bool several = false;
    for (std::uint32_t e = 0; e < document.entities.size(); ++e) {
      if (e == mention.entity || context.type(e) != EntityType::Person || !fits(e, gender)) continue;
      if (known == Gender::Unknown && context.persons[e].gender != gender) continue;
      if (!fold(document.entities[e].name).ends_with(family)) continue;
      several = several || found != kNoEntity;
      found = e;
    }
    if (found != kNoEntity && !several) mention.entity = found;
  }
}

}  // namespace entente::ingest
