#include "graph/algorithms/cohesion.hpp"

#include <algorithm>
#include <numeric>

namespace entente {
namespace {

/// For each vertex its neighbours that come later in the order of (degree, number), by rank in that order.
struct Oriented {
  std::vector<std::uint32_t> vertex_at;  // by rank
  std::vector<std::vector<std::uint32_t>> later;
};

Oriented orient(const Projection& projection) {
  Oriented oriented;
  oriented.vertex_at.resize(projection.size());
  std::iota(oriented.vertex_at.begin(), oriented.vertex_at.end(), 0U);
  std::stable_sort(
      oriented.vertex_at.begin(), oriented.vertex_at.end(),
      [&](std::uint32_t a, std::uint32_t b) { return projection.degree(a) < projection.degree(b); });
  std::vector<std::uint32_t> rank(projection.size());
  for (std::uint32_t r = 0; r < projection.size(); ++r) rank[oriented.vertex_at[r]] = r;
  oriented.later.resize(projection.size());
  for (std::uint32_t r = 0; r < projection.size(); ++r) {
    for (const std::uint32_t target : projection.targets(oriented.vertex_at[r]))
      if (rank[target] > r) oriented.later[r].push_back(rank[target]);
    std::sort(oriented.later[r].begin(), oriented.later[r].end());
  }
  return oriented;
}

std::vector<std::uint64_t> count_triangles(const Projection& projection, const Selection& selection) {
  const Oriented oriented = orient(projection);
  std::vector<std::uint64_t> counts(projection.size());
  for (std::uint32_t a = 0; a < oriented.later.size() && !selection.stopped_at(a); ++a)
    for (const std::uint32_t b : oriented.later[a]) {
      auto x = oriented.later[a].begin();
      auto y = oriented.later[b].begin();
      while (x != oriented.later[a].end() && y != oriented.later[b].end()) {
        if (*x < *y) {
          ++x;
        } else if (*y < *x) {
          ++y;
        } else {
          for (const std::uint32_t corner : {a, b, *x}) ++counts[oriented.vertex_at[corner]];
          ++x;
          ++y;
        }
      }
    }
  return counts;
}

}  // namespace

NodeValues<std::uint64_t> triangles(const GraphView& view, const Selection& selection) {
  const Projection projection(view, selection, Shape::Simple);
  return {projection.nodes(), count_triangles(projection, selection)};
}

NodeValues<double> local_clustering(const GraphView& view, const Selection& selection) {
  const Projection projection(view, selection, Shape::Simple);
  const std::vector<std::uint64_t> counts = count_triangles(projection, selection);
  NodeValues<double> result{projection.nodes(), std::vector<double>(projection.size())};
  for (std::uint32_t v = 0; v < projection.size(); ++v) {
    const double degree = projection.degree(v);
    if (degree >= 2) result.values[v] = 2 * static_cast<double>(counts[v]) / (degree * (degree - 1));
  }
  return result;
}

NodeValues<std::uint32_t> core_numbers(const GraphView& view, const Selection& selection) {
  const Projection projection(view, selection, Shape::Simple);
  const std::uint32_t size = projection.size();
  NodeValues<std::uint32_t> result{projection.nodes(), std::vector<std::uint32_t>(size)};
  std::vector<std::uint32_t>& core = result.values;
  std::uint32_t most = 0;
  for (std::uint32_t v = 0; v < size; ++v) most = std::max(most, core[v] = projection.degree(v));
  // Vertices in order of remaining degree, with the first position of each degree; one whose degree falls is
  // swapped to the front of its part, which then begins one later.
  std::vector<std::uint32_t> first(most + 2);
  for (const std::uint32_t degree : core) ++first[degree + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<std::uint32_t> order(size);
  std::vector<std::uint32_t> place(size);
  std::vector<std::uint32_t> at = first;
  for (std::uint32_t v = 0; v < size; ++v) order[place[v] = at[core[v]]++] = v;
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t v = order[i];
    for (const std::uint32_t target : projection.targets(v)) {
      if (core[target] <= core[v]) continue;
      const std::uint32_t front = std::max(first[core[target]], i + 1);
      const std::uint32_t swapped = order[front];
      std::swap(order[place[target]], order[front]);
      std::swap(place[target], place[swapped]);
      first[core[target]] = front + 1;
      --core[target];
    }
  }
  return result;
}

}  // namespace entente
