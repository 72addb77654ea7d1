// Sentences as the encoder reads them: word pieces, and a marker where an entity is named. Of a person's name
// the marker alone stays, so that what is learnt is not who meets whom; other names, pronouns and
// descriptions keep their words, with the marker after them.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/encode/pair_encoder.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// A word piece, or a marker of the mention it stands for.
struct MarkedPiece {
  static constexpr std::uint32_t kNoMention = 0xFFFFFFFF;
  std::uint32_t piece = 0;
  std::uint32_t mention = kNoMention;  ///< index into document().mentions
};

struct MarkedSentence {
  std::uint32_t sentence = 0;
  std::vector<MarkedPiece> pieces;
};

/// Those that name a person and another entity, in order. Long ones are cut.
std::vector<MarkedSentence> mark_sentences(const FactContext& context, const PairEncoder& encoder);

/// As many sentences as fit into the encoder's span, with a place for each marker's entity.
struct Stretch {
  struct Marker {
    std::uint32_t place = 0;  ///< index into pieces
    std::uint32_t sentence = 0;
    std::uint32_t mention = 0;
  };
  std::vector<std::uint32_t> pieces;
  std::vector<Marker> markers;
};

/// All sentences, in order; an entity has one marker all through a stretch.
std::vector<Stretch> stretches_of(const FactContext& context, const PairEncoder& encoder,
                                  const std::vector<MarkedSentence>& sentences);

}  // namespace entente::ingest
