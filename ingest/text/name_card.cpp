#include "ingest/text/name_card.hpp"

#include <algorithm>
#include <vector>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

constexpr std::size_t kMostGivenNames = 3;
constexpr std::size_t kLongestPost = 160;  // bytes

struct Word {
  std::uint32_t start = 0;
  std::string_view bytes;
};

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" \n\t", at), text.size());
    if (end > at) words.push_back({static_cast<std::uint32_t>(at), text.substr(at, end - at)});
    at = end + 1;
  }
  return words;
}

/// "AlexanderPresident": a lower case letter with an upper case one after it, and what is before is a name.
bool is_glued(std::string_view word) {
  bool lower = false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto character = decode_character(word, at);
    if (character.size == 0) break;
    if (lower && is_upper(character.code)) return letters > 2;
    lower = is_letter(character.code) && !is_upper(character.code);
    ++letters;
    at += character.size;
  }
  return false;
}

/// Whether the words before `again` are given names that come once more after it, the last glued to the post.
/// One given name may be spelt in two ways (Petr, Pyotr), but not begin in two.
bool is_turned_round(const std::vector<Word>& words, std::size_t again) {
  for (std::size_t count = 1; count <= kMostGivenNames && count < again && again + count < words.size();
       ++count) {
    const std::string_view glued = words[again + count].bytes;
    if (!is_glued(glued)) continue;
    const std::string_view first = words[again - 1 - count].bytes;
    if (!starts_upper(first)) return false;
    if (count == 1) return decode_character(first, 0).code == decode_character(glued, 0).code;
    bool same = glued.starts_with(words[again - 2].bytes);
    for (std::size_t i = 0; i + 1 < count; ++i)
      same = same && words[again - 1 - count + i].bytes == words[again + 1 + i].bytes;
    return same;
  }
  return false;
}

std::uint32_t end_of_card(std::string_view text, const Word& glued) {
  const auto after = glued.start + glued.bytes.size();
  const auto post = text.substr(glued.start, glued.bytes.size() + kLongestPost);
  const auto colon = post.find(':');
  const auto stop = post.find(". ");
  if (colon == std::string_view::npos || stop < colon) return static_cast<std::uint32_t>(after);
  return glued.start + static_cast<std::uint32_t>(colon) + 1;
}

}  // namespace

std::vector<Span> find_name_cards(std::string_view text) {
  std::vector<Span> cards;
  const auto words = split_words(text);
  for (std::size_t again = 2; again + 1 < words.size(); ++again) {
    const std::string_view family = words[again].bytes;
    if (family != words[again - 1].bytes || family.size() < 2 || !starts_upper(family)) continue;
    if (!is_turned_round(words, again)) continue;
    std::size_t glued = again + 1;
    while (!is_glued(words[glued].bytes)) ++glued;
    if (!cards.empty() && words[again].start < cards.back().end) continue;
    cards.push_back({words[again].start, end_of_card(text, words[glued])});
  }
  return cards;
}

}  // namespace entente::ingest
