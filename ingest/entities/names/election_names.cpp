// Elections by year or place: "the 2004 Canadian federal election", "the 1992 United States Senate election
// in Georgia", "the 2022 Philippine presidential election".
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_kind(const std::string& folded) {
  static const Words kWords = {
      "general",   "federal",     "presidential",   "parliamentary", "legislative", "senate",
      "municipal", "mayoral",     "gubernatorial",  "regional",      "state",       "local",
      "snap",      "legislative", "congressional",  "national",      "assembly",    "council",
      "house",     "provincial",  "constitutional", "primary",       "by"};
  return kWords.contains(folded);
}

bool is_vote(const std::string& folded) {
  static const Words kWords = {"election", "elections", "referendum", "by-election", "primaries", "primary"};
  return kWords.contains(folded);
}

}  // namespace

std::vector<NameCandidate> find_election_names(const TextView& text, const Sentence& sentence,
                                               const std::vector<NameCandidate>& known) {
  std::vector<NameCandidate> found;
  for (auto i = sentence.first; i + 2 < sentence.last; ++i) {
    if (!is_year(text.folded(i))) continue;
    auto end = i + 1;
    std::uint32_t kinds = 0;
    while (end < sentence.last && end < i + 8 && !is_vote(text.folded(end)) &&
           (is_name_word(text, end) || text.is_hyphen(end) || is_kind(text.folded(end)))) {
      kinds += is_kind(text.folded(end)) ? 1 : 0;
      ++end;
    }
    // "2024 election" alone is no name; nor is "2024 presidential election" without its state.
    if (end >= sentence.last || !is_vote(text.folded(end)) || end < i + 2 || end == i + 1 + kinds) continue;
    NameCandidate candidate;
    candidate.range = {i, end + 1};
    if (end + 2 < sentence.last && text.folded(end + 1) == "in" && text.folded(end) == "election") {
      for (const auto& place : known) {
        const bool senate = text.folded(end - 1) == "senate" || text.folded(end - 1) == "gubernatorial";
        if (senate && place.range.first == end + 2) candidate.range.last = place.range.last;
      }
    }
    candidate.text = text.text(candidate.range);
    candidate.key = fold(candidate.text);
    candidate.score_of(EntityType::Event) = 4.0F;
    candidate.certain = true;
    i = candidate.range.last - 1;
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace entente::ingest
