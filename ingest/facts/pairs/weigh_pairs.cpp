#include "ingest/facts/pairs/weigh_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "ingest/facts/pairs/meeting_numbers.hpp"

namespace entente::ingest {

namespace {

constexpr double kLeast = -8.0;      // log-odds: of what was not weighed; and what is less counts no less
constexpr double kLeastTold = -4.0;  // of types that the encoder alone weighs: from here on it is looked at
constexpr double kLongText = 10;     // sentences

/// One pair in one sentence.
struct Weighed {
  SentencePair pair;
  double told = kLeast;
  double words = 0.0;
  const WordedPair* worded = nullptr;    // of people
  const SentenceNames* names = nullptr;  // those of the sentence
  [[nodiscard]] double sum() const { return told + words; }
};

double bounded(double odds) { return std::clamp(odds, kLeast, -kLeast); }

using Ends = std::pair<std::uint32_t, std::uint32_t>;

Ends ends_of(EdgeKind kind, const SentencePair& pair) {
  return rule(kind).symmetric ? Ends(std::minmax(pair.from, pair.to)) : Ends(pair.from, pair.to);
}

/// All pairs of one type, by their ends.
class PairsOfKind {
 public:
  explicit PairsOfKind(EdgeKind kind) : kind_(kind) {}

  void add(const Weighed& one) {
    auto& own = by_ends_[ends_of(kind_, one.pair)];
    own.push_back(one);
  }
  /// Of each ends, the best first; and the best of each end, with another's.
  void settle() {
    for (auto& [ends, own] : by_ends_) {
      std::stable_sort(own.begin(), own.end(),
                       [](const auto& a, const auto& b) { return a.sum() > b.sum(); });
      add_rival(ends.first, ends, told_of(own));
      add_rival(ends.second, ends, told_of(own));
    }
  }
  [[nodiscard]] const std::map<Ends, std::vector<Weighed>>& all() const { return by_ends_; }

  [[nodiscard]] std::vector<PairNumber> numbers(const std::vector<Weighed>& own, const Ends& ends) const {
    const double told = told_of(own);
    double second = kLeast;
    for (std::size_t i = 1; i < own.size(); ++i) second = std::max(second, bounded(own[i].told));
    return {{"bias", 1.0},
            {"told", told},
            {"told again", second},
            {"sentences", static_cast<double>(std::min<std::size_t>(own.size(), 5))},
            {"rival x", rival_of(ends.first, ends)},
            {"rival y", rival_of(ends.second, ends)}};
  }

 private:
  static double told_of(const std::vector<Weighed>& own) { return bounded(own.front().told); }
  void add_rival(std::uint32_t end, const Ends& ends, double told) { rivals_[end].emplace_back(told, ends); }
  [[nodiscard]] double rival_of(std::uint32_t end, const Ends& ends) const {
    double best = kLeast;
    for (const auto& [told, other] : rivals_.at(end))
      if (other != ends) best = std::max(best, told);
    return best;
  }

  EdgeKind kind_;
  std::map<Ends, std::vector<Weighed>> by_ends_;
  std::map<std::uint32_t, std::vector<std::pair<double, Ends>>> rivals_;
};

/// Weighs one document.
class Weighing {
 public:
  Weighing(const FactContext& context, const Told& told, const Candidates& candidates)
      : context_(context), told_(told), candidates_(candidates), names_(names_by_sentence(context)) {}

  WeighedPairs weigh() {
    WeighedPairs out;
    weigh_words(out.worded);
    weigh_meetings(out);
    for (std::size_t k = 0; k < kEdgeKindCount; ++k) {
      const auto kind = static_cast<EdgeKind>(k);
      if (kind != EdgeKind::Met && pair_cut(kind)) weigh_told(kind, out.readings);
    }
    std::stable_sort(
        out.readings.begin(), out.readings.end(),
        [](const PairReading& a, const PairReading& b) { return a.pair.sentence < b.pair.sentence; });
    return out;
  }

 private:
  void weigh_words(std::vector<WordedPair>& out) const {
    for (const SentenceNames& names : names_)
      for (const SentencePair& pair : pairs_of(context_, names)) {
        WordedPair one{pair, pair_features(context_, names, pair), 0};
        one.log_odds = pair_log_odds(one.features.names);
        out.push_back(std::move(one));
      }
  }

