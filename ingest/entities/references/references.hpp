// Words that stand for a named entity without naming it: "the Chinese president", "his Kazakh counterpart",
// "the two leaders", "he". The sieves are rules in order of trust (Lee et al., "Deterministic Coreference
// Resolution Based on Entity-Centric, Precision-Ranked Rules", Computational Linguistics 39(4), 2013, adapted
// to named entities); each link carries a certainty.
#pragma once

#include <string>
#include <vector>

#include "ingest/entities/mention_index.hpp"
#include "ingest/entities/offices/office_statements.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

/// What is known of each person of the document beyond the text's words.
struct PersonRecord {
  Gender gender = Gender::Unknown;
  std::vector<const OfficeHolder*> terms;  ///< of the dated table, where name and family name agree
};

struct ReferenceContext {
  const TextView& text;
  ResolvedDocument& document;
  std::vector<PersonRecord> persons;  ///< by entity

  [[nodiscard]] EntityType type(std::uint32_t entity) const { return document.entities[entity].type; }
  void add(TokenRange range, std::uint32_t head, std::uint32_t entity, MentionKind kind, float certainty);
  /// Sorts the mentions again after additions.
  void order();
};

/// Looks up the document's persons in the table of office-holders.
void record_persons(ReferenceContext& context);

/// "Mrs Solis" to her who bears the name, where a man bears it too.
void settle_honorifics(ReferenceContext& context);

/// Whether the person held the office ("president", "leader") in the country about the day, by the table.
bool held_office(const PersonRecord& person, std::string_view country, const std::string& office,
                 const std::optional<Date>& day);

/// Whether the table still knew the holder in that term about the day; true without a day.
bool is_current(const OfficeHolder& term, const std::optional<Date>& day);

/// Offices that "leader" may mean.
bool is_leading_office(const std::string& office);

/// "the Chinese president", "the Kazakh leader", "the president", "his counterpart": each open phrase joined
/// to its holder where one is sure. Joined phrases become mentions and, where they tell a new office,
/// statements.
void resolve_descriptions(ReferenceContext& context, const StatedOffices& stated);

/// "The Brazilian president", "the American", "the veteran diplomat", where the text has not told that of
/// him whom it has just told of. Offices told so become statements.
void resolve_newcomers(ReferenceContext& context, const StatedOffices& stated);

/// "The chairman of the Liberation Front" of whom the sentence before names without a post, "the
/// president-elect". Offices told so become statements.
void resolve_next_titles(ReferenceContext& context, const StatedOffices& stated);

/// "the summit", "the treaty", "the bank", "the Vietnamese capital", "the Chinese side".
void resolve_nouns(ReferenceContext& context);

/// "the kingdom", "his country", "the government".
void resolve_state_nouns(ReferenceContext& context);

/// "he", "her", "himself".
void resolve_pronouns(ReferenceContext& context);

/// "its", "it", "the former", "the latter".
void resolve_body_pronouns(ReferenceContext& context);

/// "the general", "the former banker", "the 77-year-old", "the Frenchman".
void resolve_epithets(ReferenceContext& context);

/// "his wife", "her father", where no name stands beside it.
void resolve_kin(ReferenceContext& context);

/// Lets go descriptions of people that were joined to the subject of their own clause.
void drop_self_dealings(ReferenceContext& context);

/// "his guest", "her host", "the visitor", "his counterpart", "the visiting premier".
void resolve_guests(ReferenceContext& context);

/// "his successor", "her predecessor", "the elder Marcos".
void resolve_successors(ReferenceContext& context);

/// "His Majesty", "Her Royal Highness".
void resolve_majesties(ReferenceContext& context);

/// "the two leaders", "both countries", "they".
void resolve_groups(ReferenceContext& context);

/// "I" of an address, of a turn in a transcript, of a diary.
void resolve_first_person(ReferenceContext& context);

/// Weighs whom each pronoun, description and group of people means, what the sieves before it found being
/// part of the evidence, and joins it to whom it most likely means.
void settle_anaphors(ReferenceContext& context);

/// Direct quotations and who says them.
void find_quotes(ReferenceContext& context);

/// Offices whose body the text leaves open: the body that the same person's other statements, the table or
/// the passage gives.
void complete_offices(ReferenceContext& context);

/// Gives a person whom the text calls by family name and office alone the full name of the table, where one
/// holder of that office and name fits the document's date.
void name_in_full(ReferenceContext& context);

/// "The inauguration of Maria Keller", "Keller's inauguration": an event called after its person. Adds
/// entities; context.persons does not know them.
void find_ceremonies(ReferenceContext& context);

}  // namespace entente::ingest
