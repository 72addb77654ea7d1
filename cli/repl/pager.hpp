// Long output a screen at a time.
#pragma once

#include <string>

namespace entente::cli {

/// Writes the text to standard output; where it has more lines than the terminal, through $PAGER (less -FRX
/// unless set).
void page(const std::string& text);

}  // namespace entente::cli
