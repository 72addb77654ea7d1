// What every fact rule looks at: the resolved document, its tree, its mentions by token, its times.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/schema.hpp"
#include "ingest/entities/resolved_document.hpp"
#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_lexicon.hpp"
#include "ingest/facts/frames/role_graph.hpp"

namespace entente::ingest {

/// An entity that fills a role, the token that carries it and how sure the link is.
struct Filler {
  std::uint32_t entity = kNoEntity;
  std::uint32_t token = 0;
  float certainty = 1.0F;
};

inline NodeLabel label_of(EntityType type) { return static_cast<NodeLabel>(type); }

class FactContext {
 public:
  /// Both must outlive the context.
  FactContext(const ResolvedDocument& document, const std::vector<TimeExpression>& times);

  [[nodiscard]] const ResolvedDocument& document() const { return *document_; }
  [[nodiscard]] const std::vector<TimeExpression>& times() const { return *times_; }
  [[nodiscard]] const RoleGraph& graph() const { return graph_; }
  [[nodiscard]] const FactLexicon& lexicon() const { return FactLexicon::get(); }
  [[nodiscard]] NodeLabel label(std::uint32_t entity) const {
    return label_of(document_->entities[entity].type);
  }
  [[nodiscard]] std::string_view words(std::uint32_t token) const;  ///< as in the text

  /// Mentions whose head is this token / that cover it: indexes into document().mentions.
  [[nodiscard]] std::span<const std::uint32_t> mentions_headed(std::uint32_t token) const;
  [[nodiscard]] std::vector<std::uint32_t> mentions_covering(std::uint32_t token) const;
  /// The innermost mention kind at a token is a name (not a pronoun or description).
  [[nodiscard]] bool inside_name(std::uint32_t token, EntityType type) const;

  [[nodiscard]] bool in_time(std::uint32_t token) const { return time_[token]; }
  /// Part of the words of an office that the text states.
  [[nodiscard]] bool in_title(std::uint32_t token) const { return title_[token] != kNoEntity; }

  /// The entities that the noun phrase headed by `token` stands for, of the labels asked for; conjuncts,
  /// appositions and groups ("five leaders: A, B and C") included. No entity twice.
  [[nodiscard]] std::vector<Filler> fill(std::uint32_t token, LabelSet allowed) const;
  /// The same without conjuncts.
  [[nodiscard]] std::vector<Filler> fill_one(std::uint32_t token, LabelSet allowed) const;

  /// The country in which a person holds an office, by what the text states; kNoEntity where none.
  [[nodiscard]] std::uint32_t country_led_by(std::uint32_t person) const;

  /// Facts are read from headlines and body only.
  [[nodiscard]] bool readable(std::uint32_t sentence) const;
  [[nodiscard]] std::uint32_t paragraph(std::uint32_t sentence) const;
  [[nodiscard]] bool is_headline(std::uint32_t sentence) const;

 private:
  void find_rows();
  [[nodiscard]] bool plural_subject_before(std::uint32_t token) const;
  void fill_unnamed_group(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const;
  [[nodiscard]] std::vector<std::uint32_t> people_told(std::uint32_t sentence, std::uint32_t before,
                                                       std::uint32_t not_under) const;
  [[nodiscard]] std::vector<std::uint32_t> countries_told(std::uint32_t before, std::size_t number) const;
  [[nodiscard]] bool is_countryman(const Mention& mention, std::uint32_t token) const;
  [[nodiscard]] const Mention& body_owned(const Mention& owner, std::uint32_t token) const;
  [[nodiscard]] bool is_said_of_group(std::uint32_t led, const std::string& group) const;
  void fill_leader_told(std::uint32_t token, int depth, std::vector<Filler>& out) const;
  void fill_members(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const;
  void fill_said_of(std::uint32_t token, LabelSet allowed, int depth, std::vector<Filler>& out) const;
  void fill_called(std::uint32_t token, LabelSet allowed, int depth, std::vector<Filler>& out) const;
  void fill_row_behind(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const;
  [[nodiscard]] bool names_area(std::uint32_t token) const;
  void fill_title(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const;
  [[nodiscard]] bool has_relative(std::uint32_t token) const;
  [[nodiscard]] bool is_served(const Mention& mention) const;
  [[nodiscard]] bool joins_row(const Mention& left, const Mention& right, bool& with_and) const;
  void fill_row(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const;
  void fill_through(std::uint32_t token, LabelSet allowed, int depth, std::vector<Filler>& out) const;
  void fill_into(std::uint32_t token, LabelSet allowed, bool conjuncts, int depth,
                 std::vector<Filler>& out) const;
  [[nodiscard]] bool is_excepted(std::uint32_t token) const;
  bool fill_mentions(std::uint32_t token, LabelSet allowed, std::vector<Filler>& out) const;
  void fill_group(std::uint32_t token, LabelSet allowed, int depth, std::vector<Filler>& out) const;

  const ResolvedDocument* document_;
  const std::vector<TimeExpression>* times_;
  RoleGraph graph_;
  std::vector<std::uint32_t> first_mention_;  ///< by head token
  std::vector<std::uint32_t> mention_;
  std::vector<std::vector<std::uint32_t>> covering_;  ///< by token
  std::vector<std::vector<std::uint32_t>> rows_;      ///< mentions joined by commas and "and"
  std::vector<std::uint32_t> row_of_;                 ///< by mention; kNoEntity where in none
  std::vector<bool> time_;                            ///< by token: part of a time
  std::vector<std::uint32_t> title_;  ///< by token: the stated office it is part of; kNoEntity for none
};

/// Subjects by the order of names where the tree errs; tells them to `graph`.
void read_titled_subjects(const FactContext& context, RoleGraph& graph);

}  // namespace entente::ingest
