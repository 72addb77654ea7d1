// The person whom a whole text is about: an obituary's, a profile's.
#pragma once

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

struct Topic {
  std::uint32_t person = kNoEntity;
  /// The text tells a life: who is told of goes on being "he" across sentences about others.
  bool life = false;
};

/// The person named far more than any other, or the one whose life the opening announces ("has died aged 90",
/// "was born in", "grew up"). No person where neither is clear.
Topic find_topic(const ReferenceContext& context);

}  // namespace entente::ingest
