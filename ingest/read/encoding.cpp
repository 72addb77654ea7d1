#include "ingest/read/encoding.hpp"

#include <algorithm>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

/// Bytes of the valid sequence at `at`, or 0 (RFC 3629, table of well-formed sequences).
std::size_t sequence_size(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  const auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(at + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return tail(at + 1, low, high) && tail(at + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return tail(at + 1, low, high) && tail(at + 2) && tail(at + 3) ? 4 : 0;
  }
  return 0;
}

Result<std::string> decode_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? (a << 8) | b : (b << 8) | a);
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t code = unit(at);
    if (code >= 0xD800 && code < 0xE000) {
      const char32_t low = code < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
      if (low < 0xDC00 || low > 0xDFFF) {
        return fail(ErrorKind::InputError, "invalid UTF-16: unpaired surrogate at byte " + std::to_string(at),
                    "convert the file to UTF-8");
      }
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    }
    append_utf8(out, code);
  }
  if (bytes.size() % 2 != 0) {
    return fail(ErrorKind::InputError, "invalid UTF-16: the file ends within a character",
                "convert the file to UTF-8");
  }
  return out;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto size = sequence_size(bytes, at);
    if (size == 0) return at;
    at += size;
  }
  return std::nullopt;
}

Result<std::string> decode_text(std::string_view bytes) {
  std::string text;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    auto decoded = decode_utf16(bytes, bytes.front() == '\xFE');
    if (!decoded) return decoded;
    text = std::move(*decoded);
  } else {
    if (bytes.starts_with("%PDF-"))
      return fail(ErrorKind::InputError, "a PDF file, not text", "convert it to text or HTML first");
    if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
      return fail(ErrorKind::InputError, "a binary file, not text: NUL at byte " + std::to_string(nul),
                  "give plain text, HTML, JSON or JSON lines in UTF-8");
    }
    if (const auto bad = find_invalid_utf8(bytes)) {
      return fail(ErrorKind::InputError, "invalid UTF-8 at byte " + std::to_string(*bad),
                  "convert the file to UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8");
    }
    text = std::string(bytes);
  }
  if (trim(text).empty())
    return fail(ErrorKind::InputError, "no text in it", "remove the file or leave it out");
  return text;
}

}  // namespace entente::ingest
