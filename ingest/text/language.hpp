// Whether a text is in a language that is read here: English is, others are not, and the reader should hear
// of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::ingest {

/// What of the text cannot be read, as a message for people: "98 % of its letters are not Latin (Cyrillic);
/// only English is read", or that its words are not English. Nothing where the text is English, or too short
/// to tell.
std::optional<std::string> unread_language(std::string_view text);

}  // namespace entente::ingest
