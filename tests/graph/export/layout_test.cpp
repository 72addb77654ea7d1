#include "graph/export/layout.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using entente::exporting::force_layout;
using entente::exporting::LayoutEdge;
using entente::exporting::Point;

namespace {
double distance(const Point& a, const Point& b) { return std::hypot(a.x - b.x, a.y - b.y); }
}  // namespace

TEST_CASE("two groups that are joined inside stand apart") {
  std::vector<LayoutEdge> edges;
  for (std::uint32_t group : {0U, 10U}) {
    for (std::uint32_t a = 0; a < 10; ++a) {
      for (std::uint32_t b = a + 1; b < 10; ++b) edges.push_back({group + a, group + b, 1});
    }
  }
  edges.push_back({0, 10, 1});
  const auto points = force_layout(20, edges);
  double inside = 0, across = 0;
  for (std::uint32_t a = 0; a < 10; ++a) {
    for (std::uint32_t b = 0; b < 10; ++b) {
      inside += distance(points[a], points[b]) / 100;
      across += distance(points[a], points[10 + b]) / 100;
    }
  }
  CHECK(across > 1.5 * inside);
}

TEST_CASE("the same graph is laid out the same way, with finite and distinct places") {
  const std::vector<LayoutEdge> edges{{0, 1, 1}, {1, 2, 3}, {2, 2, 1}};
  const auto first = force_layout(6, edges);
  const auto second = force_layout(6, edges);
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].x == second[i].x);
    CHECK(std::isfinite(first[i].x));
    CHECK(std::isfinite(first[i].y));
    for (std::size_t j = 0; j < i; ++j) CHECK(distance(first[i], first[j]) > 0.01);
  }
}

TEST_CASE("nothing, one node and no edges are laid out too") {
  CHECK(force_layout(0, {}).empty());
  CHECK(force_layout(1, {}).size() == 1);
  CHECK(force_layout(3, {}).size() == 3);
}
