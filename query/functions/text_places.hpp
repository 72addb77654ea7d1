// Characters and bytes of UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace entente::query {

constexpr bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }

constexpr std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += begins_character(c) ? 1 : 0;
  return count;
}

/// The byte at which the n-th character starts (0 is the first); the text's length where it has fewer.
constexpr std::size_t byte_of_character(std::string_view text, std::size_t n) {
  std::size_t at = 0;
  while (at < text.size() && n > 0) {
    ++at;
    while (at < text.size() && !begins_character(text[at])) ++at;
    --n;
  }
  return at;
}

}  // namespace entente::query
