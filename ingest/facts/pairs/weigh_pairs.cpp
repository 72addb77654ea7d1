#include "ingest/facts/pairs/weigh_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace entente::ingest {

namespace {

constexpr std::int64_t kLeast = -6000;  // log-odds: of a second sentence or a rival that is not there

bool has(const Candidate& one, std::uint32_t entity) { return one.from == entity || one.to == entity; }

/// The meetings that the rules have read.
class RuleReading {
 public:
  explicit RuleReading(const Candidates& candidates) {
    for (const Candidate& one : candidates)
      if (one.kind == EdgeKind::Met) read_.push_back(&one);
  }
  template <class Is>
  [[nodiscard]] double count(double most, const Is& is) const {
    const auto found =
        std::count_if(read_.begin(), read_.end(), [&](const Candidate* one) { return is(*one); });
    return std::min(static_cast<double>(found), most);
  }

  /// "met A in the morning and B at noon": somebody has met both in the sentence.
  [[nodiscard]] bool meets_both(const PeoplePair& pair) const {
    const auto meets = [&](std::uint32_t who, std::uint32_t host) {
      return count(1, [&](const Candidate& one) {
               return one.sentence == pair.sentence && has(one, who) && has(one, host);
             }) != 0;
    };
    return std::any_of(read_.begin(), read_.end(), [&](const Candidate* one) {
      if (one->sentence != pair.sentence || !has(*one, pair.from) || has(*one, pair.to)) return false;
      return meets(pair.to, one->from == pair.from ? one->to : one->from);
    });
  }

 private:
  std::vector<const Candidate*> read_;
};

bool is_read(const Candidates& candidates, const PeoplePair& pair) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& one) {
    const bool same = one.from == pair.from && one.to == pair.to;
    const bool turned = one.from == pair.to && one.to == pair.from;
    return (one.kind == EdgeKind::Met || one.kind == EdgeKind::Called || one.kind == EdgeKind::RelativeOf) &&
           (same || turned);
  });
}

std::vector<PairNumber> setting_of(const FactContext& context, const SentenceNames& names,
                                   const WeighedPair& weighed, const RuleReading& rules) {
  const PeoplePair& pair = weighed.pair;
  const auto& document = context.document();
  const Mention& x = document.mentions[pair.from_mention];
  const Mention& y = document.mentions[pair.to_mention];
  const auto told = [&](std::string_view name) {
    return std::binary_search(weighed.features.names.begin(), weighed.features.names.end(), name) ? 1.0 : 0.0;
  };
  const auto is = [](bool holds) { return holds ? 1.0 : 0.0; };
  const auto here = [&](const Candidate& one) { return one.sentence == pair.sentence; };
  const auto people = std::count_if(names.all.begin(), names.all.end(), [&](const auto& one) {
    return context.label(one.entity) == NodeLabel::Person;
  });
  const auto sentences = static_cast<double>(document.annotation.sentences.size());
  const double all = rules.count(20, [](const Candidate&) { return true; });
  return {{"bias", 1.0},
          {"pronoun", is(x.kind == MentionKind::Pronoun) + is(y.kind == MentionKind::Pronoun)},
          {"description", is(x.kind == MentionKind::Description) + is(y.kind == MentionKind::Description)},
          {"unsure", told("unsure")},
          {"person between", told("person between")},
          {"far", told("apart=17-30") + 2 * told("apart=31+")},
          {"not", told("not")},
          {"headline", told("headline")},
          {"quoted", told("quoted")},
          {"people", std::min(static_cast<double>(people), 6.0)},
          {"read here", rules.count(3, here)},
          {"read by verb",
           rules.count(2, [&](const Candidate& one) { return one.trigger == weighed.features.trigger; })},
          {"read of x here",
           rules.count(1, [&](const Candidate& one) { return here(one) && has(one, pair.from); })},
          {"read of y here",
           rules.count(1, [&](const Candidate& one) { return here(one) && has(one, pair.to); })},
          {"read of x", rules.count(3, [&](const Candidate& one) { return has(one, pair.from); })},
          {"read of y", rules.count(3, [&](const Candidate& one) { return has(one, pair.to); })},
          {"read in all", std::log1p(all)},
          {"length", std::log1p(sentences)},
          {"long", is(sentences >= 10)},
          {"density", all / std::max(sentences, 1.0)}};
}

/// Of each sentence, the pairs' log-odds by each of their ends.
class Rivals {
 public:
  void add(const WeighedPair& one) {
    by_end_[key(one.pair, one.pair.from)].push_back(&one);
    by_end_[key(one.pair, one.pair.to)].push_back(&one);
  }
  /// The best of the others that share the end.
  [[nodiscard]] std::int64_t best(const WeighedPair& one, std::uint32_t end) const {
    std::int64_t most = kLeast;
    for (const WeighedPair* other : by_end_.at(key(one.pair, end)))
      if (other != &one) most = std::max(most, other->log_odds);
    return most;
  }

 private:
  using Key = std::pair<std::uint32_t, std::uint32_t>;
  static Key key(const PeoplePair& pair, std::uint32_t end) { return {pair.sentence, end}; }
  std::map<Key, std::vector<const WeighedPair*>> by_end_;
};

double odds(std::int64_t thousandths) { return std::clamp<double>(thousandths / 1000.0, -8.0, 8.0); }

/// The numbers that follow from the first model, scripts/train-pairs makes the same ones.
std::vector<PairNumber> numbers_of(const WeighedPair& best, const Rivals& rivals, std::int64_t second,
                                   std::size_t sentences) {
  std::vector<PairNumber> numbers = best.setting;
  const auto held =
      std::find_if(numbers.begin(), numbers.end(), [](const PairNumber& n) { return n.name == "long"; });
  const double is_long = held->value;
  numbers.push_back({"words", odds(best.log_odds)});
  numbers.push_back({"words of long", is_long * odds(best.log_odds)});
  numbers.push_back({"second sentence", odds(second)});
  numbers.push_back({"sentences", static_cast<double>(std::min<std::size_t>(sentences, 5))});
  numbers.push_back({"best rival x", odds(rivals.best(best, best.pair.from))});
  numbers.push_back({"best rival y", odds(rivals.best(best, best.pair.to))});
  return numbers;
}

}  // namespace

std::vector<WeighedPair> weigh_pairs(const FactContext& context, const Candidates& candidates) {
  std::vector<WeighedPair> out;
  const RuleReading rules(candidates);
  for (const SentenceNames& names : names_by_sentence(context))
    for (const PeoplePair& pair : pairs_of(context, names)) {
      WeighedPair one;
      one.pair = pair;
      one.features = pair_features(context, names, pair);
      one.log_odds = pair_log_odds(one.features.names);
      one.setting = setting_of(context, names, one, rules);
      one.read = is_read(candidates, pair) || rules.meets_both(pair);
      out.push_back(std::move(one));
    }
  Rivals rivals;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<WeighedPair*>> by_ends;
  for (WeighedPair& one : out) {
    rivals.add(one);
    by_ends[std::minmax(one.pair.from, one.pair.to)].push_back(&one);
  }
  for (auto& [ends, same] : by_ends) {
    std::stable_sort(same.begin(), same.end(),
                     [](const WeighedPair* a, const WeighedPair* b) { return a->log_odds > b->log_odds; });
    const std::int64_t second = same.size() > 1 ? same[1]->log_odds : kLeast;
    same[0]->probability = pair_probability(numbers_of(*same[0], rivals, second, same.size()));
  }
  return out;
}

}  // namespace entente::ingest
