// Parts of people's names that are no plain words of them, and where two names stand side by side.
#pragma once

#include <vector>

#include "ingest/entities/names/name_candidate.hpp"

namespace entente::ingest {

/// Cuts a run of capitalized words where the recogniser sees two names ("Miami | Messi"); `known`: the
/// lexicon's names of the sentence.
std::vector<TokenRange> cut_by_recogniser(const TextView& text, TokenRange range, bool person,
                                          const std::vector<NameCandidate>& known);

/// 'Jimmy "Barbecue" Chérizier': where the quotation that opens at token i within a name ends, or i.
std::uint32_t nickname_end(const TextView& text, const Sentence& sentence, std::uint32_t i);
/// Sets what the name is in full and joins by: without the nickname.
void drop_nickname(const TextView& text, NameCandidate& name);

/// "Martin Luther King", "Julie Bishop": an office word that ends somebody's name.
bool ends_person(const TextView& text, TokenRange word);

/// "King Fahd of Saudi Arabia" is named so in full: "Fahd of Saudi Arabia"; and "Lord Mansfield" with the
/// title.
void name_ruler(const TextView& text, const std::vector<NameCandidate>& known, NameCandidate& name);

/// "I" of "Haile Selassie I".
bool is_regnal_one(const TextView& text, std::uint32_t i);

/// "In Paris | Taneti Maamau signed": a place behind its preposition, and a subject of two words or more.
bool is_parted(const TextView& text, const NameCandidate& name, TokenRange rest);

/// Where a person's name begins behind a place and its preposition: "In Minsk | Keller conferred", the family
/// name told in full elsewhere; "In Gorna | Anna Keller met", in the opening of a sentence. range.first where
/// there is none.
std::uint32_t behind_place(const TextView& text, TokenRange range);

/// "Presidents | Keller and Brandt": where several bear the title before the name at token i, its end, or i.
std::uint32_t shared_title_end(const TextView& text, std::uint32_t i, TokenRange run);

/// "Toyota | Tsusho": the firm's name goes on in one word that is nothing else.
bool opens_firm(const TextView& text, const NameCandidate& name, TokenRange rest);

/// "á" of "Jákup á Lakjuni": a little word that English has not, between two names.
bool is_marked_particle(const TextView& text, std::uint32_t i);

/// "Tamil Nadu | Chief Minister": the words before the post are its town or province; `known` is the name of
/// the lexicon that begins there, or null.
bool is_town_before(const TextView& text, TokenRange words, const NameCandidate* known);

/// "Disaster Relief | Ivan Petrov", "Perm Territory | Dmitry Makhonin": where the name begins behind the last
/// word of a portfolio or an area that the recogniser took into it; range.first where there is none.
std::uint32_t behind_post_word(const TextView& text, TokenRange range);

/// "the Petrenko family", "the Osman brothers": a household, nobody by himself.
bool is_household(const TextView& text, TokenRange range);

/// "HE the Prime Minister", "Madam", "Q": no name by itself.
bool is_title_alone(std::string_view word);

/// "HE | External Affairs | Minister": words of an office, and nobody's name.
bool is_portfolio(const TextView& text, TokenRange words);

/// "Anglo-Australian", "Sino-Soviet", "Far Eastern": an adjective of two nations or of a part of the world.
bool is_two_nations(const TextView& text, TokenRange range);

/// "d'Escoto", "d'Eau".
bool is_elided(const TextView& text, std::uint32_t i);

/// "the Duke of Edinburgh", "Baroness Scotland of Asthal": peers called after a place.
std::vector<NameCandidate> find_titled_names(const TextView& text, const Sentence& sentence);

/// "Prince Edward, Duke of Kent" is one name; `candidates` by place.
void join_peers(const TextView& text, std::vector<NameCandidate>& candidates);

}  // namespace entente::ingest
