// Words that descriptions of people are made of. All take lower-case words.
#pragma once

#include <string>

#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

/// "former", "late", "ousted".
bool is_former_mark(const std::string& word);

/// What is said of somebody told of before, hardly of a stranger: "veteran", "visiting", "former".
bool is_personal_mark(const std::string& word);

/// What follows the possessive in a style of address: "Majesty" of "His Majesty", "Royal" of "Her Royal
/// Highness".
bool is_style(const std::string& word);

/// Callings that news gives to public people ("diplomat", "opposition leader"); "the driver" may be anybody.
bool is_public_calling(const std::string& noun);

/// A noun of a person by its ending: "banker", "economist".
bool is_calling(const std::string& noun);

/// Of "businesswoman", "queen"; Unknown of most.
Gender gender_of_noun(const std::string& noun);

/// Whether a holder of the office `held` may be called `noun`: "diplomat" for an ambassador.
bool is_office_called(const std::string& noun, const std::string& held);

/// Whether "the ASKED" may mean the holder of the office `stated`: "leader" of a president, "special envoy"
/// of a special envoy for Yemen.
bool offices_agree(const std::string& asked, const std::string& stated);
/// So of several: "the two foreign ministers" may be a foreign minister and a secretary of state.
bool is_peer_post(const std::string& asked, const std::string& stated);

}  // namespace entente::ingest
