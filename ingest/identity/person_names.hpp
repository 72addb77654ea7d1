// Whether two names can be one person's: "Joe Biden" and "Joseph R. Biden", "Zelensky" and "Volodymyr
// Zelenskyy".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::ingest {

/// Why the two names can be one person's, in words for people ("Joe is short for Joseph"); nothing where they
/// cannot. Both folded (see fold_name) and not the same. Symmetric but for the words.
///
/// Alike are: the same words in another order, or without some middle names; a given name and its initial or
/// short form; a family name alone; a spelling that is off by a letter or two of a long name. Two middle
/// names that differ tell two people apart, as do two given names.
std::optional<std::string> why_alike(std::string_view a, std::string_view b);

}  // namespace entente::ingest
