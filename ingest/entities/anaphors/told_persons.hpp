// The persons of a text as they are told of from its beginning on: by name, and by the anaphors that have
// been settled.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/entities/anaphors/find_anaphors.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

/// What a mention is in its clause.
enum class ToldRole : std::uint8_t { Main, Subject, Object, Prepositional, Owner, Joined, Other };

ToldRole told_role(const TextView& text, std::uint32_t head);

struct Told {
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  std::uint32_t entity = 0;
  MentionKind kind = MentionKind::Name;
  ToldRole role = ToldRole::Other;
};

struct ToldPerson {
  std::vector<Told> told;             ///< so far
  std::set<std::string> words;        ///< lemmas that stood around the name so far
  std::set<std::string_view> fields;  ///< of callings among them
  std::uint32_t names = 0;            ///< in the whole text
  std::uint32_t order = 0;            ///< among the persons, by the first name
  std::uint32_t subjects = 0;         ///< sentences so far whose main subject this was
  bool headline = false;
};

/// A group that has been settled, by its head.
struct ToldGroup {
  std::uint32_t head = 0;
  std::vector<std::uint32_t> members;  ///< sorted
};

/// Refers to the context, whose mentions must not change meanwhile. Each step costs what is near it, not what
/// the text has.
class ToldPersons {
 public:
  explicit ToldPersons(const ReferenceContext& context);

  /// Tells of the names before the token.
  void advance(std::uint32_t token);
  /// Tells that the anaphor means these.
  void settle(const Anaphor& anaphor, std::vector<std::uint32_t> persons);

  /// Null for whom no headline or body names.
  [[nodiscard]] const ToldPerson* find(std::uint32_t entity) const;
  /// Told of since the sentence; sorted.
  [[nodiscard]] std::vector<std::uint32_t> since(std::uint32_t sentence) const;
  /// The persons told of last, the newest first, no more than `most`.
  [[nodiscard]] std::vector<std::uint32_t> newest(std::size_t most) const;
  /// The first two persons of the text, as far as they have been told of.
  [[nodiscard]] const std::vector<std::uint32_t>& first_told() const { return first_told_; }
  /// The three persons told of most.
  [[nodiscard]] const std::vector<std::uint32_t>& most_told() const { return most_told_; }
  /// How many are told of more often than `count` times, and how many are main subjects more often; at
  /// most 2.
  [[nodiscard]] std::uint32_t more_told(std::size_t count) const { return above(by_told_, count); }
  [[nodiscard]] std::uint32_t more_acting(std::size_t count) const { return above(by_subjects_, count); }
  [[nodiscard]] std::uint32_t all_told() const { return all_told_; }
  [[nodiscard]] std::uint32_t all_subjects() const { return all_subjects_; }

  /// Whom a token names or means; kNoEntity for nobody.
  [[nodiscard]] std::uint32_t at(std::uint32_t token) const;
  /// The persons of a sentence so far, sorted.
  [[nodiscard]] const std::vector<std::uint32_t>& in(std::uint32_t sentence) const;
  [[nodiscard]] std::uint32_t main_subject(std::uint32_t sentence) const { return main_subject_[sentence]; }
  /// The first token of a paragraph that tells of a person; the greatest number where none does.
  [[nodiscard]] std::uint32_t first_of_paragraph(std::uint32_t paragraph) const;

  [[nodiscard]] const std::vector<ToldGroup>& groups() const { return groups_; }
  /// Whom the same words meant last, sorted; null where they have not been told.
  [[nodiscard]] const std::vector<std::uint32_t>* called(const Anaphor& anaphor) const;
  /// The last "he" or "she" that was somebody: its token and whom it means; kNoEntity before the first.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> last_pronoun() const { return last_pronoun_; }

 private:
  using Counts = std::map<std::size_t, std::uint32_t>;  // persons by how often

  void tell(const Told& told);
  void gather_words(const Told& told);
  [[nodiscard]] std::string words_of(const Anaphor& anaphor) const;
  static std::uint32_t above(const Counts& counts, std::size_t count);

  const ReferenceContext& context_;
  const TextView& text_;
  std::unordered_map<std::uint32_t, ToldPerson> persons_;
  std::vector<Told> names_;  // in the order of the text
  std::size_t next_name_ = 0;
  std::vector<std::uint32_t> main_subject_;              // by sentence
  std::vector<std::vector<std::uint32_t>> in_sentence_;  // by sentence
  std::unordered_map<std::uint32_t, std::uint32_t> first_of_paragraph_;
  std::unordered_map<std::uint32_t, std::uint32_t> at_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> latest_;  // last token and entity
  std::vector<std::uint32_t> most_told_;
  std::vector<std::uint32_t> first_told_;
  Counts by_told_;
  Counts by_subjects_;
  std::uint32_t all_told_ = 0;
  std::uint32_t all_subjects_ = 0;
  std::vector<ToldGroup> groups_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> called_;
  std::pair<std::uint32_t, std::uint32_t> last_pronoun_{0, kNoEntity};
};

}  // namespace entente::ingest
