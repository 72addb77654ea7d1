// Which of the forms that a text gives of a name is the entity's name.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ingest/entities/names/join_names.hpp"

namespace entente::ingest {

/// Words of a folded name.
std::size_t word_count(const std::string& key);

/// "Kishida Fumio", "Fumio Kishida". Folded.
bool is_turned_round(const std::string& a, const std::string& b);

/// Whether the names, of several words, can be one person's: a short or an initialed form, turned round, with
/// a given name cut ("Sam" for "Samuel"). Folded; `b` is not the shorter.
bool is_form_of(const std::string& a, const std::string& b);

/// "Haedong" after "Haedong Lines": the cluster of the one firm whose name begins with the word `key`, which
/// by itself looks like `type`; kNoCluster where none or several do. `long_names`: folded names of several
/// words and their clusters.
std::uint32_t firm_called(const JoinedNames& names,
                          const std::vector<std::pair<std::string, std::uint32_t>>& long_names,
                          const std::string& key, EntityType type);

/// "Congress" alone is that of the United States only where the text speaks of them.
bool speaks_of_america(const std::vector<NameCandidate>& candidates);

/// A person's name: the fullest form. `candidates` of the whole document.
void name_person(NameCluster& cluster, const std::vector<NameCandidate>& candidates);

/// A name of the lexicon where the text spells it in its own way.
void prefer_written_spelling(NameCluster& cluster, const std::vector<NameCandidate>& candidates);

}  // namespace entente::ingest
