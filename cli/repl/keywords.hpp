// The words of the language that the REPL completes and colours.
#pragma once

#include <span>
#include <string_view>

namespace entente::cli {

/// In capitals but for true, false, null and shortestPath; some are of two or three words. In order.
std::span<const std::string_view> keywords();

/// Whether the word is one of them or a part of one, in any case.
bool is_keyword(std::string_view word);

}  // namespace entente::cli
