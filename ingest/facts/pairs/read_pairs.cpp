// Meetings and visits that no rule has read, where a trained model finds the words for them.
#include "ingest/facts/pairs/weigh_pairs.hpp"

namespace entente::ingest {

void read_pairs(const FactContext& context, std::span<const WeighedPair> pairs, Candidates& out) {
  const auto& mentions = context.document().mentions;
  for (const WeighedPair& one : pairs) {
    const NamePair& pair = one.pair;
    if (one.read || one.probability < pair_cut(pair.kind)) continue;
    const Mention& from = mentions[pair.from_mention];
    const Mention& to = mentions[pair.to_mention];
    const std::size_t had = out.size();
    propose(context, out, pair.kind, {pair.from, from.head, from.certainty}, {pair.to, to.head, to.certainty},
            one.features.trigger, Origin::Reader);
    if (out.size() > had) out.back().read_with = one.probability;
  }
}

}  // namespace entente::ingest
