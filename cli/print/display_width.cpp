#include "cli/print/display_width.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdio>

namespace entente::cli {

namespace {

// One user-perceived character, near enough for widths: a base and what extends it.
struct Cluster {
  std::size_t bytes = 0;
  std::size_t cells = 0;
};

UChar32 code_point_at(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  auto i = static_cast<int32_t>(at);
  U8_NEXT(text.data(), i, static_cast<int32_t>(text.size()), c);
  at = static_cast<std::size_t>(i);
  return c;  // negative where the bytes are not UTF-8
}

bool extends(UChar32 c) {
  constexpr UChar32 kZeroWidthJoiner = 0x200D;
  if (c == kZeroWidthJoiner || u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER)) return true;
  if (u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND)) return true;
  const auto category = u_charType(c);
  return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR;
}

std::size_t cells_of(UChar32 c) {
  if (c < 0) return 1;
  if (extends(c)) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_regional(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR) != 0; }

// Follows the parts of Unicode UAX #29 that change a width: marks, emoji modifiers and joins, and flags.
Cluster cluster_at(std::string_view text) {
  constexpr UChar32 kZeroWidthJoiner = 0x200D;
  constexpr UChar32 kEmojiPresentation = 0xFE0F;
  std::size_t at = 0;
  const UChar32 base = code_point_at(text, at);
  Cluster cluster{at, cells_of(base)};
  if (base < 0) return cluster;
  bool joined = false;
  bool flag = is_regional(base);
  while (at < text.size()) {
    std::size_t next = at;
    const UChar32 c = code_point_at(text, next);
    if (c < 0) break;
    const bool taken = extends(c) || (joined && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) ||
                       (flag && is_regional(c));
    if (!taken) break;
    if (c == kEmojiPresentation && u_hasBinaryProperty(base, UCHAR_EMOJI)) cluster.cells = 2;
    if (is_regional(c)) {
      cluster.cells = 2;
      flag = false;
    }
    joined = c == kZeroWidthJoiner;
    at = next;
    cluster.bytes = at;
  }
  return cluster;
}

bool is_plain_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_plain_ascii(text)) return text.size();
  std::size_t cells = 0;
  while (!text.empty()) {
    const Cluster cluster = cluster_at(text);
    cells += cluster.cells;
    text.remove_prefix(cluster.bytes);
  }
  return cells;
}

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    const UChar32 c = code_point_at(text, at);
    if (c < 0) {
      shown += "\xEF\xBF\xBD";
    } else if (c == '\n') {
      shown += "\\n";
    } else if (c == '\t') {
      shown += "\\t";
    } else if (c == '\r') {
      shown += "\\r";
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
               (c >= 0x2066 && c <= 0x2069)) {
      char escape[16];
      std::snprintf(escape, sizeof escape, c < 0x100 ? "\\x%02x" : "\\u%04x", static_cast<unsigned>(c));
      shown += escape;
    } else {
      shown.append(text, start, at - start);
    }
  }
  return shown;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::size_t cells = 0;
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    const Cluster cluster = cluster_at(text.substr(bytes));
    if (cells + cluster.cells > width - 1) break;
    cells += cluster.cells;
    bytes += cluster.bytes;
  }
  return std::string(text.substr(0, bytes)) + "…";
}

std::vector<std::string> wrap_to_width(std::string_view text, std::size_t width) {
  if (width == 0) width = 1;
  std::vector<std::string> lines;
  while (display_width(text) > width) {
    std::size_t cells = 0;
    std::size_t bytes = 0;
    std::size_t after_space = 0;  // where the line may end
    while (bytes < text.size()) {
      const Cluster cluster = cluster_at(text.substr(bytes));
      if (cells + cluster.cells > width) break;
      cells += cluster.cells;
      if (text[bytes] == ' ') after_space = bytes + 1;
      bytes += cluster.bytes;
    }
    if (bytes < text.size() && text[bytes] == ' ') after_space = bytes + 1;
    if (bytes == 0) bytes = cluster_at(text).bytes;  // one character wider than the column
    const std::size_t end = after_space > 0 ? after_space : bytes;
    std::string_view line = text.substr(0, end);
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    lines.emplace_back(line);
    text.remove_prefix(end);
  }
  if (!text.empty() || lines.empty()) lines.emplace_back(text);
  return lines;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string result(text);
  const std::size_t cells = display_width(text);
  if (cells < width) result.append(width - cells, ' ');
  return result;
}

}  // namespace entente::cli
