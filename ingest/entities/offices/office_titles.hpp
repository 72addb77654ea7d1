// Titles that one government uses and no other: "Secretary of State", "Taoiseach".
#pragma once

#include <string>
#include <string_view>

namespace entente::ingest {

/// The ISO alpha-2 code of the country whose title it is; empty where many have it. Takes lower case.
std::string_view country_of_title(const std::string& office);

/// The standard name of the organization whose title it is ("under-secretary-general"); empty where many have
/// it.
std::string_view organization_of_title(const std::string& office);

/// Posts that are somebody's own: "spokeswoman", "special envoy", "personal representative".
bool serves_person(const std::string& office);
/// Posts abroad: "ambassador to france", "consul general".
bool is_sent(const std::string& office);

}  // namespace entente::ingest
