#include "ingest/entities/references/group_offices.hpp"

#include <string_view>

#include "ingest/entities/references/group_words.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

/// The country of "A of Kenya" as a mention behind the name, or null.
const Mention* country_beside(const ReferenceContext& context, std::uint32_t person) {
  const auto& text = context.text;
  const auto& mentions = context.document.mentions;
  for (std::size_t m = 0; m + 1 < mentions.size(); ++m) {
    const auto& name = mentions[m];
    if (name.entity != person || name.kind != MentionKind::Name || name.last + 1 >= text.size() ||
        text.folded(name.last) != "of")
      continue;
    const auto behind = name.last + (text.folded(name.last + 1) == "the" ? 2 : 1);
    for (auto n = m + 1; n < mentions.size() && mentions[n].first <= behind; ++n) {
      if (mentions[n].first == behind && context.type(mentions[n].entity) == EntityType::Country)
        return &mentions[n];
    }
  }
  return nullptr;
}

}  // namespace

void tell_group_offices(ReferenceContext& context, const Members& persons, std::uint32_t noun) {
  auto& offices = context.document.offices;
  const auto office =
      office_of_group(context.text.folded(noun), noun == 0 ? std::string() : context.text.folded(noun - 1));
  if (office.empty() || office == "minister") return;
  for (const auto person : persons) {
    const auto* country = country_beside(context, person);
    if (country == nullptr) continue;
    const bool told = std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& stated) {
      return stated.holder == person && (stated.body == country->entity || stated.office == office);
    });
    if (told) continue;
    OfficeStatement statement;
    statement.holder = person;
    statement.body = country->entity;
    statement.office = office;
    // No words of the group: these stand for all of its members.
    statement.first = country->first;
    statement.last = country->first;
    statement.sentence = context.text.sentence_of(country->first);
    statement.certainty = 0.8F;
    offices.push_back(std::move(statement));
  }
}

bool is_still_to_come(const TextView& text, std::uint32_t head) {
  static const Words kModals = {"will", "would", "shall", "may", "might", "could", "should", "to", "'ll"};
  static const Words kPlans = {"agree", "plan", "hope", "intend", "expect", "arrange", "promise", "decide"};
  auto verb = text.token(head).head;
  for (int step = 0; step < 3 && text.token(verb).pos != "VERB" && text.token(verb).head != verb; ++step)
    verb = text.token(verb).head;
  if (kPlans.contains(text.token(verb).lemma)) return true;
  const auto first = verb >= 4 ? verb - 4 : 0;
  for (auto i = first; i < verb; ++i) {
    if (text.token(i).head == verb && kModals.contains(text.folded(i))) return true;
  }
  return false;
}

bool is_heads_of_state(const TextView& text, std::uint32_t noun) {
  return noun + 3 < text.size() && text.folded(noun) == "heads" && text.folded(noun + 1) == "of" &&
         (text.folded(noun + 2) == "state" || text.folded(noun + 2) == "government") &&
         text.folded(noun + 3) != "of" && text.folded(noun + 3) != "and";
}

bool qualifies_leaders(const TextView& text, std::uint32_t token, std::uint32_t last) {
  const auto& word = text.token(token);
  return (word.role == "compound" || word.role == "nmod") && word.head > token && word.head < last &&
         is_leader_noun(text.folded(word.head));
}

bool is_region(const ReferenceContext& context, std::uint32_t token) {
  static const Words kRegions = {"region", "bloc", "continent", "states", "countries", "nations", "alliance"};
  for (const auto& mention : context.document.mentions) {
    if (mention.first > token + 1) break;
    if (mention.last > token && mention.kind == MentionKind::Name)
      return context.type(mention.entity) != EntityType::Country;
  }
  for (auto i = token; i < std::min(context.text.size(), token + 4); ++i) {
    if (number_of(context.text.folded(i)) > 0) return false;
    if (kRegions.contains(context.text.folded(i))) return true;
  }
  return false;
}

bool told_in_paragraph(const ReferenceContext& context, std::uint32_t token, const Members& members) {
  const auto& text = context.text;
  const auto& mentions = context.document.mentions;
  return std::all_of(members.begin(), members.end(), [&](std::uint32_t member) {
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return mention.entity == member && mention.first < token &&
             text.paragraph_of(mention.first) == text.paragraph_of(token);
    });
  });
}

}  // namespace entente::ingest
