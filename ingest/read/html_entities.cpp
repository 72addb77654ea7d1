// Character references of HTML: the numbers, and the names that news pages use (Latin-1, punctuation, some of
// Latin Extended).
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ingest/read/html_article.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

struct NamedCharacter {
  std::string_view name;
  char32_t code;
};

// By name, so that it can be searched in halves.
constexpr std::array kNamed = std::to_array<NamedCharacter>({
    {"AElig", 0xC6},   {"Aacute", 0xC1},   {"Acirc", 0xC2},   {"Agrave", 0xC0},   {"Aring", 0xC5},
    {"Atilde", 0xC3},  {"Auml", 0xC4},     {"Ccedil", 0xC7},  {"Dagger", 0x2021}, {"ETH", 0xD0},
    {"Eacute", 0xC9},  {"Ecirc", 0xCA},    {"Egrave", 0xC8},  {"Euml", 0xCB},     {"Iacute", 0xCD},
    {"Icirc", 0xCE},   {"Igrave", 0xCC},   {"Iuml", 0xCF},    {"Ntilde", 0xD1},   {"OElig", 0x152},
    {"Oacute", 0xD3},  {"Ocirc", 0xD4},    {"Ograve", 0xD2},  {"Oslash", 0xD8},   {"Otilde", 0xD5},
    {"Ouml", 0xD6},    {"Scaron", 0x160},  {"THORN", 0xDE},   {"Uacute", 0xDA},   {"Ucirc", 0xDB},
    {"Ugrave", 0xD9},  {"Uuml", 0xDC},     {"Yacute", 0xDD},  {"Yuml", 0x178},    {"aacute", 0xE1},
    {"acirc", 0xE2},   {"acute", 0xB4},    {"aelig", 0xE6},   {"agrave", 0xE0},   {"amp", '&'},
    {"apos", '\''},    {"aring", 0xE5},    {"atilde", 0xE3},  {"auml", 0xE4},     {"bdquo", 0x201E},
    {"brvbar", 0xA6},  {"bull", 0x2022},   {"ccedil", 0xE7},  {"cedil", 0xB8},    {"cent", 0xA2},
    {"circ", 0x2C6},   {"copy", 0xA9},     {"curren", 0xA4},  {"dagger", 0x2020}, {"deg", 0xB0},
    {"divide", 0xF7},  {"eacute", 0xE9},   {"ecirc", 0xEA},   {"egrave", 0xE8},   {"emsp", 0x2003},
    {"ensp", 0x2002},  {"eth", 0xF0},      {"euml", 0xEB},    {"euro", 0x20AC},   {"fnof", 0x192},
    {"frac12", 0xBD},  {"frac14", 0xBC},   {"frac34", 0xBE},  {"gt", '>'},        {"hellip", 0x2026},
    {"iacute", 0xED},  {"icirc", 0xEE},    {"iexcl", 0xA1},   {"igrave", 0xEC},   {"iquest", 0xBF},
    {"iuml", 0xEF},    {"laquo", 0xAB},    {"larr", 0x2190},  {"ldquo", 0x201C},  {"lsaquo", 0x2039},
    {"lsquo", 0x2018}, {"lt", '<'},        {"macr", 0xAF},    {"mdash", 0x2014},  {"micro", 0xB5},
    {"middot", 0xB7},  {"minus", 0x2212},  {"nbsp", 0xA0},    {"ndash", 0x2013},  {"not", 0xAC},
    {"ntilde", 0xF1},  {"oacute", 0xF3},   {"ocirc", 0xF4},   {"oelig", 0x153},   {"ograve", 0xF2},
    {"ordf", 0xAA},    {"ordm", 0xBA},     {"oslash", 0xF8},  {"otilde", 0xF5},   {"ouml", 0xF6},
    {"para", 0xB6},    {"permil", 0x2030}, {"plusmn", 0xB1},  {"pound", 0xA3},    {"quot", '"'},
    {"raquo", 0xBB},   {"rarr", 0x2192},   {"rdquo", 0x201D}, {"reg", 0xAE},      {"rsaquo", 0x203A},
    {"rsquo", 0x2019}, {"sbquo", 0x201A},  {"scaron", 0x161}, {"sect", 0xA7},     {"shy", 0xAD},
    {"sup1", 0xB9},    {"sup2", 0xB2},     {"sup3", 0xB3},    {"szlig", 0xDF},    {"thinsp", 0x2009},
    {"thorn", 0xFE},   {"tilde", 0x2DC},   {"times", 0xD7},   {"trade", 0x2122},  {"uacute", 0xFA},
    {"ucirc", 0xFB},   {"ugrave", 0xF9},   {"uml", 0xA8},     {"uuml", 0xFC},     {"yacute", 0xFD},
    {"yen", 0xA5},     {"yuml", 0xFF},     {"zwj", 0x200D},   {"zwnj", 0x200C},
});

char32_t numeric_reference(std::string_view digits) {
  unsigned base = 10;
  if (!digits.empty() && (digits.front() == 'x' || digits.front() == 'X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  if (digits.empty() || digits.size() > 7) return 0;
  char32_t value = 0;
  for (const char c : digits) {
    unsigned digit = 99;
    if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') digit = static_cast<unsigned>(c - 'A') + 10;
    if (digit >= base) return 0;
    value = value * base + digit;
  }
  // Numbers 128 to 159 are meant as Windows-1252 (HTML standard, "numeric character reference end state").
  static constexpr std::array<char16_t, 32> kWindows = {
      0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  if (value >= 0x80 && value < 0xA0) return kWindows[value - 0x80];
  return value;
}

}  // namespace

std::string decode_html_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '&') {
      const auto next = std::min(text.find('&', at), text.size());
      out += text.substr(at, next - at);
      at = next;
      continue;
    }
    const auto semicolon = text.substr(at, 12).find(';');
    char32_t code = 0;
    if (semicolon != std::string_view::npos && semicolon > 1) {
      const auto name = text.substr(at + 1, semicolon - 1);
      if (name.front() == '#') {
        code = numeric_reference(name.substr(1));
      } else {
        const auto found =
            std::lower_bound(kNamed.begin(), kNamed.end(), name,
                             [](const NamedCharacter& c, std::string_view n) { return c.name < n; });
        if (found != kNamed.end() && found->name == name) code = found->code;
      }
    }
    if (code == 0) {
      out += text[at++];
    } else {
      append_utf8(out, code);
      at += semicolon + 1;
    }
  }
  return out;
}

}  // namespace entente::ingest
