// What speaks for each person as the one whom "he" or "she" stands for.
#pragma once

#include <cstdint>

#include "ingest/entities/clause_view.hpp"
#include "ingest/entities/references/antecedent_model.hpp"
#include "ingest/entities/references/binding.hpp"
#include "ingest/entities/references/prominence.hpp"
#include "ingest/entities/references/topic.hpp"

namespace entente::ingest {

/// Refers to all it is made of. Mentions that Prominence is given later count.
class AntecedentEvidence {
 public:
  AntecedentEvidence(const ReferenceContext& context, const ClauseView& clauses, const Binding& binding,
                     const Prominence& before);

  /// Of a mention before the pronoun at `i`.
  [[nodiscard]] AntecedentFeatures of_mention(const Mention& mention, std::uint32_t i, Gender gender) const;
  /// Raises whom the words behind the pronoun name, the only woman, the person whom the text is about.
  void raise_others(AntecedentChoice& choice, std::uint32_t i, Gender gender,
                    const std::vector<std::uint32_t>& barred) const;
  [[nodiscard]] bool gender_fits(std::uint32_t entity, Gender gender) const;
  /// Who speaks does not call himself "he": the subject of a verb of saying, of a pronoun within quotation
  /// marks.
  [[nodiscard]] bool is_speaker(const Mention& mention, std::uint32_t i) const;

 private:
  void add_nearest(AntecedentFeatures& found, const Mention& mention, std::uint32_t i) const;
  void add_parallel(AntecedentFeatures& found, const Mention& mention, std::uint32_t i) const;
  [[nodiscard]] bool is_done_to(const Mention& mention, std::uint32_t i) const;
  [[nodiscard]] bool is_set_apart(const Mention& mention, std::uint32_t i) const;
  [[nodiscard]] std::uint32_t subject_to_come(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t named_behind(std::uint32_t i) const;
  [[nodiscard]] bool is_owner_to_come(std::uint32_t i, std::uint32_t next) const;
  [[nodiscard]] bool is_beside(const Mention& mention, std::uint32_t i) const;
  [[nodiscard]] bool mention_before_clause(const Mention& mention, std::uint32_t i) const;
  [[nodiscard]] std::uint32_t only_woman(const AntecedentChoice& choice, std::uint32_t i) const;
  void weigh_topic(AntecedentChoice& choice, std::uint32_t i) const;
  [[nodiscard]] bool told_before(std::uint32_t i) const;
  [[nodiscard]] bool opens_paragraph(std::uint32_t i) const;

  const ReferenceContext& context_;
  const TextView& text_;
  const ClauseView& clauses_;
  const Binding& binding_;
  const Prominence& before_;
  Topic topic_;
  std::vector<float> often_named_;  // by entity
};

}  // namespace entente::ingest
