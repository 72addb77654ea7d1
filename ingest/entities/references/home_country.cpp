#include "ingest/entities/references/home_country.hpp"

#include <algorithm>

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

/// "the Ministry of Foreign Affairs, Republic of [Korea]", "Minister for Trade of [Samoa]".
bool is_of_ministry(const TextView& text, std::uint32_t token) {
  constexpr std::uint32_t kPhrase = 8;  // tokens
  const auto first = text.sentence(text.sentence_of(token)).first;
  for (auto i = token; i > first && i + kPhrase > token; --i) {
    const auto& word = text.folded(i - 1);
    if (word == "ministry" || word == "minister" || word == "secretary" || word == "government") return true;
    if (text.token(i - 1).pos == "VERB" || word == "and" || word == "to") return false;
  }
  return false;
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

std::uint32_t speakers_country(const ReferenceContext& context, const std::vector<OfficeStatement>& offices) {
  constexpr std::uint32_t kOpening = 6;  // sentences
  const auto& document = context.document;
  // "Transcript of the briefing of the Ministry of Foreign Affairs of the Republic of Kazakhstan"
  for (const auto& mention : document.mentions) {
    if (context.text.block_kind(mention.first) == BlockKind::Body) break;
    if (context.type(mention.entity) == EntityType::Country && is_of_ministry(context.text, mention.first))
      return mention.entity;
    if (context.type(mention.entity) != EntityType::Organization) continue;
    for (std::uint32_t e = 0; e < document.entities.size(); ++e) {
      if (context.type(e) == EntityType::Country &&
          document.entities[mention.entity].name.ends_with(" " + document.entities[e].name))
        return e;
    }
  }
  const bool turns = is_transcript(context.text);
  const auto speaks = [&](std::uint32_t person) {
    return std::any_of(document.mentions.begin(), document.mentions.end(), [&](const Mention& mention) {
      return mention.entity == person && mention.last < context.text.size() &&
             context.text.folded(mention.last) == ":";
    });
  };
  const OfficeStatement* first = nullptr;
  for (const auto& office : offices) {
    const bool state = office.body != kNoEntity && context.type(office.body) == EntityType::Country;
    if (state && !office.former && (turns ? speaks(office.holder) : office.sentence < kOpening) &&
        (first == nullptr || office.first < first->first))
      first = &office;
  }
  return first == nullptr ? kNoEntity : first->body;
}

bool may_be_of(const ReferenceContext& context, const OfficeStatement& office, std::uint32_t country) {
  if (country == kNoEntity || office.body == country) return country != kNoEntity;
  const auto* known = lexicon().country(context.document.entities[country].name);
  const auto& terms = context.persons[office.holder].terms;
  return office.body == kNoEntity && known != nullptr &&
         std::all_of(terms.begin(), terms.end(),
                     [&](const OfficeHolder* term) { return term->country == known->key(); });
}

bool is_transcript(const TextView& text) {
  constexpr std::uint32_t kLabel = 8;  // tokens
  int turns = 0;
  for (const auto& sentence : text.annotation().sentences) {
    if (sentence.first >= sentence.last || !text.is_capital(sentence.first)) continue;
    for (auto i = sentence.first + 1; i < std::min(sentence.last, sentence.first + kLabel); ++i) {
      if (text.folded(i) != ":") continue;
      ++turns;
      break;
    }
  }
  return turns >= 3;
}

}  // namespace entente::ingest
