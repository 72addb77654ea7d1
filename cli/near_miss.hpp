// The nearest of some known words to a misspelt one, for "did you mean".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

/// Empty where none is near (a third of the word's letters may differ, swapped neighbours count once). Ties:
/// the first. A word that starts with `given` (of two letters or more) is near too.
std::string near_miss(std::string_view given, const std::vector<std::string>& known);

}  // namespace entente::cli
