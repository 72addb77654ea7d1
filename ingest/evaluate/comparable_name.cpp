// Names made comparable, letter for letter as the reference scorer does: compatibility decomposition without
// its marks, case folded, everything but letters and numbers a gap, titles in front left off. Not
// graph/fold_name.hpp, which also writes letters such as ı and ø plainly.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "ingest/evaluate/evaluate.hpp"

namespace entente::ingest {

namespace {

bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 35> kTitles = {
      "president", "vice",     "prime",      "minister", "premier", "chancellor", "secretary",
      "general",   "chairman", "chairwoman", "chair",    "king",    "queen",      "emperor",
      "prince",    "princess", "sheikh",     "sultan",   "pm",      "mr",         "mrs",
      "ms",        "dr",       "sir",        "foreign",  "defence", "defense",    "first",
      "lady",      "pope",     "judge",      "justice",  "senator", "ambassador", "the"};
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

/// Without marks, case folded.
icu::UnicodeString plain(std::string_view name) {
  const auto source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString apart = decompose != nullptr ? decompose->normalize(source, status) : source;
  if (U_FAILURE(status)) apart = source;  // only without ICU's data
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < apart.length(); i += U16_LENGTH(apart.char32At(i)))
    if (u_getCombiningClass(apart.char32At(i)) == 0) out.append(apart.char32At(i));
  return out.foldCase();
}

bool is_letter_or_number(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0; }

}  // namespace

std::string comparable_name(std::string_view name) {
  const icu::UnicodeString text = plain(name);
  std::vector<std::string> words(1);
  for (std::int32_t i = 0; i < text.length(); i += U16_LENGTH(text.char32At(i))) {
    const UChar32 c = text.char32At(i);
    if (is_letter_or_number(c))
      icu::UnicodeString(c).toUTF8String(words.back());
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  std::size_t first = 0;
  while (first + 1 < words.size() && is_title(words[first])) ++first;
  std::string out;
  for (std::size_t i = first; i < words.size(); ++i) out += (out.empty() ? "" : " ") + words[i];
  return out;
}

}  // namespace entente::ingest
