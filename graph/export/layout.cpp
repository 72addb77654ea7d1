#include "graph/export/layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace entente::exporting {

namespace {

constexpr double kTheta = 1.2;  // a cell this much farther than wide counts as one body
constexpr double kRepulsion = 40.0;
constexpr double kGravity = 1.0;
constexpr double kJitterTolerance = 1.0;
constexpr int kMaxDepth = 24;

/// A quadtree over the bodies, rebuilt for each step. Cells are in one array; children of a cell stand
/// together.
class Quadtree {
 public:
  Quadtree(const std::vector<Point>& points, const std::vector<double>& mass) : points_(points), mass_(mass) {
    double low_x = points[0].x, high_x = low_x, low_y = points[0].y, high_y = low_y;
    for (const Point& p : points) {
      low_x = std::min(low_x, p.x);
      high_x = std::max(high_x, p.x);
      low_y = std::min(low_y, p.y);
      high_y = std::max(high_y, p.y);
    }
    const double side = std::max({high_x - low_x, high_y - low_y, 1e-9});
    order_.resize(points.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
    cells_.push_back({});
    build(0, 0, static_cast<std::uint32_t>(order_.size()), low_x, low_y, side, 0);
  }

  /// The repulsion on a body of this mass at this point.
  [[nodiscard]] Point push(std::uint32_t body) const {
    Point force;
    std::array<std::uint32_t, 4 * kMaxDepth + 8> stack{};
    std::size_t depth = 0;
    stack[depth++] = 0;
    while (depth > 0) {
      const Cell& cell = cells_[stack[--depth]];
      const double dx = points_[body].x - cell.x;
      const double dy = points_[body].y - cell.y;
      const double distance2 = dx * dx + dy * dy;
      if (cell.children == 0) {
        for (std::uint32_t i = cell.first; i < cell.last; ++i) {
          if (order_[i] != body) add(force, body, points_[order_[i]], mass_[order_[i]]);
        }
      } else if (cell.side * cell.side < kTheta * kTheta * distance2) {
        add(force, body, {cell.x, cell.y}, cell.mass);
      } else {
        for (std::uint32_t c = 0; c < 4; ++c) {
          if (cells_[cell.children + c].mass > 0) stack[depth++] = cell.children + c;
        }
      }
    }
    return force;
  }

 private:
  struct Cell {
    double x = 0, y = 0, mass = 0, side = 0;
    std::uint32_t children = 0;  // 0: a leaf
    std::uint32_t first = 0, last = 0;
  };

  void add(Point& force, std::uint32_t body, const Point& from, double mass) const {
    double dx = points_[body].x - from.x;
    double dy = points_[body].y - from.y;
    double distance2 = dx * dx + dy * dy;
    if (distance2 < 1e-12) {  // two bodies on one spot are pushed apart in a direction of their own
      const double angle = static_cast<double>(body) * std::numbers::phi;
      dx = 1e-3 * std::cos(angle);
      dy = 1e-3 * std::sin(angle);
      distance2 = 1e-6;
    }
    const double factor = kRepulsion * mass_[body] * mass / distance2;
    force.x += dx * factor;
    force.y += dy * factor;
  }

  void build(std::uint32_t at, std::uint32_t first, std::uint32_t last, double x, double y, double side,
             int depth) {
    Cell cell{.side = side, .first = first, .last = last};
    for (std::uint32_t i = first; i < last; ++i) {
      cell.mass += mass_[order_[i]];
      cell.x += mass_[order_[i]] * points_[order_[i]].x;
      cell.y += mass_[order_[i]] * points_[order_[i]].y;
    }
    if (cell.mass > 0) {
      cell.x /= cell.mass;
      cell.y /= cell.mass;
    }
    if (last - first > 8 && depth < kMaxDepth) {
      cell.children = static_cast<std::uint32_t>(cells_.size());
      cells_.resize(cells_.size() + 4);
    }
    cells_[at] = cell;
    if (cell.children == 0) return;
    const double half = side / 2;
    const auto begin = order_.begin();
    const auto split_y = std::stable_partition(begin + first, begin + last,
                                               [&](std::uint32_t i) { return points_[i].y < y + half; });
    const auto split_low = std::stable_partition(begin + first, split_y,
                                                 [&](std::uint32_t i) { return points_[i].x < x + half; });
    const auto split_high = std::stable_partition(split_y, begin + last,
                                                  [&](std::uint32_t i) { return points_[i].x < x + half; });
    const auto position = [&](auto it) { return static_cast<std::uint32_t>(it - begin); };
    build(cell.children, first, position(split_low), x, y, half, depth + 1);
    build(cell.children + 1, position(split_low), position(split_y), x + half, y, half, depth + 1);
    build(cell.children + 2, position(split_y), position(split_high), x, y + half, half, depth + 1);
    build(cell.children + 3, position(split_high), last, x + half, y + half, half, depth + 1);
  }

  const std::vector<Point>& points_;
  const std::vector<double>& mass_;
  std::vector<std::uint32_t> order_;
  std::vector<Cell> cells_;
};

int iterations_for(std::size_t nodes) {
  return static_cast<int>(std::clamp(4'000'000.0 / static_cast<double>(nodes + 1), 30.0, 400.0));
}

/// The golden-angle spiral: even, deterministic, no two on one spot.
std::vector<Point> spiral(std::size_t nodes) {
  std::vector<Point> points(nodes);
  for (std::size_t i = 0; i < nodes; ++i) {
    const double angle = static_cast<double>(i) * std::numbers::pi * (3.0 - std::sqrt(5.0));
    const double radius = 10.0 * std::sqrt(static_cast<double>(i) + 0.5);
    points[i] = {radius * std::cos(angle), radius * std::sin(angle)};
  }
  return points;
}

/// Moves every body by its force at a speed that grows while the whole layout agrees on where to go and
/// shrinks while it swings (ForceAtlas2's global and local speeds).
class Stepper {
 public:
  explicit Stepper(std::size_t nodes) : before_(nodes) {}

