#include "ingest/facts/pairs/tell_pairs.hpp"

#include <algorithm>
#include <utility>

#include "ingest/facts/pairs/name_pairs.hpp"

namespace entente::ingest {

namespace {

/// The markers of one entity in one sentence.
struct Named {
  std::uint32_t entity = 0;
  std::vector<const Stretch::Marker*> markers;
};

using Markers = std::vector<Stretch::Marker>;

/// In the order of their first markers.
std::vector<Named> names_of(const FactContext& context, Markers::const_iterator first,
                            Markers::const_iterator last) {
  std::vector<Named> out;
  for (; first != last; ++first) {
    const std::uint32_t entity = context.document().mentions[first->mention].entity;
    const auto known =
        std::find_if(out.begin(), out.end(), [&](const Named& one) { return one.entity == entity; });
    if (known != out.end())
      known->markers.push_back(&*first);
    else
      out.push_back({entity, {&*first}});
  }
  out.resize(std::min(out.size(), kMostNames));
  return out;
}

std::pair<const Stretch::Marker*, const Stretch::Marker*> nearest(const Named& a, const Named& b) {
  std::pair<const Stretch::Marker*, const Stretch::Marker*> best{a.markers.front(), b.markers.front()};
  const auto apart = [](const Stretch::Marker* x, const Stretch::Marker* y) {
    return x->place < y->place ? y->place - x->place : x->place - y->place;
  };
  for (const auto* x : a.markers)
    for (const auto* y : b.markers)
      if (apart(x, y) < apart(best.first, best.second)) best = {x, y};
  return best;
}

/// Asks for the pairs of one sentence of a stretch.
void ask(const FactContext& context, const std::vector<Named>& names, std::uint32_t sentence,
         std::vector<PairEncoder::Ask>& asks, std::vector<ToldPair>& pairs) {
  const auto person = [&](const Named& one) { return context.label(one.entity) == NodeLabel::Person; };
  for (std::size_t a = 0; a < names.size(); ++a)
    for (std::size_t b = a + 1; b < names.size(); ++b) {
      if (!person(names[a]) && !person(names[b])) continue;
      const auto [x, y] = nearest(names[a], names[b]);
      asks.push_back({x->place, y->place});
      pairs.push_back({sentence, names[a].entity, names[b].entity, x->mention, y->mention, {}});
    }
}

/// What one encoder makes of some sentences.
std::vector<ToldPair> read(const FactContext& context, const PairEncoder& encoder,
                           const std::vector<MarkedSentence>& sentences) {
  std::vector<ToldPair> pairs;
  PairEncoder::States states;
  std::vector<PairEncoder::Ask> asks;
  std::vector<float> answers;
  for (const Stretch& stretch : stretches_of(context, encoder, sentences)) {
    const std::size_t had = pairs.size();
    asks.clear();
    for (auto first = stretch.markers.begin(); first != stretch.markers.end();) {
      const auto last = std::find_if(first, stretch.markers.end(),
                                     [&](const auto& one) { return one.sentence != first->sentence; });
      ask(context, names_of(context, first, last), first->sentence, asks, pairs);
      first = last;
    }
    encoder.encode(stretch.pieces, states);
    encoder.score(states, asks, answers);
    for (std::size_t i = had; i < pairs.size(); ++i)
      std::copy_n(answers.begin() + static_cast<std::ptrdiff_t>((i - had) * PairEncoder::kAnswers),
                  PairEncoder::kAnswers, pairs[i].odds.begin());
  }
  return pairs;
}

/// Below these log-odds a sentence tells of no meeting that reading it closely would find.
constexpr double kHopeless = -3.0;

bool may_tell_of_meeting(const FactContext& context, const ToldPair& pair) {
  return pair.of(EdgeKind::Met, pair.first) > kHopeless &&
         allows(EdgeKind::Met, context.label(pair.first), context.label(pair.second));
}

}  // namespace

Told::Told(const FactContext& context, const PairReaders& readers) {
  std::vector<MarkedSentence> sentences = mark_sentences(context, readers.all);
  pairs_ = read(context, readers.all, sentences);
  std::vector<std::uint32_t> doubtful;
  for (const ToldPair& pair : pairs_)
    if (may_tell_of_meeting(context, pair)) doubtful.push_back(pair.sentence);
  const auto is_plain = [&](const MarkedSentence& one) {
    return !std::binary_search(doubtful.begin(), doubtful.end(), one.sentence);
  };
  sentences.erase(std::remove_if(sentences.begin(), sentences.end(), is_plain), sentences.end());
  auto known = pairs_.begin();
  for (const ToldPair& closer : read(context, readers.close, sentences)) {
    known = std::find_if(known, pairs_.end(), [&](const ToldPair& pair) {
      return pair.sentence == closer.sentence && pair.first == closer.first && pair.second == closer.second;
    });
    if (known == pairs_.end()) break;
    known->odds = closer.odds;
  }
}

std::optional<double> Told::of(EdgeKind kind, std::uint32_t from, std::uint32_t to,
                               std::uint32_t sentence) const {
  auto at = std::lower_bound(pairs_.begin(), pairs_.end(), sentence,
                             [](const ToldPair& one, std::uint32_t s) { return one.sentence < s; });
  for (; at != pairs_.end() && at->sentence == sentence; ++at)
    if ((at->first == from && at->second == to) || (at->first == to && at->second == from))
      return at->of(kind, from);
  return std::nullopt;
}

}  // namespace entente::ingest
