// What a pronoun may stand for, with how well each fits.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

struct ScoredAntecedent {
  std::uint32_t entity = 0;
  float score = 0;
};

/// Keeps the better score of an entity; named again, it is a little more prominent.
inline void raise_antecedent(std::vector<ScoredAntecedent>& scored, std::uint32_t entity, float score) {
  for (auto& known : scored) {
    if (known.entity != entity) continue;
    known.score = std::max(known.score, score) + 0.4F;
    return;
  }
  scored.push_back({entity, score});
}

/// The best first; equals stay in the order of the text.
inline void sort_antecedents(std::vector<ScoredAntecedent>& scored) {
  std::stable_sort(scored.begin(), scored.end(),
                   [](const ScoredAntecedent& a, const ScoredAntecedent& b) { return a.score > b.score; });
}

/// How far the best is before the second; of a sorted list that is not empty.
inline float margin_of(const std::vector<ScoredAntecedent>& scored) {
  return scored.size() == 1 ? 10.0F : scored[0].score - scored[1].score;
}

inline float certainty_of_margin(float margin) {
  return margin >= 6.0F ? 0.92F : margin >= 2.5F ? 0.85F : margin >= 1.0F ? 0.75F : 0.6F;
}

inline Mention pronoun_at(const TextView& text, std::uint32_t token, std::uint32_t entity) {
  Mention mention;
  mention.span = text.token(token).span;
  mention.first = token;
  mention.last = token + 1;
  mention.head = token;
  mention.entity = entity;
  mention.kind = MentionKind::Pronoun;
  return mention;
}

}  // namespace entente::ingest
