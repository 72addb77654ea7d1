#include "graph/export/xml.hpp"

#include <cstdint>

namespace entente::exporting {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Decoded {
  std::uint32_t code = 0;
  std::size_t length = 0;  // 0: not valid here
};

Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (length == 0 || lead > 0xF4 || text.size() < length) return {};
  std::uint32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code = code << 6U | (byte(i) & 0x3FU);
  }
  const bool short_form = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (short_form || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) return {};
  return {code, length};
}

/// XML 1.0 section 2.2: Char.
bool allowed(std::uint32_t code) {
  return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF) ||
         (code >= 0xE000 && code <= 0xFFFD) || code >= 0x10000;
}

template <class Put>
void each_character(std::string_view text, Put put) {
  while (!text.empty()) {
    const Decoded decoded = decode(text);
    if (decoded.length == 0) {
      put(kReplacement);
      text.remove_prefix(1);
      continue;
    }
    if (allowed(decoded.code)) put(text.substr(0, decoded.length));
    text.remove_prefix(decoded.length);
  }
}

}  // namespace

std::string xml_attribute(std::string_view text) {
  std::string out;
  each_character(text, [&](std::string_view c) {
    if (c == "&")
      out += "&amp;";
    else if (c == "<")
      out += "&lt;";
    else if (c == ">")
      out += "&gt;";
    else if (c == "\"")
      out += "&quot;";
    else if (c == "\n")
      out += "&#10;";
    else if (c == "\t")
      out += "&#9;";
    else if (c == "\r")
      out += "&#13;";
    else
      out += c;
  });
  return out;
}

std::string xml_content(std::string_view text) {
  std::string clean;
  each_character(text, [&](std::string_view c) { clean += c == "\r" ? " " : c; });
  if (clean.find_first_of("&<>") == std::string::npos) return clean;
  std::string out = "<![CDATA[";
  std::size_t at = 0;
  while (true) {
    const std::size_t end = clean.find("]]>", at);
    if (end == std::string::npos) break;
    out.append(clean, at, end + 2 - at).append("]]><![CDATA[");  // "]]>" cannot stand inside one section
    at = end + 2;
  }
  return out.append(clean, at).append("]]>");
}

}  // namespace entente::exporting
