// Titles that one government uses and no other: "Secretary of State", "Taoiseach".
#pragma once

#include <string>
#include <string_view>

namespace entente::ingest {

/// The ISO alpha-2 code of the country whose title it is; empty where many have it. Takes lower case.
std::string_view country_of_title(const std::string& office);

}  // namespace entente::ingest
