// A string of the text that may be a name, with what speaks for each type.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/entities/text_view.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

inline constexpr std::size_t kEntityTypes = 8;

struct NameCandidate {
  TokenRange range;                  ///< without titles and articles
  TokenRange title{};                ///< tokens of the title directly before it; empty where none
  std::string text;                  ///< as written, without a possessive ending
  std::string key;                   ///< folded, for joining
  std::string in_full;               ///< with what is no part of the mention ("between A and B"); or empty
  const KnownName* known = nullptr;  ///< its entry in the lexicon
  MentionKind kind = MentionKind::Name;
  std::array<float, kEntityTypes> score{};  ///< evidence for each type
  bool certain = false;                     ///< the type is settled by lexicon or pattern
  bool weak = false;    ///< seen only where capitals mean little; needs a better mention elsewhere
  bool nested = false;  ///< inside another name, but an entity of its own
  Gender gender = Gender::Unknown;

  [[nodiscard]] float& score_of(EntityType type) { return score[static_cast<std::size_t>(type)]; }
  [[nodiscard]] EntityType best_type() const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < kEntityTypes; ++i) {
      if (score[i] > score[best]) best = i;
    }
    return static_cast<EntityType>(best);
  }
};

/// Words that may begin or continue a name: capitalized, and no function word, weekday or month.
bool is_name_word(const TextView& text, std::uint32_t i);
/// "de", "bin", "al", "von": lower-case words within a name of a person or place.
bool is_particle(const std::string& folded);
/// "bin", "ibn": what stands behind it is a father's name, not a title.
bool is_patronymic_particle(const std::string& folded);
/// The longest office phrase that begins at token i ("prime minister", "Secretary-General"): its end, or i.
std::uint32_t office_end(const TextView& text, std::uint32_t i, std::uint32_t limit);

/// "President Park", "Ms. Lake": a title makes the word behind it somebody's family name, whatever else it
/// means.
bool is_titled_family(const TextView& text, TokenRange range);

/// "24th", "second"; "2024". Folded.
bool is_ordinal(const std::string& folded);
bool is_year(const std::string& folded);
/// Where the ordinal that ends at token i begins: "forty" of "forty-sixth".
std::uint32_t ordinal_start(const TextView& text, std::uint32_t i);
/// Where a person's name begins within a run of capitalized words that begins as something else ("Economic
/// Development Maxim Reshetnikov", "Management Board of Sberbank German Gref"); range.last where none does.
std::uint32_t person_start(const TextView& text, TokenRange range);

/// "Minister of | Trade Ömer Bolat": the same by the tree alone, behind an office and "of".
std::uint32_t person_behind_portfolio(const TextView& text, TokenRange range);

/// "Head of the Republic of | Adygea Murat Kumpilov".
std::uint32_t person_behind_republic(const TextView& text, TokenRange range);

/// "Committee of the Parliament of Estonia Marko Mikhelson": cuts off the person that stands behind a
/// country, and the one before the body he is of ("Rosa Keller of Plaid Cymru").
void cut_persons(const TextView& text, NameCandidate& name, const std::vector<NameCandidate>& known);

/// An English word that names of bodies, works and events are made of, and people's seldom. Folded.
bool is_common_word(const std::string& folded);
/// "Convention Centre", "Sports Hall": a building, whatever its head word gave.
EntityType type_by_modifier(const TextView& text, TokenRange range, EntityType type);
/// Types of the recogniser that name something of ours.
bool is_entity_type(std::string_view type);
/// "[New Year's] Day Abiy Ahmed", "[Human] Rights Boris Titov": where a person's name begins behind common
/// words; range.last where none does.
std::uint32_t behind_common_words(const TextView& text, TokenRange range);
/// "the People's Republic of China Xi Jinping": what stands behind a country's name is a person.
bool names_person(const TextView& text, TokenRange rest);
/// Capitals mean little here: a headline in title case, or the opening word of a sentence that the recogniser
/// does not see.
bool is_weak_name(const TextView& text, TokenRange range);

/// A full name of the table of office-holders, in any of its spellings. Folded.
bool is_office_holder(const std::string& folded);

/// The lexicon's names in a sentence, the longest from each place, by first token.
std::vector<NameCandidate> find_known_names(const TextView& text, const Sentence& sentence);
/// Names made by a head word: "Treaty of ...", "24th meeting of ...", "... Summit", "Ministry of ...".
std::vector<NameCandidate> find_long_names(const TextView& text, const Sentence& sentence,
                                           const std::vector<NameCandidate>& known);
/// Agreements with what they are on, of or for, and who they are between.
std::vector<NameCandidate> find_agreement_names(const TextView& text, const Sentence& sentence,
                                                const std::vector<NameCandidate>& known);
/// Names that the lexicon knows in part: numbered events, chambers of states, meetings of ministers.
std::vector<NameCandidate> find_extended_names(const TextView& text, const Sentence& sentence,
                                               const std::vector<NameCandidate>& known);
/// Elections with their year and state.
std::vector<NameCandidate> find_election_names(const TextView& text, const Sentence& sentence,
                                               const std::vector<NameCandidate>& known);
/// Resolutions of the United Nations by their number.
std::vector<NameCandidate> find_resolution_names(const TextView& text, const Sentence& sentence);
/// The outlet whose name heads the text.
std::vector<NameCandidate> find_mastheads(const TextView& text, const Sentence& sentence);
/// Names in quotation marks beside a noun that tells what they are (the enterprise "Agroteks"), and titles
/// that something proposed bears: put forward “China's Position on ...”, proposed
/// an “Ocean of Peace”.
std::vector<NameCandidate> find_quoted_titles(const TextView& text, const Sentence& sentence);
/// Names with little words in them that only the recogniser sees whole.
std::vector<NameCandidate> find_recognised_phrases(const TextView& text, const Sentence& sentence,
                                                   const std::vector<NameCandidate>& known);
/// Adds the family names of people named in full elsewhere that open a sentence and were not taken for names.
void add_opening_names(const TextView& text, std::vector<NameCandidate>& candidates);
/// Adds newspapers and newsletters that their place alone tells: mastheads, datelines, bylines.
void add_outlet_names(const TextView& text, std::vector<NameCandidate>& candidates);
/// All names of a sentence, not overlapping, by first token.
std::vector<NameCandidate> find_names(const TextView& text, const Sentence& sentence);

}  // namespace entente::ingest
