// Classes and lower case of code points, from the model's tables.
#include "ingest/annotate/characters.hpp"

#include <algorithm>

namespace entente::ingest::model {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at);
  std::size_t length = 1;
  char32_t c = first;
  if (first >= 0xF0) {
    length = 4;
    c = first & 0x07U;
  } else if (first >= 0xE0) {
    length = 3;
    c = first & 0x0FU;
  } else if (first >= 0xC0) {
    length = 2;
    c = first & 0x1FU;
  }
  if (length > text.size() - at) length = 1;
  for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (byte(at + i) & 0x3FU);
  at += length;
  return length == 1 ? first : c;
}

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

Characters::Characters(ModelReader& reader)
    : pages_(reader.shorts("chars.pages")),
      flags_(reader.words("chars.flags")),
      lower_(reader.words("chars.lower")) {
  const std::size_t pages = flags_.size() / 256;
  const bool inside =
      std::all_of(pages_.begin(), pages_.end(), [&](std::uint16_t page) { return page < pages; });
  if (pages_.size() != 0x1100 || pages == 0 || !inside || lower_.size() % 4 != 0) {
    reader.reject("its tables of characters do not fit together");
    no_pages_.assign(0x1100, 0);
    no_flags_.assign(256, 0);
    pages_ = no_pages_;
    flags_ = no_flags_;
    lower_ = {};
  }
  for (std::size_t c = 0; c < ascii_.size(); ++c)
    ascii_[c] = flags_[static_cast<std::size_t>(pages_[0]) * 256 + c];
}

void Characters::append_lower(std::string& out, char32_t c) const {
  std::size_t low = 0;
  std::size_t high = lower_.size() / 4;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (lower_[middle * 4] < c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == lower_.size() / 4 || lower_[low * 4] != c) {
    append_utf8(out, c);
    return;
  }
  for (std::size_t i = 1; i < 4 && lower_[low * 4 + i] != 0; ++i) append_utf8(out, lower_[low * 4 + i]);
}

// A capital sigma becomes a final one after a cased letter and before none (Unicode, SpecialCasing:
// Final_Sigma).
bool Characters::is_final_sigma(std::string_view before, std::string_view after) const {
  bool cased = false;
  for (std::size_t at = 0; at < before.size();) {
    const char32_t c = next_code_point(before, at);
    if (!is(c, Class::CaseIgnorable)) cased = is(c, Class::Cased);
  }
  if (!cased) return false;
  for (std::size_t at = 0; at < after.size();) {
    const char32_t c = next_code_point(after, at);
    if (!is(c, Class::CaseIgnorable)) return !is(c, Class::Cased);
  }
  return true;
}

std::string Characters::lower(std::string_view text) const {
  constexpr char32_t kSigma = 0x3A3;
  constexpr char32_t kFinalSigma = 0x3C2;
  constexpr std::size_t kLongestWord = 1000;  // a run of sigmas must not take time that grows with its square
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (c < 128) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    } else if (c == kSigma && text.size() <= kLongestWord &&
               is_final_sigma(text.substr(0, start), text.substr(at))) {
      append_utf8(out, kFinalSigma);
    } else {
      append_lower(out, c);
    }
  }
  return out;
}

}  // namespace entente::ingest::model
