// The outlet that a text heads itself with: "THE HARBOUR LETTER" above "News from the coast, every Monday",
// "Red Coast Brief — your Friday letter", "Eastern Quay Review | 13 August 2025".
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kTopBlocks = 4;

bool is_title_of_paper(const std::string& word) {
  static const Words kWords = {
      "letter",  "note",      "brief",  "packet", "digest",   "bulletin", "review",   "ledger",
      "post",    "times",     "daily",  "wire",   "dispatch", "monitor",  "journal",  "gazette",
      "herald",  "chronicle", "mirror", "star",   "sun",      "mail",     "standard", "courier",
      "tribune", "telegraph", "echo",   "voice",  "observer", "weekly",   "argus",    "advertiser"};
  return kWords.contains(word);
}

/// "A fortnightly letter on ...", "your Friday letter", "Your Monday digest".
bool says_letter(const TextView& text, TokenRange range) {
  static const Words kWords = {"letter",    "newsletter", "digest", "bulletin",
                               "newspaper", "magazine",   "weekly"};
  for (auto i = range.first; i < range.last; ++i) {
    if (!text.is_capital(i) && kWords.contains(text.folded(i))) return true;
  }
  return false;
}

bool says_year(const TextView& text, TokenRange range) {
  for (auto i = range.first; i < range.last; ++i) {
    if (is_year(text.folded(i))) return true;
  }
  return false;
}

/// The sentence after, where it opens a block of its own.
TokenRange next_block(const TextView& text, std::uint32_t number, std::uint32_t block) {
  const auto first = text.sentence(number).last;
  if (first >= text.size()) return {};
  const auto& next = text.sentence(text.sentence_of(first));
  return next.block == block ? TokenRange{} : TokenRange{next.first, std::min(next.last, next.first + 8)};
}

}  // namespace

std::vector<NameCandidate> find_mastheads(const TextView& text, const Sentence& sentence) {
  if (sentence.block >= kTopBlocks || sentence.first >= sentence.last) return {};
  const auto number = text.sentence_of(sentence.first);
  if (number > 0 && text.sentence(number - 1).block == sentence.block) return {};
  auto first = sentence.first;
  if (text.folded(first) == "the" && first + 1 < sentence.last) ++first;
  auto end = first;
  while (end < sentence.last && end < first + 4 && text.is_capital(end) && text.folded(end) != "the") ++end;
  if (end == first) return {};
  static const Words kMarks = {"-", "\xE2\x80\x94", "\xE2\x80\x93", "|", "\xC2\xB7"};
  const bool alone = end == sentence.last;
  const bool marked = !alone && kMarks.contains(text.word(end)) && !text.is_joined(end);
  const bool paper = end - first >= 2 && is_title_of_paper(text.folded(end - 1));
  const TokenRange rest{end, sentence.last};
  const bool heads = alone ? (paper || (sentence.block == 0 && end - first >= 2 &&
                                        says_letter(text, next_block(text, number, sentence.block))))
                           : marked && (says_letter(text, {end, std::min(sentence.last, end + 8)}) ||
                                        (paper && says_year(text, rest)));
  if (!heads) return {};
  NameCandidate name;
  name.range = {first, end};
  name.text = text.text(name.range);
  name.key = fold(name.text);
  if (is_all_upper(name.text)) name.in_full = capitalized(name.text);
  name.score_of(EntityType::Organization) = 4.0F;
  name.certain = true;
  return {name};
}

}  // namespace entente::ingest
