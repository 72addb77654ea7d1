#include "ingest/entities/bylines.hpp"

namespace entente::ingest {

namespace {

bool spreads_releases(const std::string& name) {
  return name == "PR Newswire" || name == "Business Wire" || name == "GlobeNewswire";
}

bool published_before(const TextView& text, std::uint32_t i) {
  for (std::uint32_t back = 2; back <= 4 && back <= i; ++back) {
    if (text.token(i - back).lemma == "publish") return true;
  }
  return false;
}

std::uint32_t outlet_of(const TextView& text, const ResolvedDocument& document) {
  for (const auto& mention : document.mentions) {
    const auto& entity = document.entities[mention.entity];
    if (entity.type != EntityType::Organization || spreads_releases(entity.name)) continue;
    const auto kind = text.block_kind(mention.first);
    const bool published =
        mention.first >= 2 && text.folded(mention.first - 1) == "by" && published_before(text, mention.first);
    if (kind == BlockKind::Dateline || published || kind == BlockKind::Byline) return mention.entity;
  }
  return kNoEntity;
}

}  // namespace

void read_bylines(const TextView& text, const ResolvedDocument& document,
                  std::vector<AffiliationStatement>& affiliations) {
  const auto outlet = outlet_of(text, document);
  if (outlet == kNoEntity) return;
  for (const auto& mention : document.mentions) {
    if (text.block_kind(mention.first) != BlockKind::Byline ||
        document.entities[mention.entity].type != EntityType::Person)
      continue;
    affiliations.push_back({mention.entity, outlet, text.sentence_of(mention.first), "reporter"});
  }
}

}  // namespace entente::ingest
