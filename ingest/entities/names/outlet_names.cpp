// Names of newspapers and newsletters where nothing but their place tells them: a masthead, a line "Eastern
// Review | August 13, 2025"; and the writers whom "by" names there.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/credit_lines.hpp"
#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

constexpr std::uint32_t kOpeningSentences = 6;

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
    const bool writer = (word == "correspondent" || word == "reporter") && text.folded(first) != "the";
    if (i > first && is_outlet_word(word) && !writer && ends_line(text, i + 1, last)) end = i + 1;
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

/// "By Dana Pruitt, Arundel Tide": the outlet behind the name, told by nothing but its place.
void add_outlet_of_writer(const TextView& text, const Sentence& sentence,
                          std::vector<NameCandidate>& candidates) {
  auto by = sentence.first;
  while (by < sentence.last && text.folded(by) != "by") ++by;
  auto end = by + 1;
  while (end < sentence.last && end < by + 6 && (text.is_capital(end) || text.is_hyphen(end))) ++end;
  if (end >= sentence.last || end < by + 3) return;
  const auto range = outlet_behind_writer(text, end, sentence.last);
  const bool read = std::any_of(candidates.begin(), candidates.end(), [&](const NameCandidate& one) {
    return one.certain && one.range.first < range.last && range.first < one.range.last &&
           one.best_type() == EntityType::Organization;
  });
  if (range.size() > 0 && !read) add_outlet(text, range, candidates);
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
    const bool credit = is_credit_line(text, s);
    const bool line = kind == BlockKind::Dateline || kind == BlockKind::Byline || credit;
    if (!line && !is_masthead(text, s)) continue;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      const bool starts = i == sentence.first ||
                          (line && (text.word(i - 1) == "|" || text.word(i - 1) == "(" ||
                                    text.folded(i - 1) == "on" || (credit && text.word(i - 1) == ",")));
      if (!starts) continue;
      if (const auto end = outlet_end(text, i, sentence.last); end > i)
        add_outlet(text, {i, end}, candidates);
      if (!line) break;
    }
    if (!line) continue;
    for (auto& candidate : candidates) {  // "every Monday, by Liis Randla"
      const auto first = candidate.range.first;
      const auto end = candidate.range.last;
      const bool opens = credit && first == sentence.first && end < sentence.last && text.word(end) == ",";
      const bool by = first > sentence.first && first < sentence.last && text.folded(first - 1) == "by";
      if ((!by && !opens) || candidate.range.size() < 2 || candidate.range.size() > 4 ||
          candidate.known != nullptr || candidate.certain)
        continue;
      candidate.weak = candidate.weak && !credit;
      candidate.score_of(EntityType::Person) += 3.0F;
    }
    if (credit) add_outlet_of_writer(text, sentence, candidates);
  }
}

}  // namespace entente::ingest
