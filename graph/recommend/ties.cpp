#include "graph/recommend/ties.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "graph/edit_distance.hpp"
#include "graph/fold_name.hpp"

namespace entente::recommend {

namespace {

std::optional<Date> date_of(const GraphView& view, EdgeId edge) {
  const auto key = view.keys().find("date");
  if (!key) return std::nullopt;
  const Value date = view.property(edge, *key);
  return date.is(ValueKind::Date) ? std::optional(date.date()) : std::nullopt;
}

/// What was done together says for years who is like whom; who is in office now, the last months say.
constexpr double kTieHalves = 3.0;  // years
constexpr double kLatelyHalves = 0.25;

/// Never 0, so that old ties are still in order. Without `as_of` or a date nothing is known of age.
double age_factor(const std::optional<Date>& date, const std::optional<Date>& as_of, double half_life) {
  if (!date || !as_of) return 1.0;
  const double years = static_cast<double>(as_of->days - date->days) / 365.25;
  return std::max(1e-6, std::exp2(-years / half_life));
}

}  // namespace

Result<TypeId> find_type(const GraphView& view, const std::string& name) {
  if (const auto found = view.types().find(name)) return *found;
  const std::string folded = fold_name(name);
  std::string near;
  std::size_t least = slips_allowed(name.size()) + 1;
  std::string all;
  for (std::uint32_t i = 0; i < view.types().size(); ++i) {
    if (view.count(TypeId(i)) == 0) continue;
    const std::string known(view.types().text(TypeId(i)));
    all += (all.empty() ? "" : ", ") + known;
    const std::size_t apart = edit_distance(folded, fold_name(known), least);
    if (apart < least) {
      least = apart;
      near = known;
    }
  }
  return fail(ErrorKind::NotFound, "the graph has no edges of type " + name,
              !near.empty()  ? "did you mean " + near + "?"
              : !all.empty() ? "it has " + all
                             : "it has no edges at all");
}

bool visible(const GraphView& view, EdgeId edge, const std::optional<Date>& as_of) {
  if (!as_of) return true;
  const auto date = date_of(view, edge);
  return date && last_day(*date).days <= as_of->days;
}

std::vector<Tie> ties_of(const GraphView& view, NodeId node, const std::optional<Date>& as_of) {
  std::map<std::tuple<NodeId, TypeId, bool>, Tie> ties;
  const auto add = [&](const Hops& hops, TypeId type, bool outward, bool skip_self) {
    for (std::size_t i = 0; i < hops.size(); ++i) {
      if (skip_self && hops.nodes[i] == node) continue;
      if (!visible(view, hops.edges[i], as_of)) continue;
      Tie& tie = ties[{hops.nodes[i], type, outward}];
      tie.neighbour = hops.nodes[i];
      tie.type = type;
      tie.outward = outward;
      const auto date = date_of(view, hops.edges[i]);
      tie.weight += age_factor(date, as_of, kTieHalves);
      tie.lately += age_factor(date, as_of, kLatelyHalves);
      tie.edges.push_back(hops.edges[i]);
    }
  };
  for (const TypeId type : view.types_at(node, Direction::Any)) {
    const Expansion steps = view.expand(node, type, Direction::Any);
    add(steps.first, type, true, false);
    add(steps.second, type, false, steps.skip_self_in_second);
  }
  std::vector<Tie> list;
  list.reserve(ties.size());
  for (auto& [key, tie] : ties) {
    std::stable_sort(tie.edges.begin(), tie.edges.end(), [&](EdgeId a, EdgeId b) {
      const auto x = date_of(view, a);
      const auto y = date_of(view, b);
      return (x ? x->days : INT64_MIN) > (y ? y->days : INT64_MIN);
    });
    list.push_back(std::move(tie));
  }
  return list;
}

const std::vector<Tie>& TieCache::at(NodeId node) {
  const auto found = ties_.find(node);
  return found != ties_.end() ? found->second
                              : ties_.emplace(node, ties_of(view_, node, as_of_)).first->second;
}

std::set<LabelId> partner_labels(const GraphView& view, TypeId type) {
  std::set<LabelId> labels;
  std::array<EdgeId, 1024> batch{};
  auto scan = view.scan_edges(type);
  while (const std::size_t n = scan.next(batch)) {
    for (std::size_t i = 0; i < n; ++i) {
      const EdgeEnds ends = view.ends(batch[i]);
      for (const LabelId label : view.labels_of(ends.to)) labels.insert(label);
      if (!ends.undirected) continue;
      for (const LabelId label : view.labels_of(ends.from)) labels.insert(label);
    }
  }
  return labels;
}

bool has_any(const GraphView& view, NodeId node, const std::set<LabelId>& labels) {
  return std::any_of(labels.begin(), labels.end(),
                     [&](LabelId label) { return view.has_label(node, label); });
}

}  // namespace entente::recommend
