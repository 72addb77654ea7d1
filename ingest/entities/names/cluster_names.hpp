// Which of the forms that a text gives of a name is the entity's name.
#pragma once

#include <string>
#include <vector>

#include "ingest/entities/names/join_names.hpp"

namespace entente::ingest {

/// Words of a folded name.
std::size_t word_count(const std::string& key);

/// A person's name: the fullest form. `candidates` of the whole document.
void name_person(NameCluster& cluster, const std::vector<NameCandidate>& candidates);

/// A name of the lexicon where the text spells it in its own way.
void prefer_written_spelling(NameCluster& cluster, const std::vector<NameCandidate>& candidates);

}  // namespace entente::ingest
