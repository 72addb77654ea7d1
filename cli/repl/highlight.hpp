// Colours for what is being typed: keywords, labels and types, strings, numbers, parameters, comments, and
// what cannot be read.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cli/terminal.hpp"

namespace entente::cli {

/// Bytes [start, end) of a text in one style. What no part covers is plain.
struct StyledPart {
  std::size_t start = 0;
  std::size_t end = 0;
  Style style = Style::Bold;
  friend bool operator==(const StyledPart&, const StyledPart&) = default;
};

/// In order of place, without overlap. Plain questions are not coloured, of a dot command its name alone. The
/// text may be unfinished: an open quote is a string up to the end.
std::vector<StyledPart> highlight(std::string_view text);

}  // namespace entente::cli
