// What speaks for or against a meeting of two people of one sentence: words and roles on the way
// between them in the tree, the verb above both, the words between and around, what each is told as. After
// the feature sets of relation extraction (GuoDong et al., "Exploring Various Knowledge in Relation
// Extraction", ACL 2005; Mintz et al., "Distant supervision for relation extraction without labeled data",
// ACL 2009).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/facts/pairs/name_pairs.hpp"

namespace entente::ingest {

struct PairFeatures {
  std::vector<std::string> names;  ///< those that hold, each once, sorted
  std::uint32_t trigger = 0;       ///< the verb above both, or what stands above them
};

PairFeatures pair_features(const FactContext& context, const SentenceNames& names, const SentencePair& pair);

}  // namespace entente::ingest
