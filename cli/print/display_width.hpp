// How many terminal cells a text takes, and cutting and wrapping by cells. Names come in every script: wide
// (CJK, emoji) characters take two cells, combining marks none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

/// Cells of UTF-8 text as a terminal shows it: East Asian Width (Unicode UAX #11) W and F are two; marks,
/// joiners and the rest of an emoji sequence none. Bytes that are not UTF-8 count one each.
std::size_t display_width(std::string_view text);

/// Control characters as visible escapes (\n, \t, \x1b), so that data can neither break a table nor drive the
/// terminal; bytes that are not UTF-8 become U+FFFD.
std::string printable(std::string_view text);

/// The longest start that fits, with "…" at its end where something was cut.
std::string cut_to_width(std::string_view text, std::size_t width);

/// Lines of at most `width` cells, broken at spaces where possible. At least one line.
std::vector<std::string> wrap_to_width(std::string_view text, std::size_t width);

/// The text with spaces after it up to `width` cells.
std::string padded(std::string_view text, std::size_t width);

}  // namespace entente::cli
