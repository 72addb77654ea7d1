#include "graph/recommend/recommend.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "graph/recommend/like_company.hpp"
#include "graph/recommend/ties.hpp"

namespace entente::recommend {

namespace {

std::string name_of(const GraphView& view, NodeId node) {
  const auto key = view.keys().find("name");
  const Value name = key ? view.property(node, *key) : Value();
  return name.is(ValueKind::String) ? name.string() : std::string();
}

std::vector<NodeId> all_nodes(const GraphView& view) {
  std::vector<NodeId> nodes;
  std::array<NodeId, 1024> batch{};
  auto scan = view.scan();
  while (const std::size_t n = scan.next(batch))
    nodes.insert(nodes.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(n));
  return nodes;
}

void keep_best(std::vector<Recommendation>& list, const GraphView& view, std::size_t limit) {
  std::vector<std::pair<std::string, std::string>> names;
  std::sort(list.begin(), list.end(), [&](const Recommendation& a, const Recommendation& b) {
    if (a.score != b.score) return a.score > b.score;
    const std::string x = name_of(view, a.node), y = name_of(view, b.node);
    return std::tie(x, a.subject, a.node) < std::tie(y, b.subject, b.node);
  });
  if (list.size() > limit) list.resize(limit);
}

/// How often the node took part in the type, the later the more (see ties.hpp).
double popularity(TieCache& cache, NodeId node, TypeId type) {
  double sum = 0;
  for (const Tie& tie : cache.at(node)) sum += tie.type == type ? tie.lately : 0;
  return sum;
}

/// One reason a node in the middle: of several ways through it the strongest is told, the first found where
/// they are equal, and their weights are summed.
class Reasons {
 public:
  void add(Reason reason) {
    const auto same = std::find_if(found_.begin(), found_.end(),
                                   [&](const Way& way) { return way.reason.nodes == reason.nodes; });
    if (same == found_.end()) {
      found_.push_back({reason.weight, std::move(reason)});
      return;
    }
    const double sum = same->reason.weight + reason.weight;
    if (reason.weight > same->strongest) {
      same->strongest = reason.weight;
      same->reason = std::move(reason);
    }
    same->reason.weight = sum;
  }

  /// The strongest first, at most `most`.
  std::vector<Reason> take(std::size_t most) {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Way& a, const Way& b) { return a.reason.weight > b.reason.weight; });
    std::vector<Reason> reasons;
    for (Way& way : found_) {
      if (reasons.size() < most) reasons.push_back(std::move(way.reason));
    }
    return reasons;
  }

 private:
  struct Way {
    double strongest = 0;
    Reason reason;
  };
  std::vector<Way> found_;
};

/// Seen from a date.
std::vector<Recommendation> partners_from(const GraphView& view, NodeId subject, TypeId type,
                                          const std::set<LabelId>& labels, TieCache& cache,
                                          const RecommendOptions& options) {
  const LikeCompany company(subject, type, labels, view, cache);
  auto list = company.candidates();
  keep_best(list, view, options.limit);
  for (Recommendation& entry : list) {
    entry.reasons = company.reasons(entry.node, options.reasons);
    entry.popularity = popularity(cache, entry.node, type);
  }
  return list;
}

std::vector<Recommendation> partners(const GraphView& view, NodeId subject, TypeId type,
                                     const std::set<LabelId>& labels, TieCache& cache,
                                     const RecommendOptions& options) {
  if (options.as_of) return partners_from(view, subject, type, labels, cache, options);
  std::set<NodeId> linked{subject};
  for (const Tie& tie : cache.at(subject)) {
    if (tie.type == type) linked.insert(tie.neighbour);
  }
  std::map<NodeId, Recommendation> found;
  std::map<NodeId, Reasons> reasons;
  for (const Tie& first : cache.at(subject)) {
    const NodeId middle = first.neighbour;
    if (middle == subject) continue;
    const auto& onward = cache.at(middle);
    double strength = 0;  // resource allocation: what the middle has is shared among all its ties
    for (const Tie& tie : onward) strength += tie.weight;
    for (const Tie& second : onward) {
      const NodeId candidate = second.neighbour;
      if (linked.contains(candidate) || candidate == middle || !has_any(view, candidate, labels)) continue;
      const double weight = std::sqrt(first.weight * second.weight) / strength;
      Recommendation& entry = found[candidate];
      entry.subject = subject;
      entry.node = candidate;
      entry.score += weight;
      if (options.reasons == 0) continue;
      reasons[candidate].add({.nodes = {subject, middle, candidate},
                              .edges = {first.edges.front(), second.edges.front()},
                              .weight = weight});
    }
  }
  std::vector<Recommendation> list;
  for (auto& [node, entry] : found) list.push_back(std::move(entry));
  keep_best(list, view, options.limit);
  for (Recommendation& entry : list) {
    entry.reasons = reasons[entry.node].take(options.reasons);
    entry.popularity = popularity(cache, entry.node, type);
  }
  return list;
}

}  // namespace

