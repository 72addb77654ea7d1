// Words that tell whether two are told of as meeting, and what else "they" may be.
#pragma once

#include <string>

namespace entente::ingest {

/// Verbs of two who are together: "meet", "receive", "dine".
bool is_encounter(const std::string& lemma);

/// Common nouns of people in the plural, which "they" may mean before it means two who are named.
bool is_people(const std::string& word, const std::string& lemma);

/// "The team ... They".
bool is_collective(const std::string& lemma);

}  // namespace entente::ingest
