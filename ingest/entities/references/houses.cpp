#include "ingest/entities/references/houses.hpp"

#include <string_view>

#include "ingest/entities/references/group_words.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

/// "Their Majesties", "the royal couple".
std::optional<GroupPhrase> majesties_at(const TextView& text, const GroupMembers& members, std::uint32_t i) {
  static const Words kTitles = {"majesties", "highnesses", "couple"};
  static const Words kGrades = {"royal", "imperial", "serene"};
  const auto& word = text.folded(i);
  auto noun = i + 1;
  if (noun + 1 < text.size() && kGrades.contains(text.folded(noun))) ++noun;
  if (!kTitles.contains(text.folded(noun)) || text.sentence_of(noun) != text.sentence_of(i))
    return std::nullopt;
  const bool titled = word == "their" && text.folded(noun) != "couple";
  const bool couple = word == "the" && noun == i + 2 && text.folded(noun) == "couple";
  if (!titled && !couple) return std::nullopt;
  return GroupPhrase{{i, noun + 1}, noun, members.royal_pair(i), 0.85F};
}

/// "The couple", "the presidential couple": husband and wife of whom the text has told.
std::optional<GroupPhrase> couple_at(const TextView& text, const GroupMembers& members, std::uint32_t i) {
  static const Words kMarks = {"presidential", "first", "married", "ruling", "visiting"};
  if (text.folded(i) != "the") return std::nullopt;
  auto noun = i + 1;
  if (noun + 1 < text.size() && kMarks.contains(text.folded(noun))) ++noun;
  if (text.folded(noun) != "couple" || text.sentence_of(noun) != text.sentence_of(i) ||
      (noun + 1 < text.size() && text.folded(noun + 1) == "of"))
    return std::nullopt;
  return GroupPhrase{{i, noun + 1}, noun, members.spouses(i), 0.8F};
}

/// "the Reagans".
std::optional<GroupPhrase> family_at(const TextView& text, const GroupMembers& members, std::uint32_t i) {
  const auto& word = text.folded(i + 1);
  if (text.folded(i) != "the" || !text.is_capital(i + 1) || family_of_plural(word).empty() ||
      text.token(i + 1).role == "compound" || !text.token(i + 1).tag.starts_with("NNP"))
    return std::nullopt;
  return GroupPhrase{{i, i + 2}, i + 1, members.family(family_of_plural(word)), 0.8F};
}

}  // namespace

std::optional<GroupPhrase> house_at(const TextView& text, const GroupMembers& members, std::uint32_t token) {
  if (token + 1 >= text.size()) return std::nullopt;
  if (auto found = majesties_at(text, members, token)) return found;
  if (auto found = couple_at(text, members, token)) return found;
  return family_at(text, members, token);
}

}  // namespace entente::ingest
