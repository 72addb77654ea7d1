#include "graph/recommend/evaluate_new_links.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "graph/recommend/dated_facts.hpp"
#include "graph/recommend/ties.hpp"

namespace entente::recommend {

namespace {

/// Of each node its first partners after the date, both known before it.
std::map<NodeId, std::set<NodeId>> new_partners(const GraphView& view, TypeId type, const Date& as_of) {
  const DatedFacts graph = dated_facts_of(view, std::nullopt);
  std::set<std::uint32_t> known;
  std::set<std::pair<std::uint32_t, std::uint32_t>> linked;
  std::map<NodeId, std::set<NodeId>> found;
  for (const TemporalFact& fact : graph.facts) {
    if (fact.time <= as_of.days) {
      known.insert(fact.subject);
      if (fact.relation == type.number) linked.emplace(fact.subject, fact.object);
      continue;
    }
    if (fact.relation != type.number || !known.contains(fact.subject) || !known.contains(fact.object))
      continue;
    if (!linked.contains({fact.subject, fact.object}))
      found[graph.nodes[fact.subject]].insert(graph.nodes[fact.object]);
  }
  return found;
}

class Tally {
 public:
  void add(const std::vector<NodeId>& list, const std::set<NodeId>& truth) {
    for (const NodeId wanted : truth) {
      ++scores_.queries;
      std::size_t rank = 0;
      for (const NodeId node : list) {
        if (node != wanted && truth.contains(node)) continue;
        ++rank;
        if (node != wanted) continue;
        scores_.mrr += 1.0 / static_cast<double>(rank);
        scores_.hits1 += rank <= 1 ? 1 : 0;
        scores_.hits3 += rank <= 3 ? 1 : 0;
        scores_.hits10 += rank <= 10 ? 1 : 0;
        break;
      }
    }
  }

  [[nodiscard]] LinkScores mean() const {
    LinkScores scores = scores_;
    const double count = std::max(1.0, static_cast<double>(scores.queries));
    for (double* sum : {&scores.mrr, &scores.hits1, &scores.hits3, &scores.hits10}) *sum /= count;
    return scores;
  }

 private:
  LinkScores scores_;
};

}  // namespace

Result<std::vector<NewLinkScores>> evaluate_new_links(const GraphView& view,
                                                      const RecommendOptions& options) {
  const auto type = find_type(view, options.type);
  if (!type) return fail(type.error());
  if (!options.as_of) return fail(ErrorKind::ArgumentError, "new links are scored from a date on");
  Tally ours, popular;
  for (const auto& [subject, truth] : new_partners(view, *type, *options.as_of)) {
    // Longer than asked for by the true answers that are left out of each other's ranking.
    RecommendOptions longer = options;
    longer.limit += truth.size();
    longer.reasons = 0;
    const auto suggested = recommend_partners(view, subject, longer);
    if (!suggested) return fail(suggested.error());
    std::vector<NodeId> list;
    for (const Recommendation& one : *suggested) list.push_back(one.node);
    ours.add(list, truth);
    const auto by_popularity = popular_partners(view, subject, longer);
    if (!by_popularity) return fail(by_popularity.error());
    popular.add(*by_popularity, truth);
  }
  return std::vector<NewLinkScores>{{"entente", ours.mean()}, {"popularity", popular.mean()}};
}

}  // namespace entente::recommend
