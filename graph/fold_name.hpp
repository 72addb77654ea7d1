// How names are compared when they are looked up: `  JOSÉ  Núñez` and `jose nunez` fold to one text.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Folds case, accents, letter variants (ø, ł, ß, æ), quotes, dashes and runs of white space, and trims the
/// ends (Unicode's NFKD and full case folding, UAX #15 and UAX #21). Invalid UTF-8 becomes U+FFFD. Does not
/// depend on a locale.
std::string fold_name(std::string_view text);

}  // namespace entente
