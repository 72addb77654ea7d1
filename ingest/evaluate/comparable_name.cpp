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

}  // namespace

std::string comparable_name(std::string_view name) {
  const std::string folded = fold_name(name);
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto c = static_cast<unsigned char>(folded[i]);
    // U+2000 to U+206F is punctuation; other signs beyond ASCII are letters here.
    const bool punctuation =
        c == 0xE2U && i + 2 < folded.size() && (static_cast<unsigned char>(folded[i + 1]) & 0xFEU) == 0x80U;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0x80U && !punctuation);
    if (letter) {
      words.back() += folded[i];
    } else {
      if (punctuation) i += 2;
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
