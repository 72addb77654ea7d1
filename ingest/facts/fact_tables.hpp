// The tables that embed.S lays into the program: tab-separated values, # starts a comment line.
#pragma once

#include <string_view>

namespace entente::ingest {

std::string_view verbs_table();
std::string_view nouns_table();
std::string_view words_table();
std::string_view kin_table();
std::string_view weights_table();
std::string_view pairs_table();

}  // namespace entente::ingest
