// Splits words into pieces of the vocabulary.
#include "ingest/encode/word_pieces.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>

#include "ingest/annotate/characters.hpp"

namespace entente::ingest::encode {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string plain_ascii(std::string_view word) {
  std::string plain(word);
  for (char& c : plain) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return plain;
}

/// Lower case, taken apart, without the marks that stand on letters.
std::string plain_text(std::string_view word) {
  auto text = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
  text.toLower(icu::Locale::getRoot());
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposition = icu::Normalizer2::getNFDInstance(status);
  if (U_SUCCESS(status)) text = decomposition->normalize(text, status);
  icu::UnicodeString kept;
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 c = text.char32At(at);
    if (u_charType(c) != U_NON_SPACING_MARK) kept.append(c);
  }
  std::string plain;
  kept.toUTF8String(plain);
  return plain;
}

enum class Kind : std::uint8_t { InRun, Alone, Space };

/// The vocabulary's words were cut with these classes: letters and numbers of any kind stay together.
Kind kind_of(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (u_isalpha(c) || u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) != U_NT_NONE) return Kind::InRun;
  const UCharDirection direction = u_charDirection(c);
  const bool space = direction == U_WHITE_SPACE_NEUTRAL || direction == U_BLOCK_SEPARATOR ||
                     direction == U_SEGMENT_SEPARATOR || u_charType(c) == U_SPACE_SEPARATOR;
  return space ? Kind::Space : Kind::Alone;
}

}  // namespace

WordPieces::WordPieces(const model::StringTable& vocabulary)
    : size_(static_cast<std::uint32_t>(vocabulary.size())), unknown_(0) {
  starts_.reserve(vocabulary.size());
  for (std::uint32_t i = 0; i < size_; ++i) {
    const std::string_view entry = vocabulary[i];
    longest_ = std::max(longest_, entry.size());
    starts_.emplace(entry, i);
    if (entry.starts_with("##")) continuations_.emplace(entry.substr(2), i);
  }
  unknown_ = number_of("[UNK]");
}

std::uint32_t WordPieces::number_of(std::string_view entry) const {
  const auto found = starts_.find(entry);
  return found == starts_.end() ? size_ : found->second;
}

void WordPieces::split(std::string_view word, std::vector<std::uint32_t>& out) const {
  split_plain(is_ascii(word) ? plain_ascii(word) : plain_text(word), out);
}

void WordPieces::split_plain(std::string_view text, std::vector<std::uint32_t>& out) const {
  std::size_t run = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t here = at;
    const Kind kind = kind_of(model::next_code_point(text, at));
    if (kind == Kind::InRun) continue;
    add_run(text.substr(run, here - run), out);
    if (kind == Kind::Alone) add_run(text.substr(here, at - here), out);
    run = at;
  }
  add_run(text.substr(run), out);
}

void WordPieces::add_run(std::string_view run, std::vector<std::uint32_t>& out) const {
  const std::size_t before = out.size();
  std::size_t start = 0;
  while (start < run.size()) {
    const auto& pieces = start == 0 ? starts_ : continuations_;
    std::size_t length = std::min(run.size() - start, longest_);
    auto found = pieces.end();
    for (; length != 0; --length) {
      found = pieces.find(run.substr(start, length));
      if (found != pieces.end()) break;
    }
    if (length == 0) {
      out.resize(before);
      out.push_back(unknown_);
      return;
    }
    out.push_back(found->second);
    start += length;
  }
}

}  // namespace entente::ingest::encode
