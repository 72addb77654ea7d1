// Names made comparable.
#include <algorithm>
#include <array>

#include "graph/fold_name.hpp"
#include "ingest/evaluate/evaluate.hpp"

namespace entente::ingest {

namespace {

bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 38> kTitles = {
      "president", "vice",    "prime",    "minister",   "premier", "chancellor",
      "secretary", "general", "chairman", "chairwoman", "chair",   "king",
      "queen",     "emperor", "prince",   "princess",   "sheikh",  "sultan",
      "pm",        "mr",      "mrs",      "ms",         "dr",      "sir",
      "foreign",   "defence", "defense",  "first",      "lady",    "pope",
      "judge",     "justice", "senator",  "ambassador", "the",     "",
      "",          ""};
  return !word.empty() && std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

/// Bytes of the sign beyond ASCII at `at` that is no letter or number, 0 where it is one: of Latin-1 « ° ·
/// and the like, and U+2000 to U+206F (dashes, quotation marks, spaces).
std::size_t sign_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
  };
  static constexpr std::string_view kLetters = "\xAA\xB2\xB3\xB5\xB9\xBA\xBC\xBD\xBE";  // ª ² ³ µ ¹ º ¼ ½ ¾
  if (byte(at) == 0xC2U && at + 1 < text.size())
    return kLetters.find(text[at + 1]) == std::string_view::npos ? 2 : 0;
  return byte(at) == 0xE2U && at + 2 < text.size() && (byte(at + 1) & 0xFEU) == 0x80U ? 3 : 0;
}

}  // namespace

std::string comparable_name(std::string_view name) {
  const std::string folded = fold_name(name);
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto c = static_cast<unsigned char>(folded[i]);
    const std::size_t sign = sign_size(folded, i);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0x80U && sign == 0);
    if (letter) {
      words.back() += folded[i];
    } else {
      if (sign != 0) i += sign - 1;
      if (!words.back().empty()) words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  std::size_t first = 0;
  while (first + 1 < words.size() && is_title(words[first])) ++first;
  std::string out;
  for (std::size_t i = first; i < words.size(); ++i) out += (out.empty() ? "" : " ") + words[i];
  return out;
}

}  // namespace entente::ingest
