// What no rule has read, where the trained reader finds it told.
#include <algorithm>

#include "ingest/facts/judge/status_words.hpp"
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

/// "the dinner with X was called off", "dropped a walk with X", "his talks with X fell through"
bool is_called_off(const FactContext& context, std::uint32_t person) {
  const RoleGraph& graph = context.graph();
  if (graph.token(person).role != "pobj" || graph.lemma(graph.token(person).head) != "with") return false;
  std::uint32_t act = graph.token(graph.token(person).head).head;
  if (graph.is_verb(act)) act = graph.child(act, "dobj");  // the tree may hang "with X" on the verb
  if (act == kNoToken || !graph.is_noun(act) || graph.is_root(act)) return false;
  const std::string& role = graph.token(act).role;
  const std::uint32_t verb = graph.token(act).head;
  if (role == "nsubj") {  // "a meeting with X had to be cancelled"
    const std::uint32_t done = graph.child(verb, "xcomp");
    const bool undone = done != kNoToken && context.lexicon().is(WordClass::Undo, graph.lemma(done));
    return undone || falls_through(graph, verb);
  }
  if (role != "nsubjpass" && role != "dobj") return false;
  const auto children = graph.children(verb);
  return context.lexicon().is(WordClass::Undo, graph.lemma(verb)) ||
         std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
           return context.lexicon().is(WordClass::Undo, graph.lemma(verb) + "+" + graph.lemma(c));
         });
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
    if (one.kind == EdgeKind::Met && (is_called_off(context, from.head) || is_called_off(context, to.head)))
      continue;
    const std::size_t had = out.size();
    propose(context, out, one.kind, {pair.from, from.head, from.certainty}, {pair.to, to.head, to.certainty},
            one.trigger, Origin::Reader);
    if (out.size() > had) out.back().read_with = one.probability;
  }
}

}  // namespace entente::ingest
