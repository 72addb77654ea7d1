// What is a web address: scheme, user, host, port, path, after the regular expression of D. Perini as the
// model has it.
#include <algorithm>

#include "ingest/annotate/affixes.hpp"

namespace entente::ingest::model {
namespace {

bool is_host_character(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
         (c >= 0xA1 && c <= 0xFFFF);
}

/// A label of a domain: up to 64 characters, no hyphen or underscore at either end.
bool is_label(CodePoints label) {
  if (label.empty() || label.size() > 64) return false;
  if (!is_host_character(label.front()) || !is_host_character(label.back())) return false;
  return std::all_of(label.begin(), label.end(),
                     [](char32_t c) { return is_host_character(c) || c == U'_' || c == U'-'; });
}

/// An IPv4 address outside of the private and reserved ranges.
bool is_public_address(CodePoints host) {
  int parts[4] = {};
  std::size_t part = 0;
  std::size_t digits = 0;
  for (const char32_t c : host) {
    if (c == U'.') {
      if (digits == 0 || ++part > 3) return false;
      digits = 0;
    } else if (c >= U'0' && c <= U'9' && digits < 3) {
      // No leading zero in the outer parts; in the inner ones the pattern takes "0" and "1" before two
      // digits.
      if (digits == 1 && parts[part] == 0 && (part == 0 || part == 3)) return false;
      if (digits == 2 && parts[part] < 10) return false;
      parts[part] = parts[part] * 10 + static_cast<int>(c - U'0');
      ++digits;
    } else {
      return false;
    }
  }
  if (part != 3 || digits == 0 || parts[0] < 1 || parts[0] > 223 || parts[3] < 1 || parts[3] > 254)
    return false;
  if (parts[1] > 255 || parts[2] > 255) return false;
  if (parts[0] == 10 || parts[0] == 127) return false;
  if ((parts[0] == 169 && parts[1] == 254) || (parts[0] == 192 && parts[1] == 168)) return false;
  return !(parts[0] == 172 && parts[1] >= 16 && parts[1] <= 31);
}

}  // namespace

bool Affixes::is_domain(CodePoints host) const {
  const auto last_dot = std::find(host.rbegin(), host.rend(), U'.').base();
  if (last_dot == host.begin()) return false;
  const CodePoints top(last_dot, host.end());
  if (top.size() < 2 || top.size() > 63) return false;
  if (!std::all_of(top.begin(), top.end(), [&](char32_t c) { return characters_->is(c, Class::Domain); }))
    return false;
  auto start = host.begin();
  while (start != last_dot) {
    const auto dot = std::find(start, last_dot, U'.');
    if (!is_label(CodePoints(start, dot))) return false;
    start = dot + 1;
  }
  return true;
}

bool Affixes::is_port_and_path(CodePoints text) const {
  const auto starts_path = [](char32_t c) { return c == U'/' || c == U'?' || c == U'#'; };
  if (text.empty() || starts_path(text[0])) return true;
  std::size_t digits = 0;
  while (1 + digits < text.size() && characters_->is(text[1 + digits], Class::Decimal)) ++digits;
  if (text[0] != U':' || digits < 2 || digits > 5) return false;
  return 1 + digits == text.size() || starts_path(text[1 + digits]);
}

bool Affixes::is_host_and_rest(CodePoints text) const {
  const auto end = std::find_if(text.begin(), text.end(), [](char32_t c) {
    return c == U':' || c == U'/' || c == U'?' || c == U'#' || c == U'@';
  });
  const CodePoints host(text.begin(), end);
  return (is_public_address(host) || is_domain(host)) && is_port_and_path(CodePoints(end, text.end()));
}

bool Affixes::is_url(CodePoints word) const {
  if (std::find(word.begin(), word.end(), U'.') == word.end()) return false;
  CodePoints starts[2] = {word, {}};
  const auto colon = std::find(word.begin(), word.end(), U':');
  const auto scheme = static_cast<std::size_t>(colon - word.begin());
  const auto in_scheme = [&](char32_t c) {
    return c == U'+' || c == U'-' || c == U'.' || characters_->is(c, Class::Word);
  };
  if (scheme >= 2 && scheme + 3 < word.size() && word[scheme + 1] == U'/' && word[scheme + 2] == U'/' &&
      std::all_of(word.begin(), colon, in_scheme)) {
    starts[1] = word.subspan(scheme + 3);
  }
  for (const CodePoints start : starts) {
    if (is_host_and_rest(start)) return true;
    // A user may stand before any @: what follows one of them must be a host.
    for (std::size_t at = 1; at + 1 < start.size(); ++at) {
      if (start[at] == U'@' && is_host_and_rest(start.subspan(at + 1))) return true;
    }
  }
  return false;
}

}  // namespace entente::ingest::model
