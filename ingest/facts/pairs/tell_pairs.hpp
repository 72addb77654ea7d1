// What the encoder makes of two entities that one sentence names, at least one of them a person: for each
// edge type, either way round, how much speaks for it. Sentences that name such two are read together, some
// hundred words at a time, with names as markers: after Zhong and Chen, "A Frustratingly Easy Approach for
// Entity and Relation Extraction", NAACL 2021. The trainers (scripts/train-reader, train-close-reader) make
// the same stretches of text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/schema.hpp"
#include "ingest/encode/pair_encoder.hpp"
#include "ingest/facts/fact_context.hpp"
#include "ingest/facts/pairs/marked_sentences.hpp"

namespace entente::ingest {

/// Two entities by the mentions of them that stand nearest; `first` is the one that is named first.
struct ToldPair {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;  ///< entities
  std::uint32_t second = 0;
  std::uint32_t first_mention = 0;  ///< indexes into document().mentions
  std::uint32_t second_mention = 0;
  std::array<float, PairEncoder::kAnswers>
      odds{};  ///< log-odds of type t from first to second at 2t, back at 2t+1

  /// Of an edge type between the two, `from` being one of them. The same either way for symmetric types.
  [[nodiscard]] double of(EdgeKind kind, std::uint32_t from) const {
    const bool back = from != first && !rule(kind).symmetric;
    return static_cast<double>(odds[2 * static_cast<std::size_t>(kind) + (back ? 1 : 0)]);
  }
};

/// The encoders: `all` reads every sentence, `close`, larger and seven times slower, those that may tell of a
/// meeting by what `all` makes of them. Both have one vocabulary.
struct PairReaders {
  const PairEncoder& all;
  const PairEncoder& close;
};

/// All that a document tells, sentence by sentence.
class Told {
 public:
  Told(const FactContext& context, const PairReaders& readers);
  [[nodiscard]] const std::vector<ToldPair>& pairs() const { return pairs_; }
  /// Nothing where the encoder was not asked: no person, a sentence that names many, a long row of names.
  [[nodiscard]] std::optional<double> of(EdgeKind kind, std::uint32_t from, std::uint32_t to,
                                         std::uint32_t sentence) const;

 private:
  std::vector<ToldPair> pairs_;  ///< by sentence
};

}  // namespace entente::ingest
