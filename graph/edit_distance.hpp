// How far one text is from another: the measure behind every "did you mean" and behind names that are spelled
// two ways.
#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

/// Fewest insertions, deletions, replacements and swaps of neighbours that lead from one text to the other
/// (Damerau 1964; optimal string alignment, Boytsov 2011, section 2), or `most` + 1 where it takes more than
/// `most`. Over bytes, case counts: fold before.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

/// How many letters of a word may be wrong for it still to be taken as a slip: 0 of up to 2, 1 of up to 5, 2
/// of up to 10, else 3.
constexpr std::size_t slips_allowed(std::size_t letters) {
  return letters <= 2 ? 0 : letters <= 5 ? 1 : letters <= 10 ? 2 : 3;
}

}  // namespace entente
