// Ends of sentences by their marks alone: to show what was found, not to read it.
#include <algorithm>
#include <array>
#include <string_view>

#include "graph/search/search_result.hpp"

namespace entente {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// A full stop after these ends no sentence; nor one after a single letter (U.S., J. Smith).
bool is_abbreviation(std::string_view word) {
  constexpr std::array<std::string_view, 26> kWords{
      "Mr",  "Mrs", "Ms",  "Dr",  "Prof", "Gen", "Col", "Lt",  "Sgt",  "Sen", "Rep", "Gov", "St",
      "Jan", "Feb", "Mar", "Apr", "Jun",  "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "No"};
  return word.size() <= 1 || std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Does a sentence end right before `at`, where the next one would start?
bool starts_here(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t before = at;
  int lines = 0;
  for (; before > 0 && is_space(text[before - 1]); --before) lines += text[before - 1] == '\n' ? 1 : 0;
  if (before == at) return false;
  if (before == 0 || lines > 1) return true;
  while (before > 0 && (text[before - 1] == '"' || text[before - 1] == '\'' || text[before - 1] == ')' ||
                        static_cast<unsigned char>(text[before - 1]) >= 0x80))
    --before;  // closing quotes and brackets
  if (before == 0) return false;
  const char mark = text[before - 1];
  if (mark != '.' && mark != '!' && mark != '?') return false;
  if (text[at] >= 'a' && text[at] <= 'z') return false;
  std::size_t word = before - 1;
  while (word > 0 && is_letter(text[word - 1])) --word;
  return mark != '.' || !is_abbreviation(text.substr(word, before - 1 - word)) || lines > 0;
}

}  // namespace

ByteSpan sentence_around(std::string_view text, ByteSpan words) {
  std::size_t start = std::min<std::size_t>(words.start, text.size());
  while (start > 0 && !(starts_here(text, start) && !is_space(text[start]))) --start;
  while (start < words.start && is_space(text[start])) ++start;
  std::size_t end = std::min<std::size_t>(words.end, text.size());
  while (end < text.size() && !(starts_here(text, end) && !is_space(text[end]))) ++end;
  while (end > words.end && is_space(text[end - 1])) --end;
  return {start, end};
}

}  // namespace entente
