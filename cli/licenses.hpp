// What the program is built on, and whose data its lexicons carry.
#pragma once

#include <string>

namespace entente::cli {

std::string licenses_text();

}  // namespace entente::cli
