// Names with little words in them that only the recogniser sees whole: "the Palace of Arts and Culture".
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/names/personal_shape.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

EntityType type_of(std::string_view type) {
  if (type == "FAC") return EntityType::Place;
  if (type == "EVENT") return EntityType::Event;
  if (type == "LAW") return EntityType::Agreement;
  return EntityType::Organization;
}

const NameCandidate* known_from(const std::vector<NameCandidate>& known, std::uint32_t token) {
  const auto at =
      std::lower_bound(known.begin(), known.end(), token,
                       [](const NameCandidate& name, std::uint32_t i) { return name.range.first < i; });
  return at != known.end() && at->range.first == token ? &*at : nullptr;
}

/// Capitalized words joined by "of" or "for" and other little words, and nothing else.
bool is_linked(const TextView& text, TokenRange range) {
  static const Words kLittle = {"of", "for", "and", "the", "&", "-"};
  bool link = false;
  for (auto i = range.first; i < range.last; ++i) {
    const auto& word = text.folded(i);
    if (word == "of" || word == "for") link = true;
    if (word == "," || word == "'s" || word == "(" || (!text.is_capital(i) && !kLittle.contains(word)))
      return false;
  }
  return link;
}

/// "Government of ...", "State of Israel", "Nikos Christodoulides of Cyprus": states and people, not bodies.
bool names_something_else(const TextView& text, TokenRange range, const std::vector<NameCandidate>& known) {
  static const Words kNoNames = {"government", "state", "states",    "independent", "republic",
                                 "kingdom",    "head",  "heads",     "people",      "city",
                                 "article",    "face",  "president", "minister"};
  if (kNoNames.contains(text.folded(range.first))) return true;
  const auto* first = known_from(known, range.first);
  if (first != nullptr && first->range.size() > 2) return true;
  const auto* last = known_from(known, range.last - 1);
  if (last != nullptr && last->known->type == EntityType::Country &&
      lexicon().head_word(text.folded(range.first)) == nullptr)
    return true;
  return office_end(text, range.first, range.last) > range.first;
}

}  // namespace

std::vector<NameCandidate> find_recognised_phrases(const TextView& text, const Sentence& sentence,
                                                   const std::vector<NameCandidate>& known) {
  std::vector<NameCandidate> found;
  for (auto token = sentence.first; token < sentence.last; ++token) {
    const auto* seen = text.name_at(token);
    if (seen == nullptr || seen->first != token || seen->last > sentence.last) continue;
    if (seen->type != "FAC" && seen->type != "EVENT" && seen->type != "LAW" && seen->type != "ORG") continue;
    TokenRange range{seen->first, seen->last};
    if (text.folded(range.first) == "the") ++range.first;
    if (range.size() < 3) continue;
    range.last = person_start(text, range);
    range.first = behind_member(text, range);
    if (range.size() < 3 || !is_name_word(text, range.first) || !is_name_word(text, range.last - 1)) continue;
    if (!is_linked(text, range) || names_something_else(text, range, known)) continue;
    NameCandidate candidate;
    candidate.range = range;
    candidate.text = text.text(range);
    candidate.key = fold(candidate.text);
    candidate.score_of(type_of(seen->type)) = 1.5F;
    if (lexicon().is_ignored(candidate.key)) candidate.score.fill(-5.0F);  // "Letters of Recall"
    candidate.weak = text.is_title_case(text.sentence_of(range.first));
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace entente::ingest
