// Two entities of one sentence, by a mention of each; and pairs of people by the mentions that stand nearest
// in the tree: what the trained reader weighs by their words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// Of a sentence; a list of more is no one act.
inline constexpr std::size_t kMostNames = 14;

/// Of people: from the one whose name stands first.
struct SentencePair {
  std::uint32_t sentence = 0;
  std::uint32_t from = 0;  ///< entities
  std::uint32_t to = 0;
  std::uint32_t from_mention = 0;  ///< indexes into document().mentions
  std::uint32_t to_mention = 0;
};

/// The entities of a sentence and where they stand in it.
struct SentenceNames {
  struct One {
    std::uint32_t entity = 0;
    std::vector<std::uint32_t> mentions;
  };
  std::uint32_t sentence = 0;
  std::vector<One> all;  ///< in the order of their first mention
};

/// Of every readable sentence that names two.
std::vector<SentenceNames> names_by_sentence(const FactContext& context);

/// All pairs of people; of a long row of names those that stand at the front.
std::vector<SentencePair> pairs_of(const FactContext& context, const SentenceNames& names);

}  // namespace entente::ingest
