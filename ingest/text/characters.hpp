// What the text stages ask of characters: UTF-8 decoding, case, and a fold under which spellings of one name
// are equal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente::ingest {

struct DecodedCharacter {
  char32_t code = 0;
  std::uint32_t size = 0;  ///< bytes; 0 at the end
};

/// The character at byte `at`; a broken sequence gives U+FFFD of one byte.
DecodedCharacter decode_character(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t code);

bool is_letter(char32_t code);
bool is_upper(char32_t code);
bool is_digit(char32_t code);
/// White space of ASCII and Unicode, with the no-break and zero-width ones.
bool is_space(char32_t code);

/// Whether the first letter is upper case ("Xi", "“Xi", "el-Sisi" is not).
bool starts_upper(std::string_view word);
/// At least two letters and none of them lower case ("ASTANA", "N'DJAMENA", "G20" is not).
bool is_all_upper(std::string_view word);
/// Whether any letter is lower case.
bool has_lower(std::string_view word);

/// Lower case, no diacritics, one kind of apostrophe, quotation mark and dash, white space as one blank:
/// "N’Djaména" -> "n'djamena".
std::string fold(std::string_view text);

std::string_view trim(std::string_view text);

/// "ASTANA" -> "Astana", "N'DJAMENA" -> "N'Djamena": the first letter of each word kept, the others in lower
/// case.
std::string capitalized(std::string_view text);

}  // namespace entente::ingest
