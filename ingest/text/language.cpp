#include "ingest/text/language.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

// A name in its own script beside the English one is no reason to warn, nor is a quotation.
constexpr double kForeignShare = 0.2;
// English prose has 15 to 25 % of these words, lists of names and tables a few; other languages next to none.
constexpr std::array<std::string_view, 20> kEnglishWords{"the", "of",   "and",  "to",   "for",  "with", "by",
                                                         "at",  "from", "that", "was",  "has",  "his",  "had",
                                                         "are", "were", "will", "said", "this", "which"};
constexpr std::size_t kFewestWords = 30;
constexpr double kEnglishShare = 0.03;

struct LetterCount {
  std::size_t letters = 0;
  std::size_t foreign = 0;
  std::map<int, std::size_t> scripts;
};

LetterCount count_letters(std::string_view text) {
  LetterCount count;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter character = decode_character(text, at);
    if (character.size == 0) break;
    at += character.size;
    const auto code = static_cast<UChar32>(character.code);
    if (!(code < 0x80 ? (code | 0x20) >= 'a' && (code | 0x20) <= 'z' : u_isalpha(code) != 0)) continue;
    ++count.letters;
    if (code < 0x80) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code, &status);
    if (U_FAILURE(status) || script == USCRIPT_LATIN || script == USCRIPT_COMMON ||
        script == USCRIPT_INHERITED)
      continue;
    ++count.foreign;
    ++count.scripts[script];
  }
  return count;
}

bool is_english(std::string_view text) {
  std::size_t words = 0;
  std::size_t english = 0;
  std::string word;
  for (std::size_t at = 0; at <= text.size();) {
    const DecodedCharacter character =
        at < text.size() ? decode_character(text, at) : DecodedCharacter{.code = ' ', .size = 1};
    at += std::max<std::uint32_t>(1, character.size);
    if (character.code < 0x80 && (character.code | 0x20U) >= 'a' && (character.code | 0x20U) <= 'z') {
      word.push_back(static_cast<char>(character.code | 0x20U));
    } else if (is_letter(character.code)) {
      word.push_back('?');
    } else if (!word.empty()) {
      ++words;
      english += std::ranges::count(kEnglishWords, std::string_view(word)) > 0 ? 1 : 0;
      word.clear();
    }
  }
  return words < kFewestWords || static_cast<double>(english) >= kEnglishShare * static_cast<double>(words);
}

}  // namespace

std::optional<std::string> unread_language(std::string_view text) {
  const LetterCount count = count_letters(text);
  if (static_cast<double>(count.foreign) > kForeignShare * static_cast<double>(count.letters)) {
    const auto most = std::ranges::max_element(count.scripts, {}, &std::pair<const int, std::size_t>::second);
    return std::to_string(count.foreign * 100 / count.letters) +
           " % of its letters are not Latin (most of them " +
           uscript_getName(static_cast<UScriptCode>(most->first)) + "); only English is read";
  }
  if (!is_english(text)) return "its words do not look English; only English is read";
  return std::nullopt;
}

}  // namespace entente::ingest
