// Short forms in capitals: "New Development Bank (NDB)", and "PIF" where the document spells out "Pacific
// Islands Forum".
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/entities/names/name_candidate.hpp"

namespace entente::ingest {

/// One word of capitals.
bool is_acronym(const NameCandidate& candidate);

/// Gives short forms the entry and scores of the name that they stand for, and takes the scores of single
/// words that the document also writes in lower case. Returns the long name's key by the short form's.
/// `candidates` are of the whole document, by place.
std::unordered_map<std::string, std::string> read_acronyms(const TextView& text,
                                                           std::vector<NameCandidate>& candidates);

}  // namespace entente::ingest