Result<std::vector<Recommendation>> recommend_partners(const GraphView& view, NodeId subject,
                                                       const RecommendOptions& options) {
  const auto type = find_type(view, options.type);
  if (!type) return fail(type.error());
  TieCache cache(view, options.as_of);
  return partners(view, subject, *type, partner_labels(view, *type), cache, options);
}

Result<std::vector<NodeId>> popular_partners(const GraphView& view, NodeId subject,
                                             const RecommendOptions& options) {
  const auto type = find_type(view, options.type);
  if (!type) return fail(type.error());
  TieCache cache(view, options.as_of);
  std::set<NodeId> linked{subject};
  for (const Tie& tie : cache.at(subject)) {
    if (tie.type == *type) linked.insert(tie.neighbour);
  }
  const auto labels = partner_labels(view, *type);
  std::vector<std::tuple<double, std::string, NodeId>> order;
  for (const NodeId node : all_nodes(view)) {
    if (linked.contains(node) || !has_any(view, node, labels)) continue;
    if (const double count = popularity(cache, node, *type); count > 0)
      order.emplace_back(-count, name_of(view, node), node);
  }
  std::sort(order.begin(), order.end());
  std::vector<NodeId> best;
  for (const auto& [count, name, node] : order) {
    if (best.size() < options.limit) best.push_back(node);
  }
  return best;
}

std::vector<Recommendation> recommend_similar(const GraphView& view, NodeId subject,
                                              const RecommendOptions& options) {
  TieCache cache(view, options.as_of);
  using Profile = std::map<std::tuple<NodeId, TypeId, bool>, const Tie*>;
  const auto profile_of = [&](NodeId node) {
    Profile profile;
    for (const Tie& tie : cache.at(node))
      profile.emplace(std::tuple(tie.neighbour, tie.type, tie.outward), &tie);
    return profile;
  };
  std::set<NodeId> near;
  for (const Tie& first : cache.at(subject)) {
    for (const Tie& second : cache.at(first.neighbour)) near.insert(second.neighbour);
  }
  near.erase(subject);
  const auto labels = view.labels_of(subject);
  const std::vector<LabelId> own(labels.begin(), labels.end());
  std::vector<Recommendation> list;
  for (const NodeId node : near) {
    if (std::none_of(own.begin(), own.end(), [&](LabelId label) { return view.has_label(node, label); }))
      continue;
    const Profile a = profile_of(subject);
    const Profile b = profile_of(node);
    double common = 0, all = 0;
    Recommendation entry{.subject = subject, .node = node, .score = 0, .reasons = {}, .popularity = 0};
    for (const auto& [key, tie] : a) {
      const auto other = b.find(key);
      const double weight = other == b.end() ? 0.0 : other->second->weight;
      common += std::min(tie->weight, weight);
      all += std::max(tie->weight, weight);
      if (other == b.end()) continue;
      entry.reasons.push_back({.nodes = {subject, tie->neighbour, node},
                               .edges = {tie->edges.front(), other->second->edges.front()},
                               .weight = std::min(tie->weight, weight)});
    }
    for (const auto& [key, tie] : b) all += a.contains(key) ? 0.0 : tie->weight;
    if (common <= 0) continue;
    entry.score = common / all;
    std::stable_sort(entry.reasons.begin(), entry.reasons.end(),
                     [](const Reason& x, const Reason& y) { return x.weight > y.weight; });
    if (entry.reasons.size() > options.reasons) entry.reasons.resize(options.reasons);
    entry.popularity = static_cast<double>(cache.at(node).size());
    list.push_back(std::move(entry));
  }
  keep_best(list, view, options.limit);
  return list;
}

Result<std::vector<Recommendation>> recommend_missing(const GraphView& view,
                                                      const RecommendOptions& options) {
  const auto type = find_type(view, options.type);
  if (!type) return fail(type.error());
  TieCache cache(view, options.as_of);
  const auto labels = partner_labels(view, *type);
  std::vector<Recommendation> all;
  for (const NodeId node : all_nodes(view)) {
    if (!has_any(view, node, labels)) continue;
    for (Recommendation& entry : partners(view, node, *type, labels, cache, options)) {
      // A pair comes up from both ends; the score is the same but for the last digits. Keep the end with the
      // smaller id.
      if (entry.subject < entry.node) all.push_back(std::move(entry));
    }
  }
  keep_best(all, view, options.limit);
  return all;
}

}  // namespace entente::recommend
