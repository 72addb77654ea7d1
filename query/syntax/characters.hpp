// Which characters may stand in names, and reading and writing of UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::query::syntax {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t bytes = 1;  ///< at least 1
};

/// The character at `at` of valid UTF-8; value 0 at the end.
CodePoint decode(std::string_view text, std::size_t at);
void append_utf8(std::string& out, std::uint32_t code_point);
/// Byte offset of the first that is not UTF-8.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Unicode white space and byte order mark.
bool is_blank(std::uint32_t code_point);
bool is_identifier_start(std::uint32_t code_point);
bool is_identifier_part(std::uint32_t code_point);

/// A word that begins or continues a clause or an operator; as a variable it needs back-quotes.
bool is_reserved_word(std::string_view word);

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Of a hexadecimal digit; 99 for others.
inline int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

}  // namespace entente::query::syntax