  void move(std::vector<Point>& points, const std::vector<Point>& force, const std::vector<double>& mass) {
    double swinging = 0;
    double traction = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      swinging += mass[i] * std::hypot(force[i].x - before_[i].x, force[i].y - before_[i].y);
      traction += mass[i] * std::hypot(force[i].x + before_[i].x, force[i].y + before_[i].y) / 2;
    }
    const double target = kJitterTolerance * kJitterTolerance * traction / std::max(swinging, 1e-9);
    speed_ += std::min(target - speed_, 0.5 * speed_);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const double swing = mass[i] * std::hypot(force[i].x - before_[i].x, force[i].y - before_[i].y);
      const double factor = 0.1 * speed_ / (1.0 + std::sqrt(speed_ * swing));
      points[i].x += force[i].x * factor;
      points[i].y += force[i].y * factor;
    }
    before_ = force;
  }

 private:
  std::vector<Point> before_;
  double speed_ = 1.0;
};

/// Nodes without an edge go to a ring outside the rest.
void ring_isolated(std::vector<Point>& points, const std::vector<bool>& isolated) {
  double radius = 50;
  std::size_t count = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (isolated[i])
      ++count;
    else
      radius = std::max(radius, std::hypot(points[i].x, points[i].y));
  }
  std::size_t n = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!isolated[i]) continue;
    const double angle = 2 * std::numbers::pi * static_cast<double>(n++) / static_cast<double>(count);
    points[i] = {1.15 * radius * std::cos(angle), 1.15 * radius * std::sin(angle)};
  }
}

}  // namespace

std::vector<Point> force_layout(std::size_t nodes, std::span<const LayoutEdge> edges) {
  std::vector<Point> points = spiral(nodes);
  if (nodes < 2) return points;
  std::vector<double> mass(nodes, 1.0);
  std::vector<bool> isolated(nodes, true);
  for (const LayoutEdge& edge : edges) {
    if (edge.a == edge.b) continue;
    mass[edge.a] += 1;
    mass[edge.b] += 1;
    isolated[edge.a] = isolated[edge.b] = false;
  }
  for (std::size_t i = 0; i < nodes; ++i) {
    if (isolated[i]) mass[i] = 0;  // they neither push nor are pushed
  }
  Stepper stepper(nodes);
  std::vector<Point> force(nodes);
  for (int step = iterations_for(nodes); step > 0; --step) {
    const Quadtree tree(points, mass);
    for (std::uint32_t i = 0; i < nodes; ++i) {
      if (isolated[i]) continue;
      force[i] = tree.push(i);
      const double distance = std::max(std::hypot(points[i].x, points[i].y), 1e-9);
      force[i].x -= kGravity * mass[i] * points[i].x / distance;
      force[i].y -= kGravity * mass[i] * points[i].y / distance;
    }
    for (const LayoutEdge& edge : edges) {
      if (edge.a == edge.b) continue;
      const double pull = std::sqrt(edge.weight) * 0.5;
      const double dx = (points[edge.b].x - points[edge.a].x) * pull;
      const double dy = (points[edge.b].y - points[edge.a].y) * pull;
      force[edge.a].x += dx;
      force[edge.a].y += dy;
      force[edge.b].x -= dx;
      force[edge.b].y -= dy;
    }
    stepper.move(points, force, mass);
  }
  ring_isolated(points, isolated);
  return points;
}

}  // namespace entente::exporting
