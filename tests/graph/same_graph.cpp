#include "tests/graph/same_graph.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace entente {
namespace {

std::uint32_t below(std::mt19937& random, std::uint32_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

Value random_value(std::mt19937& random) {
  const auto number = static_cast<std::int64_t>(below(random, 5)) - 2;
  switch (below(random, 14)) {
    case 0:
      return {};
    case 1:
      return number * 1'000'000'000'000;
    case 2:
      return static_cast<double>(number) / 3;
    case 3:
      return number > 0;
    case 4:
      return std::string(below(random, 40), static_cast<char>('a' + number + 2)) + "ü";
    case 5:
      return Date{number * 20'000, DatePrecision::Day};
    case 6:
      return Date{from_civil(1970 + number * 100'000'000, 1, 1), DatePrecision::Year};
    case 7:
      return List{Value(number), Value("x"), Value(List{Value()})};
    case 8:
      return LocalTime{below(random, 1000)};
    case 9:
      return Time{below(random, 1000), 3600};
    case 10:
      return LocalDateTime{number, 5};
    case 11:
      return DateTime{number, 7, 3600, "Europe/Paris"};
    case 12:
      return Duration{number, 1, -number, 9};
    default:
      return Map{{"k", Value(number)}, {"", Value(false)}};
  }
}

template <class IdType, class Scan>
std::vector<IdType> all(Scan scan) {
  std::vector<IdType> ids;
  std::vector<IdType> batch(64);
  while (const std::size_t count = scan.next(batch))
    ids.insert(ids.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(count));
  return ids;
}

template <class IdType>
void set_any(Graph& graph, std::mt19937& random, const std::vector<IdType>& ids) {
  static constexpr const char* kKeys[] = {"name", "when", "size", "flag", "any"};
  if (ids.empty()) return;
  const std::uint32_t pick = below(random, 5);
  Value value = random_value(random);
  if (pick == 1 && !value.is_null())
    value = Date{static_cast<std::int64_t>(below(random, 20'000)), DatePrecision::Month};
  if (pick == 2 && !value.is_null()) value = static_cast<double>(below(random, 10)) / 10;
  graph.set_property(ids[below(random, static_cast<std::uint32_t>(ids.size()))], graph.key(kKeys[pick]),
                     value);
}

template <class IdType>
bool same_properties(const GraphView& a, const GraphView& b, IdType id) {
  const auto in_a = a.properties(id);
  const auto in_b = b.properties(id);
  if (in_a.size() != in_b.size()) return false;
  return std::all_of(in_a.begin(), in_a.end(), [&](const auto& entry) {
    const auto key = b.keys().find(a.keys().text(entry.first));
    return key && identical(b.property(id, *key), entry.second);
  });
}

bool same_labels(const GraphView& a, const GraphView& b, NodeId node) {
  const auto in_a = a.labels_of(node);
  const auto in_b = b.labels_of(node);
  return std::equal(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(),
                    [&](LabelId x, LabelId y) { return a.labels().text(x) == b.labels().text(y); });
}

bool same_steps(const GraphView& a, const GraphView& b, NodeId node) {
  const auto types = a.types_at(node, Direction::Any);
  if (types.size() != b.types_at(node, Direction::Any).size()) return false;
  return std::all_of(types.begin(), types.end(), [&](TypeId type) {
    const auto in_b = b.types().find(a.types().text(type));
    if (!in_b) return false;
    const Expansion x = a.expand(node, type, Direction::Any);
    const Expansion y = b.expand(node, *in_b, Direction::Any);
    const auto equal = [](const Hops& p, const Hops& q) {
      return std::equal(p.nodes.begin(), p.nodes.end(), q.nodes.begin(), q.nodes.end()) &&
             std::equal(p.edges.begin(), p.edges.end(), q.edges.begin(), q.edges.end());
    };
    return equal(x.first, y.first) && equal(x.second, y.second);
  });
}

}  // namespace

void change_randomly(Graph& graph, std::mt19937& random, int changes) {
  static constexpr const char* kLabels[] = {"Person", "Country", "Place"};
  static constexpr const char* kTypes[] = {"MET", "VISITED", "SIGNED", "CALLED"};
  for (; changes > 0; --changes) {
    const auto nodes = all<NodeId>(graph.scan());
    const auto edges = all<EdgeId>(graph.scan_edges());
    const auto node = [&] { return nodes[below(random, static_cast<std::uint32_t>(nodes.size()))]; };
    const std::uint32_t pick = nodes.size() < 2 ? 0 : below(random, 100);
    if (pick < 20) {
      graph.add_node(std::array{graph.label(kLabels[below(random, 3)])});
    } else if (pick < 50) {
      graph.add_edge(graph.type(kTypes[below(random, 4)]), node(), node(), below(random, 2) == 0);
    } else if (pick < 65) {
      set_any(graph, random, nodes);
    } else if (pick < 85) {
      set_any(graph, random, edges);
    } else if (pick < 90) {
      graph.add_label(node(), graph.label(kLabels[below(random, 3)]));
    } else if (pick < 96) {
      if (!edges.empty()) graph.remove_edge(edges[below(random, static_cast<std::uint32_t>(edges.size()))]);
    } else {
      (void)graph.remove_node(node());  // refused where it has edges
    }
  }
}

bool same_graph(const GraphView& a, const GraphView& b) {
  const auto nodes = all<NodeId>(a.scan());
  const auto edges = all<EdgeId>(a.scan_edges());
  if (nodes != all<NodeId>(b.scan()) || edges != all<EdgeId>(b.scan_edges())) return false;
  if (a.node_count() != b.node_count() || a.edge_count() != b.edge_count()) return false;
  for (const NodeId node : nodes)
    if (!same_labels(a, b, node) || !same_properties(a, b, node) || !same_steps(a, b, node)) return false;
  return std::all_of(edges.begin(), edges.end(), [&](EdgeId edge) {
    const EdgeEnds x = a.ends(edge);
    const EdgeEnds y = b.ends(edge);
    return std::tuple(x.from, x.to, x.undirected) == std::tuple(y.from, y.to, y.undirected) &&
           a.types().text(x.type) == b.types().text(y.type) && same_properties(a, b, edge);
  });
}

}  // namespace entente
