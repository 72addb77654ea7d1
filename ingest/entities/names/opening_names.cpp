// Family names at the opening of a sentence, where the capital says nothing and the tagger may take them for
// common nouns: "Schoof later received ..." after "Prime Minister Dick Schoof".
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

/// Last words of names that look like people's.
std::unordered_set<std::string> family_names(const TextView& text,
                                             const std::vector<NameCandidate>& candidates) {
  std::unordered_set<std::string> names;
  for (const auto& candidate : candidates) {
    if (candidate.range.size() < 2 || candidate.known != nullptr || candidate.nested) continue;
    const auto last = candidate.range.last - 1;
    const auto* seen = text.name_at(last);
    const bool person = candidate.title.size() > 0 || (seen != nullptr && seen->type == "PERSON") ||
                        lexicon().given_name(text.folded(candidate.range.first)) != nullptr;
    if (person && text.folded(last).size() > 2 && text.is_capital(last)) names.insert(text.folded(last));
  }
  return names;
}

bool acts(const TextView& text, std::uint32_t i) {
  const auto& role = text.token(i).role;
  if (i + 1 >= text.size() || role == "compound" || role == "amod") return false;
  const auto& next = text.token(i + 1).tag;
  return role.starts_with("nsubj") || role == "poss" || next == "VBD" || next == "VBZ" || next == "MD" ||
         next == "POS";
}

}  // namespace

void add_opening_names(const TextView& text, std::vector<NameCandidate>& candidates) {
  const auto families = family_names(text, candidates);
  if (families.empty()) return;
  std::vector<char> used(text.size(), 0);
  for (const auto& candidate : candidates) {
    for (auto i = candidate.range.first; i < candidate.range.last; ++i) used[i] = 1;
  }
  std::unordered_set<std::string> common;  // words that the text writes small too
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (!text.is_capital(i) && families.contains(text.folded(i))) common.insert(text.folded(i));
  }
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (used[i] != 0 || !text.is_opening(i) || !text.is_capital(i) || !families.contains(text.folded(i)) ||
        common.contains(text.folded(i)) || !acts(text, i))
      continue;
    NameCandidate candidate;
    candidate.range = {i, i + 1};
    candidate.text = text.text(candidate.range);
    candidate.key = fold(candidate.text);
    candidate.score_of(EntityType::Person) = 1.0F;
    candidate.weak = true;
    candidates.push_back(std::move(candidate));
  }
}

}  // namespace entente::ingest
