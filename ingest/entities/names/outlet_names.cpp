// Names of newspapers and newsletters where nothing but their place tells them: a masthead, a line "Eastern
// Review | August 13, 2025"; and the writers whom "by" names there.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

constexpr std::uint32_t kOpeningSentences = 6;

bool is_outlet_word(const std::string& word) {
  static const std::unordered_set<std::string_view> kWords = {
      "note",     "notes",    "letter",  "brief",      "briefing",      "packet",     "review",  "post",
      "times",    "herald",   "tribune", "gazette",    "journal",       "chronicle",  "courier", "observer",
      "monitor",  "dispatch", "digest",  "bulletin",   "newsletter",    "weekly",     "daily",   "news",
      "mail",     "wire",     "express", "standard",   "echo",          "examiner",   "record",  "report",
      "sentinel", "register", "press",   "telegraph",  "guardian",      "argus",      "ledger",  "messenger",
      "insider",  "watch",    "memo",    "advertiser", "notebook",      "diary",      "mirror",  "inquirer",
      "newswire", "tidende",  "zeitung", "reporter",   "correspondent", "broadsheet", "almanac", "argonaut"};
  return kWords.contains(word);
}

bool ends_line(const TextView& text, std::uint32_t i, std::uint32_t last) {
  if (i >= last) return true;
  static const std::unordered_set<std::string_view> kMarks = {"|", "-", "\u2013", "\u2014",
                                                              ":", ")", ",",      "\u00b7"};
  return kMarks.contains(text.word(i)) || text.slice({i - 1, i + 1}).find('\n') != std::string_view::npos;
}

/// Where the outlet's name that begins at `first` ends, or `first`.
std::uint32_t outlet_end(const TextView& text, std::uint32_t first, std::uint32_t last) {
  auto end = first;
  for (auto i = first; i < last && i < first + 6; ++i) {
    const auto& word = text.folded(i);
    const bool link = i > first && (word == "of" || word == "the" || word == "and" || word == "&");
    if (!text.is_capital(i) && !link) break;
    if (i > first && ends_line(text, i, last)) break;
    if (i > first && is_outlet_word(word) && ends_line(text, i + 1, last)) end = i + 1;
  }
  return end;
}

std::string title_case(std::string name) {
  const bool shouted = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!shouted) return name;
  bool opening = true;
  for (char& c : name) {
    if (!opening && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    opening = c == ' ' || c == '-';
  }
  return name;
}

void add_outlet(const TextView& text, TokenRange range, std::vector<NameCandidate>& candidates) {
  if (text.folded(range.first) == "the") ++range.first;
  if (range.size() < 2) return;
  std::erase_if(candidates, [&](const NameCandidate& other) {
    return other.range.first < range.last && range.first < other.range.last;
  });
  NameCandidate outlet;
  outlet.range = range;
  outlet.text = title_case(text.text(range));
  outlet.key = fold(outlet.text);
  outlet.score_of(EntityType::Organization) = 2.0F;
  outlet.certain = true;
  candidates.push_back(std::move(outlet));
}

/// A masthead stands alone or before a dash, with a dateline or byline below it: no headline does.
bool is_masthead(const TextView& text, std::uint32_t s) {
  if (s != 0 || text.annotation().sentences.size() < 3) return false;
  const auto kind = text.block_kind(text.sentence(1).first);
  return kind == BlockKind::Dateline || kind == BlockKind::Byline;
}

}  // namespace

void add_outlet_names(const TextView& text, std::vector<NameCandidate>& candidates) {
  const auto count = static_cast<std::uint32_t>(text.annotation().sentences.size());
  for (std::uint32_t s = 0; s < std::min(count, kOpeningSentences); ++s) {
    const auto& sentence = text.sentence(s);
    const auto kind = text.block_kind(sentence.first);
    const bool line = kind == BlockKind::Dateline || kind == BlockKind::Byline;
    if (!line && !is_masthead(text, s)) continue;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      const bool starts =
          i == sentence.first || (line && (text.word(i - 1) == "|" || text.word(i - 1) == "(" ||
                                           (kind == BlockKind::Byline && text.word(i - 1) == ",")));
      if (!starts) continue;
      if (const auto end = outlet_end(text, i, sentence.last); end > i)
        add_outlet(text, {i, end}, candidates);
      if (!line) break;
    }
    if (!line) continue;
    for (auto& candidate : candidates) {  // "every Monday, by Liis Randla"
      const auto first = candidate.range.first;
      if (first <= sentence.first || first >= sentence.last || text.folded(first - 1) != "by" ||
          candidate.range.size() < 2 || candidate.range.size() > 4 || candidate.known != nullptr)
        continue;
      candidate.score_of(EntityType::Person) += 3.0F;
    }
  }
}

}  // namespace entente::ingest
