// "did you mean …": the known name that is nearest to a mistyped one.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::query::syntax {

/// Fewest insertions, deletions, replacements and swaps of neighbours (Damerau 1964, in its restricted form),
/// case aside.
std::size_t edit_distance(std::string_view a, std::string_view b);
/// "did you mean X?", or empty where nothing is near. The first of equally near names.
std::string near_miss(std::string_view wrong, const std::vector<std::string>& known);

}  // namespace entente::query::syntax
