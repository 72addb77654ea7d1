// Prefix, suffix and infix matchers. Where a regular expression would try alternatives in order, so do these.
#include "ingest/annotate/affixes.hpp"

#include <algorithm>

namespace entente::ingest::model {
namespace {

bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::vector<std::u32string> decoded(const StringTable& table) {
  std::vector<std::u32string> all;
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::u32string& text = all.emplace_back();
    for (std::size_t at = 0; at < table[i].size();) text += next_code_point(table[i], at);
  }
  return all;
}

bool starts_with(CodePoints word, const std::u32string& start) {
  return word.size() >= start.size() && std::equal(start.begin(), start.end(), word.begin());
}

bool ends_with(CodePoints word, const std::u32string& end) {
  return word.size() >= end.size() &&
         std::equal(end.begin(), end.end(), word.end() - static_cast<std::ptrdiff_t>(end.size()));
}

}  // namespace

Affixes::Affixes(ModelReader& reader, const Characters& characters)
    : characters_(&characters),
      prefixes_(decoded(reader.strings("affix.prefixes"))),
      suffixes_(decoded(reader.strings("affix.suffixes"))),
      units_(decoded(reader.strings("affix.units"))),
      currencies_(decoded(reader.strings("affix.currencies"))) {}

std::size_t Affixes::prefix(CodePoints word) const {
  if (word.empty()) return 0;
  const char32_t first = word[0];
  if (characters_->is(first, Class::Prefix)) return 1;
  if (first == U'+') return word.size() > 1 && is_ascii_digit(word[1]) ? 0 : 1;
  if (first == U'.') {
    const auto dots = static_cast<std::size_t>(
        std::find_if(word.begin(), word.end(), [](char32_t c) { return c != U'.'; }) - word.begin());
    return dots >= 2 ? dots : 0;
  }
  for (const auto& start : prefixes_) {
    if (starts_with(word, start)) return start.size();
  }
  return 0;
}

std::size_t Affixes::longest_ending(CodePoints word, const std::vector<std::u32string>& endings,
                                    bool after_digit) const {
  std::size_t longest = 0;
  for (const auto& ending : endings) {
    if (ending.size() <= longest || !ends_with(word, ending)) continue;
    if (after_digit &&
        (word.size() == ending.size() || !is_ascii_digit(word[word.size() - ending.size() - 1])))
      continue;
    longest = ending.size();
  }
  return longest;
}

bool Affixes::splits_final_period(CodePoints before) const {
  if (before.empty()) return false;
  const char32_t last = before.back();
  if (characters_->is(last, Class::BeforeFinalPeriod)) return true;
  if (before.size() < 2) return false;
  const char32_t second = before[before.size() - 2];
  constexpr std::u32string_view kScales = U"FfCcKk";
  if (second == U'°' && kScales.find(last) != std::u32string_view::npos) return true;
  return characters_->is(second, Class::Capital) && characters_->is(last, Class::Capital);
}

// A search finds the match that starts first, which is the longest, as all end at the word's end.
std::size_t Affixes::suffix(CodePoints word) const {
  if (word.empty()) return 0;
  const char32_t last = word.back();
  std::size_t longest = characters_->is(last, Class::Suffix) ? 1 : 0;
  if (last == U'.') {
    std::size_t dots = 1;
    while (dots < word.size() && word[word.size() - dots - 1] == U'.') ++dots;
    if (dots >= 2) {
      longest = dots;
    } else if (splits_final_period(word.first(word.size() - 1))) {
      longest = 1;
    }
  } else if (last == U'+' && word.size() > 1 && is_ascii_digit(word[word.size() - 2])) {
    longest = 1;
  }
  longest = std::max(longest, longest_ending(word, suffixes_, false));
  // Only a word that has a digit before its last few characters can end in a unit.
  const std::size_t tail = std::min<std::size_t>(word.size(), 8);
  if (std::any_of(word.end() - static_cast<std::ptrdiff_t>(tail), word.end(), is_ascii_digit)) {
    longest = std::max(longest, longest_ending(word, currencies_, true));
    longest = std::max(longest, longest_ending(word, units_, true));
  }
  return longest;
}

std::size_t Affixes::hyphen_at(CodePoints word, std::size_t at) const {
  const auto letter = [&](std::size_t i) {
    return i < word.size() && characters_->is(word[i], Class::Letter);
  };
  const auto dash = [&](std::size_t i, char32_t c) { return i < word.size() && word[i] == c; };
  constexpr char32_t kEnDash = U'–';
  constexpr char32_t kEmDash = U'—';
  const char32_t c = word[at];
  if (c != U'-' && c != U'~' && c != kEnDash && c != kEmDash) return 0;
  if (letter(at + 1)) return 1;
  if (c == U'-' && dash(at + 1, U'-')) {
    if (letter(at + 2)) return 2;
    return dash(at + 2, U'-') && letter(at + 3) ? 3 : 0;
  }
  return c == kEmDash && dash(at + 1, kEmDash) && letter(at + 2) ? 2 : 0;
}

std::size_t Affixes::infix_at(CodePoints word, std::size_t at) const {
  const char32_t c = word[at];
  if (c == U'.' && at + 1 < word.size() && word[at + 1] == U'.') {
    std::size_t end = at;
    while (end < word.size() && word[end] == U'.') ++end;
    return end - at;
  }
  if (characters_->is(c, Class::Infix)) return 1;
  if (at == 0 || at + 1 >= word.size()) return 0;
  const char32_t before = word[at - 1];
  const char32_t after = word[at + 1];
  const bool sign = c == U'+' || c == U'-' || c == U'*' || c == U'^';
  if (sign && is_ascii_digit(before) && (is_ascii_digit(after) || after == U'-')) return 1;
  if (c == U'.' && characters_->is(before, Class::BeforePeriod) && characters_->is(after, Class::AfterPeriod))
    return 1;
  if (c == U',' && characters_->is(before, Class::Letter) && characters_->is(after, Class::Letter)) return 1;
  if (!characters_->is(before, Class::BeforeSign)) return 0;
  if (const std::size_t hyphen = hyphen_at(word, at); hyphen != 0) return hyphen;
  const bool relation = c == U':' || c == U'<' || c == U'>' || c == U'=' || c == U'/';
  return relation && characters_->is(after, Class::Letter) ? 1 : 0;
}

std::vector<Infix> Affixes::infixes(CodePoints word) const {
  std::vector<Infix> found;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t length = infix_at(word, at);
    if (length != 0) found.push_back({at, at + length});
    at += std::max<std::size_t>(length, 1);
  }
  return found;
}

}  // namespace entente::ingest::model
