// What no rule has read, where the trained reader finds it told.
#include "ingest/facts/pairs/weigh_pairs.hpp"

namespace entente::ingest {

namespace {

/// The model learnt from texts of three sentences and more how much is left to read; of a lone sentence it
/// would think far too much.
constexpr std::size_t kLeastSentences = 3;

/// "had a video call with": read as a call, or not at all.
bool tells_of_distance(const FactContext& context, std::uint32_t sentence) {
  const Sentence& own = context.document().annotation.sentences[sentence];
  for (std::uint32_t i = own.first; i < own.last; ++i) {
    const bool verb = context.graph().is_verb(i);  // "called him a friend"
    if (!verb && context.lexicon().is(WordClass::Distance, context.graph().lemma(i))) return true;
  }
  return false;
}

}  // namespace

void read_pairs(const FactContext& context, std::span<const PairReading> readings, Candidates& out) {
  if (context.document().annotation.sentences.size() < kLeastSentences) return;
  const auto& mentions = context.document().mentions;
  for (const PairReading& one : readings) {
    const SentencePair& pair = one.pair;
    if (one.read || one.probability < pair_cut(one.kind).value_or(2.0)) continue;
    if (one.kind == EdgeKind::Met && tells_of_distance(context, pair.sentence)) continue;
    const Mention& from = mentions[pair.from_mention];
    const Mention& to = mentions[pair.to_mention];
    const std::size_t had = out.size();
    propose(context, out, one.kind, {pair.from, from.head, from.certainty}, {pair.to, to.head, to.certainty},
            one.trigger, Origin::Reader);
    if (out.size() > had) out.back().read_with = one.probability;
  }
}

}  // namespace entente::ingest
