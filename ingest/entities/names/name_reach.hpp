// How far a name reaches over the little words in it.
#pragma once

#include "ingest/entities/names/name_candidate.hpp"

namespace entente::ingest {

/// The lexicon's name that covers the token, or null; `known` is by first token and does not overlap.
const NameCandidate* known_at(const std::vector<NameCandidate>& known, std::uint32_t token);

/// "Ministry of Energy [of Kyrgyzstan]": the name in full, where the state behind it is a mention of its own;
/// or empty.
std::string with_state(const TextView& text, const Sentence& sentence,
                       const std::vector<NameCandidate>& known, TokenRange range);

/// "People's", "Workers'", "Leaders'": an owner that is part of the name of a body or meeting; `i` is the
/// token of the ending.
bool is_of_many(const TextView& text, const Sentence& sentence, std::uint32_t i);

/// Whether the words of `left`, joined by "and" to `right`, stand before the head word that ends `right`:
/// "Law | and | Justice Party".
bool is_common_list(const TextView& text, TokenRange left, TokenRange right);

/// Whether a name of the type goes on over the preposition: "Treaty of", "Front for", "Declaration on".
bool leads_on_from(const std::string& preposition, EntityType type, bool has_modifier);

/// "Cathedral", "Museum": goes on over "of" behind its modifiers, "National Museum of Iran". Folded.
bool is_called_after(const std::string& head);

/// "Cold War mentality", "Air Force One": a word that makes something else of the name before it. Folded.
bool leads_away(const std::string& word);

/// "air base", "conference centre": a lower-case word that belongs to the head word behind it. Both folded.
bool leads_to_head(const std::string& word, const std::string& head);

/// Buildings that stand in many a town: "a Geneva hotel" names none.
bool is_kind_of_site(const std::string& head);

/// The range is the name of a state.
bool is_state(const std::vector<NameCandidate>& known, TokenRange range);

/// "Studies", "Affairs": what lists in names of bodies end in. Folded.
bool is_field(const std::string& word);

/// "State House | Entebbe": the rest of a run behind the head word of a building is its town; `first` opens
/// the run.
bool is_town_behind(const TextView& text, const std::vector<NameCandidate>& known, TokenRange rest,
                    std::uint32_t first);

/// "the Grandmothers of Plaza de Mayo", "the protest group Sons of the Hill": people of a kind, and what they
/// call themselves after; with "luncheon" behind it, their feast. `run` is the word that begins it; an empty
/// range where there is none.
struct Band {
  TokenRange range{};
  EntityType type = EntityType::Organization;
};
Band band_of(const TextView& text, const Sentence& sentence, TokenRange run);

/// Whether the run before a building's or site's lower-case head word can be its name: "the Zaatari refugee
/// camp". `whole`: the lexicon's name at the run's beginning, or null.
bool is_named_site(const TextView& text, const NameCandidate* whole, TokenRange run);

/// Whether the lower-case head word behind `run` is the end of its name: "Astana airport", "BRICS summit",
/// and not "Chinese summit".
bool takes_lower_head(const TextView& text, const NameCandidate* whole, TokenRange run, const HeadWord& word);

/// "President Ada Lund": an office and a name behind it.
bool opens_with_title(const TextView& text, TokenRange range);
/// Head words that come first, without "of": "Lake Chad", "Mount Fuji", "Camp David". Folded.
bool is_leading_head(const std::string& head);
/// Bodies that one state or union has in another: "Monitoring Mission in Georgia", "American Chamber of
/// Commerce in Kazakhstan"; `head`, folded.
bool is_abroad(const std::string& head, bool with_of);
/// "Institute for Security Studies | in Dakar": a town where a body sits is no part of its name.
bool is_seat(const NameCandidate& place);
/// "the One Water Summit", "the Our Ocean Conference": where a name begins that opens with a little word.
std::uint32_t with_opening_word(const TextView& text, const Sentence& sentence, std::uint32_t first);
/// "State Council of Tatarstan", "Congress of Peru": not the body that the lexicon knows by the short name.
bool is_of_place(const TextView& text, const std::vector<NameCandidate>& known, const NameCandidate& name);
/// The type of a name by its head at token `h`: "the weekly Northern Forum" is a paper; "signed the Action
/// Plan of ..." makes an agreement of it.
EntityType type_of_headed(const TextView& text, TokenRange range, std::uint32_t h, EntityType by_head);

}  // namespace entente::ingest
