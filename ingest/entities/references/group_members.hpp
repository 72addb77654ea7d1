// Who belongs to a group that the text names only by number or kind: rows of names, two who meet in one
// clause, those told of together last. All stand before the group's own words.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ingest/entities/clause_view.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

using Members = std::vector<std::uint32_t>;

inline void add_unique(Members& members, std::uint32_t entity) {
  if (std::find(members.begin(), members.end(), entity) == members.end()) members.push_back(entity);
}

/// What the group's noun asks of its members.
struct GroupWanted {
  std::uint32_t token = 0;  ///< the group's first token: members stand before it
  std::uint32_t count = 2;
  bool leading = false;  ///< "leaders": holders of a leading office
  std::string office{};  ///< "president" of "the two presidents"; empty where the noun names none
  Gender gender = Gender::Unknown;
  bool numbered = true;  ///< the text gives the count: "the two presidents"
  Members excluded{};    ///< whose guests they are, who acts on them
};

struct GroupFound {
  Members members{};
  float certainty = 0;
};

/// The words of a group and whom they mean.
struct GroupPhrase {
  TokenRange range;
  std::uint32_t head = 0;
  Members members;
  float certainty = 0;
};

/// Refers to the context.
class GroupMembers {
 public:
  explicit GroupMembers(const ReferenceContext& context);

  [[nodiscard]] GroupFound persons(const GroupWanted& wanted) const;
  /// "The five" of a text that has named just five ambassadors.
  [[nodiscard]] Members colleagues(const GroupWanted& wanted) const;
  /// `far`: rows far off and the countries named most may be meant too.
  [[nodiscard]] GroupFound countries(std::uint32_t token, std::uint32_t count, bool far = true) const;
  /// "Their Majesties": the last two told of as a row one of whom bears a royal title.
  [[nodiscard]] Members royal_pair(std::uint32_t token) const;
  /// "The couple": the last two told of as husband and wife.
  [[nodiscard]] Members spouses(std::uint32_t token) const;
  /// The one person whom the text or the table tells to lead the country, in the office where one is asked
  /// for.
  [[nodiscard]] std::uint32_t leader_of(std::uint32_t country, const std::string& office) const;
  /// "the Reagans": the one or two people of that family name.
  [[nodiscard]] Members family(const std::string& name) const;
  /// "both Kims", "the two Koreas": people or countries of which a name is part, where there are just so
  /// many.
  [[nodiscard]] Members namesakes(const std::string& name, std::uint32_t count) const;
  /// "their two countries": of the people whom "their" stands for; none where a country of theirs is not
  /// told.
  [[nodiscard]] GroupFound countries_of_owners(std::uint32_t their) const;
  /// The people who are the subject of the clause of a token.
  [[nodiscard]] Members subject_members(std::uint32_t token) const;
  /// The last pair of leaders told of as one, where no other leader in office has come up since.
  [[nodiscard]] Members standing_pair(const GroupWanted& wanted) const;
  /// "They", "them": two or more of one kind in the sentence or the one before, where no other plural stands
  /// nearer to mind.
  [[nodiscard]] GroupFound plural(std::uint32_t token) const;
  /// Two to four who are one row or meet in this sentence or the two before, where no others do.
  [[nodiscard]] GroupFound just_told(const GroupWanted& wanted) const;
  /// "Four presidents came ... A, B, C and D": the row of people that the next sentences name.
  [[nodiscard]] GroupFound following(const GroupWanted& wanted) const;
  /// The only two of the paragraph that the group may mean.
  [[nodiscard]] Members pair_of_paragraph(const GroupWanted& wanted) const;
  /// "The two sides" of a state and a body, or of two bodies: "talks between Colombia and the Liberation
  /// Front".
  [[nodiscard]] GroupFound sides(std::uint32_t token) const;
  /// Whether so many stand as one row of people in this sentence or the one before.
  [[nodiscard]] bool is_just_told(const GroupWanted& wanted) const;
  /// The people told of in this sentence before the token and in the sentences before, so many back.
  [[nodiscard]] Members told_lately(std::uint32_t token, std::uint32_t sentences) const;
  /// Whom the headline and the first sentence tell of.
  [[nodiscard]] Members lead_members(const GroupWanted& wanted) const;
  /// A group that was resolved: later ones may be the same.
  void remember(std::uint32_t head, const Members& members) { told_.push_back({head, members}); }
  [[nodiscard]] bool is_leader(std::uint32_t person) const { return leaders_.contains(person); }
  [[nodiscard]] std::size_t leaders() const { return leaders_.size(); }
  [[nodiscard]] const std::unordered_set<std::uint32_t>& holders_of(const std::string& office) const;

 private:
  struct Candidate {
    Members members;
    float score = 0;
  };
  struct Told {
    std::uint32_t head;
    Members members;
  };

  [[nodiscard]] std::vector<const Mention*> fitting(std::uint32_t s, const GroupWanted& wanted,
                                                    bool strict) const;
  [[nodiscard]] bool fits(std::uint32_t person, const GroupWanted& wanted, bool strict) const;
  void find_rows();
  [[nodiscard]] bool is_alone(const Members& pair, std::uint32_t token) const;
  [[nodiscard]] Members states_of_row(std::uint32_t s, std::uint32_t token) const;
  [[nodiscard]] bool are_sides(const Mention& left, const Mention& right) const;
  [[nodiscard]] bool joins_row(const Mention& opening, const Mention& left, const Mention& right,
                               bool& closes) const;
  [[nodiscard]] bool is_place_or_body(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t row_opening(const Mention& mention) const;
  [[nodiscard]] bool in_row(const Mention& mention) const;
  [[nodiscard]] std::uint32_t row_head(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t verb_of(const Mention& mention, bool& subject, bool& with) const;
  void add_rows(const std::vector<const Mention*>& mentions, std::uint32_t count,
                std::vector<Candidate>& out) const;
  void add_encounters(const std::vector<const Mention*>& mentions, std::vector<Candidate>& out) const;
  [[nodiscard]] bool is_speaker_label(const Mention& mention) const;
  [[nodiscard]] float told_together(const Members& members, std::uint32_t here) const;
  [[nodiscard]] Members paragraph_actors(const GroupWanted& wanted, bool strict) const;
  [[nodiscard]] GroupFound best_of(const GroupWanted& wanted, bool strict) const;
  [[nodiscard]] float plural_noun_before(std::uint32_t token, std::uint32_t s) const;
  [[nodiscard]] Members row_of_countries(std::uint32_t s, std::uint32_t token, std::uint32_t count) const;
  [[nodiscard]] Members only_row_of_countries(std::uint32_t token, std::uint32_t count) const;
  [[nodiscard]] Members countries_of_lead(std::uint32_t token) const;
  [[nodiscard]] Members countries_of_paragraph(std::uint32_t token) const;
  [[nodiscard]] bool asks_for_people(std::uint32_t token) const;

  const ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  ClauseView clauses_;
  std::unordered_set<std::uint32_t> leaders_;
  std::unordered_set<std::uint32_t> in_office_;  // holders of any office that is not former
  mutable std::unordered_map<std::string, std::unordered_set<std::uint32_t>> holders_;  // asked for before
  std::vector<std::vector<std::uint32_t>> by_sentence_;
  std::vector<std::vector<std::uint32_t>> rows_;  // mentions of people who stand in one row
  std::vector<std::uint32_t> row_of_;             // by mention: its row, or kNoEntity
  std::vector<char> titles_;                      // by token: part of an office beside a name
  std::vector<Told> told_;
};

}  // namespace entente::ingest
