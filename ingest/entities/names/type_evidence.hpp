// What the words around a name say of its type.
#pragma once

#include <optional>

#include "ingest/entities/names/name_candidate.hpp"

namespace entente::ingest {

/// What the clause says of a name that the recogniser is silent about, or of a place; `head` is its head
/// token.
void add_deed_evidence(const TextView& text, NameCandidate& candidate, std::uint32_t head, bool silent);
/// Adds to the candidate's scores what the recogniser, the words of the name and its neighbours tell.
void add_type_evidence(const TextView& text, NameCandidate& candidate);

/// "The governor of Lagos, X": a post and its body stand before the comma before the name.
bool follows_post(const TextView& text, TokenRange range);
/// "SpaceX", "QazTrade": a capital within the word.
bool is_camel_case(std::string_view word);
/// "Gazprombank", "Turkmengaz": a firm by its ending. Folded.
bool ends_as_firm(const std::string& word);
/// "Lines", "Holdings": what names of firms end in. Folded.
bool is_firm_noun(const std::string& word);
/// Words of other languages that open names: "Palacio", "Ras"; "Universidad", "Banque". Folded.
bool leads_place(const std::string& word);
bool leads_body(const std::string& word);
/// "Sahel Matin, a news site, ...", "Gombara, the capital of Upper Lund": what the noun behind the comma
/// behind the name tells, a body or a place.
std::optional<EntityType> told_behind(const TextView& text, TokenRange name);
/// Nouns that tell what stands beside them: "the firm Starlink", "Ras El-Hekma, a headland".
bool is_place_noun(const std::string& lemma);
bool is_organization_noun(const std::string& lemma);
bool is_person_noun(const std::string& lemma);
/// "mayor", "chief minister": who has the post that begins at token i is over a town or a province.
bool is_post_of_town(const TextView& text, std::uint32_t i);
/// Verbs of what only people do ("smile"; of companies and states one does not say it), and of what is done
/// to people alone ("greet").
bool is_human_deed(const std::string& lemma);
bool takes_people(const std::string& lemma);
/// "a professor at X", "work at X": where X is a body; "waved at X", "a dig at X": who stands there is aimed
/// at. Of the word that governs "at".
bool is_post_at(const std::string& lemma);
bool is_aimed(const std::string& lemma);
/// Ships, aircraft and arms, whose names are no entities of ours.
bool is_craft(const std::string& lemma);
bool is_programme_noun(const std::string& lemma);

}  // namespace entente::ingest
