// ICU carries the tables; ASCII, most of the text, is answered here.
#include "ingest/text/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

namespace entente::ingest {

DecodedCharacter decode_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  UChar32 code = 0;
  auto next = static_cast<int32_t>(0);
  const auto window = text.substr(at, 4);
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(window.data()), next, static_cast<int32_t>(window.size()),
          code);
  if (code < 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(code), static_cast<std::uint32_t>(next)};
}

void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x200B || c == 0xFEFF || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool starts_upper(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = decode_character(word, at);
    const bool mark = c.code >= 0x2B0 && c.code <= 0x2FF;  // "ʻAisea": a letter without case
    if (is_letter(c.code) && !mark) return is_upper(c.code);
    if (is_digit(c.code)) return false;
    at += c.size;
  }
  return false;
}

bool is_all_upper(std::string_view word) {
  int letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = decode_character(word, at);
    if (is_digit(c.code)) return false;
    if (is_letter(c.code)) {
      if (!is_upper(c.code)) return false;
      ++letters;
    }
    at += c.size;
  }
  return letters >= 2;
}

bool has_lower(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = decode_character(word, at);
    if (is_letter(c.code) && !is_upper(c.code)) return true;
    at += c.size;
  }
  return false;
}

namespace {

char32_t plain_mark(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x02BB:
    case 0x0060:
    case 0x00B4:
    case 0x02BF:
    case 0x02BE:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    case 0x0131:
      return 'i';  // dotless i
    case 0x0142:
      return 'l';  // l with stroke
    case 0x00F8:
      return 'o';
    case 0x0111:
      return 'd';
    default:
      return c;
  }
}

void append_folded(std::string& out, char32_t code) {
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
  const auto mark = plain_mark(lower);
  if (mark < 0x80 || mark != lower) {
    append_utf8(out, mark);
    return;
  }
  if (lower == 0x00DF) {
    out += "ss";
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  static const UNormalizer2* const kDecomposer = unorm2_getNFKDInstance(&status);
  UChar buffer[32];
  const int32_t length =
      kDecomposer == nullptr
          ? -1
          : unorm2_getDecomposition(kDecomposer, static_cast<UChar32>(lower), buffer, 32, &status);
  if (length < 0 || U_FAILURE(status)) {
    if (u_charType(static_cast<UChar32>(lower)) != U_NON_SPACING_MARK) append_utf8(out, lower);
    return;
  }
  for (int32_t at = 0; at < length;) {
    UChar32 part = 0;
    U16_NEXT(buffer, at, length, part);
    if (u_charType(part) != U_NON_SPACING_MARK) append_utf8(out, static_cast<char32_t>(u_tolower(part)));
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_character(text, at);
    at += c.size;
    if (is_space(c.code)) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    if (c.code < 0x80) {
      const char byte = static_cast<char>(c.code);
      out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : (byte == '`' ? '\'' : byte);
    } else {
      append_folded(out, c.code);
    }
  }
  return out;
}

std::string_view trim(std::string_view text) {
  std::size_t start = 0;
  while (start < text.size()) {
    const auto c = decode_character(text, start);
    if (!is_space(c.code)) break;
    start += c.size;
  }
  std::size_t end = text.size();
  while (end > start) {
    std::size_t back = end - 1;
    while (back > start && (static_cast<unsigned char>(text[back]) & 0xC0) == 0x80) --back;
    if (!is_space(decode_character(text, back).code)) break;
    end = back;
  }
  return text.substr(start, end - start);
}

std::string capitalized(std::string_view text) {
  std::string out;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_character(text, at);
    at += c.size;
    append_utf8(out, inside ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code))) : c.code);
    inside = is_letter(c.code);
  }
  return out;
}

}  // namespace entente::ingest
