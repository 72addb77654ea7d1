// Words of groups, words that tell whether two are told of as meeting, and what else "they" may be.
#pragma once

#include <cstdint>
#include <string>

namespace entente::ingest {

/// 2 to 9 of "two" to "nine", "both"; 0 of other words.
std::uint32_t number_of(const std::string& word);

/// "leaders", "presidents".
bool is_leader_noun(const std::string& word);

/// "rivals", "visitors", "bishops": people whom the text has just told of, with no number beside it.
bool is_relation_noun(const std::string& word);

/// People in the plural, with a number beside it.
bool is_group_noun(const std::string& word);

/// "president" of "presidents", "prime minister" of "premiers" and of "prime" before "ministers"; empty where
/// the noun names no office.
std::string office_of_group(const std::string& word, const std::string& before);

/// "countries", "sides".
bool is_country_noun(const std::string& word);

/// Of these, which have people, so that they may be "theirs".
bool members_of_states(const std::string& word);

/// Verbs of two who are together: "meet", "receive", "dine".
bool is_encounter(const std::string& lemma);

/// "Keller" of "both Kellers", "Bush" of "both Bushes", in small letters; empty where the word is no plural.
std::string family_of_plural(const std::string& word);
/// Common nouns of people in the plural, which "they" may mean before it means two who are named.
bool is_people(const std::string& word, const std::string& lemma);

/// "The team ... They".
bool is_collective(const std::string& lemma);

}  // namespace entente::ingest
