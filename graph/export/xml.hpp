// Writing XML 1.0: escaping, and what XML cannot hold.
#pragma once

#include <string>
#include <string_view>

namespace entente::exporting {

/// For attribute values: & < > " and control characters escaped or dropped; invalid UTF-8 becomes U+FFFD.
std::string xml_attribute(std::string_view text);

/// For element content. A text with & or < goes into one CDATA section as a whole: some readers get content
/// in pieces at every entity and drop pieces that are only space.
std::string xml_content(std::string_view text);

}  // namespace entente::exporting
