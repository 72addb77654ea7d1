// What speaks for each person as the one whom an anaphor means, or for several as its group: where and as
// what they were told of before, how far the text is about them, gender, office, country, and what the sieves
// have found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/entities/anaphors/told_persons.hpp"
#include "ingest/entities/clause_view.hpp"
#include "ingest/entities/references/binding.hpp"
#include "ingest/entities/references/host_roles.hpp"
#include "ingest/entities/references/person_ties.hpp"
#include "ingest/entities/references/voices.hpp"

namespace entente::ingest {

class GatheredGroups;

/// Of one text. Refers to the context, whose mentions must not change meanwhile. Anaphors are asked about in
/// the order of the text, each settled before the next.
class AnaphorEvidence {
 public:
  using Features = WeighedAnaphor::Features;
  using Candidate = WeighedAnaphor::Person;
  using Set = WeighedAnaphor::Set;

  explicit AnaphorEvidence(const ReferenceContext& context);

  /// The persons whom the anaphor may mean, with their features.
  [[nodiscard]] std::vector<Candidate> candidates(const Anaphor& anaphor);
  /// Who together may be the group that the anaphor, whose candidates these are, means.
  [[nodiscard]] std::vector<Set> sets(const Anaphor& anaphor, const std::vector<Candidate>& candidates) const;
  /// Tells that the anaphor means these.
  void settle(const Anaphor& anaphor, std::vector<std::uint32_t> persons) {
    told_.settle(anaphor, std::move(persons));
  }

 private:
  /// What there is to know about the anaphor itself.
  struct Asked {
    const Anaphor& anaphor;
    std::uint32_t sentence = 0;
    std::uint32_t paragraph = 0;
    ToldRole role = ToldRole::Other;
    std::uint32_t owner = kNoEntity;       ///< of "his guest"
    std::uint32_t country = kNoEntity;     ///< of "the Turkish leader", "the president of Turkey"
    bool complement = false;               ///< "of the Greens", no country
    std::uint32_t actor = kNoEntity;       ///< who acts nearest above
    std::uint32_t subject = kNoEntity;     ///< of its clause
    std::uint32_t controller = kNoEntity;  ///< who acts in its infinitive: "sent A to meet him"
    std::vector<std::uint32_t> barred{};
    std::vector<std::uint32_t> by_rules{};
    std::vector<std::uint32_t> newest{};
    std::vector<std::uint32_t> free{};     ///< of these, whom neither gender nor the clause excludes
    std::vector<std::uint32_t> holders{};  ///< told of so far, who hold the office that it names; sorted
    std::vector<HostRoles::Told> hosts{};
    const PronounChoice* choice = nullptr;
  };

  [[nodiscard]] Asked ask(const Anaphor& anaphor) const;
  void find_clause(Asked& asked) const;
  void find_country(Asked& asked) const;
  [[nodiscard]] bool is_free(const Asked& asked, std::uint32_t entity) const;
  [[nodiscard]] std::vector<std::uint32_t> eligible(const Asked& asked) const;
  [[nodiscard]] std::uint32_t owner_of(const Anaphor& anaphor) const;
  [[nodiscard]] std::vector<std::uint32_t> holders_of(const Anaphor& anaphor) const;
  [[nodiscard]] bool held_by_table(std::uint32_t person, const Anaphor& anaphor) const;
  [[nodiscard]] bool same_office(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool same_family_name(std::uint32_t a, std::uint32_t b) const;

  // person_features.cpp
  [[nodiscard]] Features features_of(const Asked& asked, std::uint32_t entity) const;
  void add_history(const Asked& asked, const ToldPerson& person, Features& out) const;
  void add_near(const Asked& asked, const ToldPerson& person, Features& out) const;
  void add_topic(const Asked& asked, const ToldPerson& person, Features& out) const;
  void add_clause(const Asked& asked, std::uint32_t entity, Features& out) const;
  void add_free(const Asked& asked, std::uint32_t entity, Features& out) const;
  void add_description(const Asked& asked, std::uint32_t entity, Features& out) const;
  void add_calling(const Asked& asked, std::uint32_t entity, Features& out) const;
  void add_words(const Asked& asked, std::uint32_t entity, Features& out) const;
  static void add_rules(const Asked& asked, std::uint32_t entity, Features& out);
  void add_group(const Asked& asked, const ToldPerson& person, Features& out) const;
  void add_anaphor(const Asked& asked, Features& out) const;

  // group_features.cpp
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> groups(
      const Asked& asked, const std::vector<Candidate>& candidates) const;
  void add_known_groups(const Asked& asked, GatheredGroups& out) const;
  void add_gathered(const Asked& asked, GatheredGroups& out) const;
  void add_combinations(const Asked& asked, GatheredGroups& out) const;
  [[nodiscard]] std::vector<std::uint32_t> of_paragraph(const Asked& asked) const;
  [[nodiscard]] bool are_row(const Asked& asked, const std::vector<std::uint32_t>& members) const;
  [[nodiscard]] bool of_one_verb(const Asked& asked, std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] Features set_features(const Asked& asked, const std::vector<std::uint32_t>& members) const;
  void add_told(const Asked& asked, const std::vector<std::uint32_t>& members, Features& out) const;
  void add_members(const Asked& asked, const std::vector<std::uint32_t>& members, Features& out) const;

  const ReferenceContext& context_;
  const TextView& text_;
  ClauseView clauses_;
  Binding binding_;
  PersonTies ties_;
  HostRoles hosts_;
  Voices voices_;
  ToldPersons told_;
  std::vector<char> quoted_;                                                  // by token
  std::vector<std::uint32_t> speakers_;                                       // by token: of what is quoted
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> mentions_;    // that are no names, by head
  std::unordered_map<std::uint32_t, std::vector<std::string_view>> offices_;  // by holder
  std::unordered_map<std::uint32_t, const PronounChoice*> choices_;           // by token
  mutable std::unordered_map<std::string, std::vector<std::uint32_t>> holders_;  // of an office, sorted
};

/// What kind of word a description's head is: "noun guest", "noun office", "noun business".
std::string_view noun_class(const TextView& text, const Anaphor& anaphor);
/// The field of a calling that a person's own words may tell too: "church"; empty of "guest", "son", "head".
std::string_view field_of(const std::string& noun);
/// "is subject": what the anaphor is in its clause.
std::string_view role_feature(ToldRole role);
bool has_entity(const std::vector<std::uint32_t>& all, std::uint32_t one);

}  // namespace entente::ingest
