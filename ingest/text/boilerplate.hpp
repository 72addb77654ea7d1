// Tells the lines of a page that are not its story.
#pragma once

#include <string_view>

namespace entente::ingest {

/// `line` without white space around it: "Read also : ...", "Join Telegram channel", "Advertisment", photo
/// credits, a slug.
bool is_boilerplate(std::string_view line);

}  // namespace entente::ingest