  void weigh_meetings(WeighedPairs& out) const {
    PairsOfKind pairs(EdgeKind::Met);
    for (const WordedPair& one : out.worded) {
      const SentencePair& pair = one.pair;
      const auto told = told_.of(EdgeKind::Met, pair.from, pair.to, pair.sentence);
      pairs.add({pair, told.value_or(kLeast), bounded(static_cast<double>(one.log_odds) / 1000.0), &one,
                 names_in(pair.sentence)});
    }
    pairs.settle();
    const RuleMeetings rules(candidates_);
    for (const auto& [ends, own] : pairs.all()) {
      const Weighed& best = own.front();
      PairReading reading{EdgeKind::Met, best.pair, best.worded->features.trigger, pairs.numbers(own, ends),
                          false,         0};
      auto more = rules.numbers(context_, *best.names, *best.worded);
      reading.numbers.insert(reading.numbers.end(), more.begin(), more.end());
      reading.numbers.push_back({"words", best.words});
      add_setting(reading, {{"words of long", best.words}});
      reading.read =
          std::any_of(own.begin(), own.end(), [&](const Weighed& w) { return rules.covers(w.pair); });
      finish(std::move(reading), out.readings);
    }
  }

  /// Types for which there are no words.
  void weigh_told(EdgeKind kind, std::vector<PairReading>& out) const {
    PairsOfKind pairs(kind);
    for (const ToldPair& one : told_.pairs()) {
      add_told(kind, one, {one.sentence, one.first, one.second, one.first_mention, one.second_mention},
               pairs);
      if (!rule(kind).symmetric)
        add_told(kind, one, {one.sentence, one.second, one.first, one.second_mention, one.first_mention},
                 pairs);
    }
    pairs.settle();
    for (const auto& [ends, own] : pairs.all()) {
      const Weighed& best = own.front();
      if (best.told < kLeastTold) continue;
      PairReading reading{kind, best.pair, 0, pairs.numbers(own, ends), false, 0};
      reading.trigger = pair_features(context_, *best.names, best.pair).trigger;
      add_setting(reading, {});
      reading.read = std::any_of(candidates_.begin(), candidates_.end(), [&, e = ends](const Candidate& c) {
        return c.kind == kind && ends_of(kind, {c.sentence, c.from, c.to, 0, 0}) == e;
      });
      finish(std::move(reading), out);
    }
  }

  void add_told(EdgeKind kind, const ToldPair& told, const SentencePair& pair, PairsOfKind& pairs) const {
    const SentenceNames* names = names_in(pair.sentence);
    if (names != nullptr && allows(kind, context_.label(pair.from), context_.label(pair.to)))
      pairs.add({pair, told.of(kind, pair.from), 0.0, nullptr, names});
  }

  /// How long the text is, and how much of this type the rules have read in it.
  void add_setting(PairReading& reading, std::initializer_list<PairNumber> of_long) const {
    const auto sentences = static_cast<double>(context_.document().annotation.sentences.size());
    const auto read = static_cast<double>(std::count_if(
        candidates_.begin(), candidates_.end(), [&](const Candidate& c) { return c.kind == reading.kind; }));
    const double is_long = sentences >= kLongText ? 1.0 : 0.0;
    auto& numbers = reading.numbers;
    numbers.push_back({"read in all", std::log1p(std::min(read, 20.0))});
    numbers.push_back({"length", std::log1p(sentences)});
    numbers.push_back({"long", is_long});
    numbers.push_back({"density", std::min(read, 20.0) / std::max(sentences, 1.0)});
    numbers.push_back({"told of long", is_long * numbers[1].value});
    for (const PairNumber& one : of_long) numbers.push_back({one.name, is_long * one.value});
  }

  static void finish(PairReading reading, std::vector<PairReading>& out) {
    reading.probability = pair_probability(reading.kind, reading.numbers);
    out.push_back(std::move(reading));
  }

  [[nodiscard]] const SentenceNames* names_in(std::uint32_t sentence) const {
    const auto found =
        std::lower_bound(names_.begin(), names_.end(), sentence,
                         [](const SentenceNames& n, std::uint32_t s) { return n.sentence < s; });
    return found != names_.end() && found->sentence == sentence ? &*found : nullptr;
  }

  const FactContext& context_;
  const Told& told_;
  const Candidates& candidates_;
  std::vector<SentenceNames> names_;
};

}  // namespace

WeighedPairs weigh_pairs(const FactContext& context, const Told& told, const Candidates& candidates) {
  return Weighing(context, told, candidates).weigh();
}

}  // namespace entente::ingest
