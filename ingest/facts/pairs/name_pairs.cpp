#include "ingest/facts/pairs/name_pairs.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace entente::ingest {

namespace {

using Length = std::tuple<std::uint32_t, std::uint32_t>;

/// Steps in the tree between the heads of two mentions, and tokens between them.
Length length_between(const RoleGraph& graph, std::uint32_t a, std::uint32_t b) {
  constexpr std::uint32_t kApart = 90;
  const std::uint32_t tokens = a < b ? b - a : a - b;
  std::uint32_t up = 0;
  for (std::uint32_t above = a; up < kApart; above = graph.token(above).head, ++up) {
    const int down = graph.steps_up(b, above);
    if (down >= 0) return {up + static_cast<std::uint32_t>(down), tokens};
    if (graph.is_root(above)) break;
  }
  return {kApart, tokens};
}

SentencePair nearest(const FactContext& context, const SentenceNames& names, std::size_t from,
                     std::size_t to) {
  const auto& mentions = context.document().mentions;
  SentencePair pair{.sentence = names.sentence, .from = names.all[from].entity, .to = names.all[to].entity};
  Length best{~0U, ~0U};
  for (const std::uint32_t a : names.all[from].mentions)
    for (const std::uint32_t b : names.all[to].mentions) {
      const Length length = length_between(context.graph(), mentions[a].head, mentions[b].head);
      if (!(length < best)) continue;
      best = length;
      pair.from_mention = a;
      pair.to_mention = b;
    }
  return pair;
}

}  // namespace

std::vector<SentenceNames> names_by_sentence(const FactContext& context) {
  std::vector<SentenceNames> out;
  const auto& mentions = context.document().mentions;
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const std::uint32_t sentence = context.graph().sentence_of(mentions[m].head);
    if (!context.readable(sentence)) continue;
    if (out.empty() || out.back().sentence != sentence) out.push_back({sentence, {}});
    auto& all = out.back().all;
    const auto known = std::find_if(all.begin(), all.end(),
                                    [&](const auto& one) { return one.entity == mentions[m].entity; });
    if (known != all.end())
      known->mentions.push_back(m);
    else
      all.push_back({mentions[m].entity, {m}});
  }
  std::erase_if(out, [](const SentenceNames& names) { return names.all.size() < 2; });
  return out;
}

std::vector<SentencePair> pairs_of(const FactContext& context, const SentenceNames& names) {
  std::vector<SentencePair> out;
  const std::size_t count = std::min(names.all.size(), kMostNames);
  const auto person = [&](std::size_t i) { return context.label(names.all[i].entity) == NodeLabel::Person; };
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = a + 1; b < count; ++b)
      if (person(a) && person(b)) out.push_back(nearest(context, names, a, b));
  return out;
}

}  // namespace entente::ingest
