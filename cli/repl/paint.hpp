// Where a typed text stands on the terminal, and the sequences that colour it in its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/repl/highlight.hpp"

namespace entente::cli {

struct TypedText {
  std::string_view prompt;
  std::string_view text;   ///< UTF-8; may hold line breaks
  std::size_t cursor = 0;  ///< byte of the text before which the cursor stands
};

/// What to write so that the text, which stands on the terminal already, takes its styles; the cursor is back
/// where it was. Empty where the places are not certain: the text does not fit the terminal, holds control
/// characters, or ends at the right margin.
std::string paint_over(const TypedText& typed, const std::vector<StyledPart>& parts, std::size_t width,
                       std::size_t height);

}  // namespace entente::cli
