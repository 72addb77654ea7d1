// Random changes on a graph and on a plain model of it; every question must have the same answer on both,
// also after rollbacks, on snapshots and after folding.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "graph/graph.hpp"

using namespace entente;

namespace {

struct ModelNode {
  std::set<LabelId> labels;
  std::map<KeyId, Value> properties;
};
struct ModelEdge {
  EdgeEnds ends;
  std::map<KeyId, Value> properties;
};
struct Model {
  std::map<NodeId, ModelNode> nodes;
  std::map<EdgeId, ModelEdge> edges;
};

constexpr std::uint32_t kLabels = 3;
constexpr std::uint32_t kTypes = 4;
constexpr std::uint32_t kKeys = 4;
using Hop = std::pair<NodeId, EdgeId>;

std::vector<Hop> model_hops(const Model& model, NodeId node, TypeId type, Direction direction) {
  std::vector<Hop> hops;
  for (const auto& [id, edge] : model.edges) {
    const EdgeEnds& ends = edge.ends;
    if (ends.type != type) continue;
    const bool out = ends.from == node && (ends.undirected || direction != Direction::In);
    const bool in = ends.to == node && (ends.undirected || direction != Direction::Out);
    if (out)
      hops.emplace_back(ends.to, id);
    else if (in)
      hops.emplace_back(ends.from, id);
  }
  std::sort(hops.begin(), hops.end());
  return hops;
}

std::vector<Hop> graph_hops(const GraphView& graph, NodeId node, TypeId type, Direction direction) {
  std::vector<Hop> hops;
  const Expansion step = graph.expand(node, type, direction);
  for (std::size_t i = 0; i < step.first.size(); ++i)
    hops.emplace_back(step.first.nodes[i], step.first.edges[i]);
  for (std::size_t i = 0; i < step.second.size(); ++i)
    if (!step.skip_self_in_second || step.second.nodes[i] != node)
      hops.emplace_back(step.second.nodes[i], step.second.edges[i]);
  // Undirected before directed, each part by (node, edge).
  const auto key = [&](const Hop& hop) { return std::pair(!graph.ends(hop.second).undirected, hop); };
  for (std::size_t i = 1; i < step.first.size(); ++i) CHECK(key(hops[i - 1]) < key(hops[i]));
  std::sort(hops.begin(), hops.end());
  return hops;
}

template <class Properties>
bool same(const Properties& list, const std::map<KeyId, Value>& expected) {
  return std::equal(
      list.begin(), list.end(), expected.begin(), expected.end(),
      [](const auto& a, const auto& b) { return a.first == b.first && identical(a.second, b.second); });
}

template <class Scan, class IdType, class Expected>
bool scans(Scan scan, IdType, const Expected& expected) {
  std::vector<IdType> found;
  std::array<IdType, 7> batch;
  while (const std::size_t count = scan.next(batch))
    found.insert(found.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(count));
  return found == expected;
}

void check_node(const GraphView& graph, const Model& model, NodeId id, const ModelNode& node) {
  CHECK(graph.contains(id));
  const auto labels = graph.labels_of(id);
  CHECK(std::equal(labels.begin(), labels.end(), node.labels.begin(), node.labels.end()));
  CHECK(same(graph.properties(id), node.properties));
  for (std::uint32_t t = 0; t < kTypes; ++t)
    for (const Direction direction : {Direction::Out, Direction::In, Direction::Any}) {
      const auto expected = model_hops(model, id, TypeId(t), direction);
      CHECK(graph_hops(graph, id, TypeId(t), direction) == expected);
      CHECK(graph.degree(id, TypeId(t), direction) == expected.size());
      const auto types = graph.types_at(id, direction);
      CHECK(std::binary_search(types.begin(), types.end(), TypeId(t)) == !expected.empty());
    }
}

void check_finds(const GraphView& graph, const Model& model) {
  for (std::uint32_t k = 0; k < kKeys; ++k)
    for (const Value& value : {Value(1), Value("b"), Value(1.5), Value(true)}) {
      std::vector<NodeId> expected;
      for (const auto& [id, node] : model.nodes) {
        const auto held = node.properties.find(KeyId(k));
        if (held != node.properties.end() && identical(held->second, value)) expected.push_back(id);
      }
      CHECK(graph.find(KeyId(k), value) == expected);
    }
}

void check_same(const GraphView& graph, const Model& model) {
  CHECK(graph.node_count() == model.nodes.size());
  CHECK(graph.edge_count() == model.edges.size());
  std::vector<NodeId> nodes;
  std::vector<std::vector<NodeId>> by_label(kLabels);
  for (const auto& [id, node] : model.nodes) {
    nodes.push_back(id);
    for (const LabelId label : node.labels) by_label[label.number].push_back(id);
    check_node(graph, model, id, node);
  }
  std::vector<EdgeId> edges;
  std::vector<std::vector<EdgeId>> by_type(kTypes);
  for (const auto& [id, edge] : model.edges) {
    edges.push_back(id);
    by_type[edge.ends.type.number].push_back(id);
    const EdgeEnds ends = graph.ends(id);
    CHECK(std::tuple(ends.from, ends.to, ends.type, ends.undirected) ==
          std::tuple(edge.ends.from, edge.ends.to, edge.ends.type, edge.ends.undirected));
    CHECK(same(graph.properties(id), edge.properties));
    for (const auto& [key, value] : edge.properties) CHECK(identical(graph.property(id, key), value));
  }
  CHECK(scans(graph.scan(), NodeId(), nodes));
  CHECK(scans(graph.scan_edges(), EdgeId(), edges));
  for (std::uint32_t i = 0; i < kLabels; ++i) {
    CHECK(scans(graph.scan(LabelId(i)), NodeId(), by_label[i]));
    CHECK(graph.count(LabelId(i)) == by_label[i].size());
  }
  for (std::uint32_t i = 0; i < kTypes; ++i) {
    CHECK(scans(graph.scan_edges(TypeId(i)), EdgeId(), by_type[i]));
    CHECK(graph.count(TypeId(i)) == by_type[i].size());
  }
  check_finds(graph, model);
}

class Walk {
 public:
  explicit Walk(std::uint32_t seed) : random_(seed) {
    for (const char* name : {"A", "B", "C"}) graph.label(name);
    for (const char* name : {"P", "Q", "R", "S"}) graph.type(name);
    for (const char* name : {"name", "i", "mixed", "aliases"}) graph.key(name);
  }

  void step() {
    const std::uint32_t pick = below(100);
    if (pick < 15 || model.nodes.empty()) return add_node();
    if (pick < 50) return add_edge();
    if (pick < 65) return set_node_property();
    if (pick < 80) return set_edge_property();
    if (pick < 88) return toggle_label();
    if (pick < 95) return remove_edge();
    remove_node();
  }

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  Graph graph;
  Model model;

 private:
  template <class Table>
  auto any(Table& table) {
    return std::next(table.begin(), static_cast<std::ptrdiff_t>(random_() % table.size()));
  }
  Value value() {
    switch (below(7)) {
      case 0:
        return {};
      case 1:
        return static_cast<std::int64_t>(below(3));
      case 2:
        return std::string(1, static_cast<char>('a' + below(3)));
      case 3:
        return below(2) == 0 ? 1.5 : -0.25;
      case 4:
        return below(2) == 0;
      case 5:
        return Date{static_cast<std::int64_t>(below(5)) * 100'000, DatePrecision::Month};
      default:
        return List{Value("b"), Value(static_cast<std::int64_t>(below(2)))};
    }
  }
  /// Key 1 holds integers only, so that its column is a typed one; the others hold anything.
  Value value_for(KeyId key) {
    return key.number == 1 ? Value(static_cast<std::int64_t>(below(3))) : value();
  }
  static void put(std::map<KeyId, Value>& properties, KeyId key, const Value& value) {
    if (value.is_null())
      properties.erase(key);
    else
      properties[key] = value;
  }

  void add_node() {
    std::vector<LabelId> labels;
    if (below(4) != 0) labels.emplace_back(below(kLabels));
    model.nodes[graph.add_node(labels)].labels = {labels.begin(), labels.end()};
  }
  void add_edge() {
    const NodeId from = any(model.nodes)->first;
    const NodeId to = below(10) == 0 ? from : any(model.nodes)->first;
    const TypeId type(below(kTypes));
    const bool undirected = type.number == 0 || (type.number == 1 && below(2) == 0);
    model.edges[graph.add_edge(type, from, to, undirected)].ends = {from, to, type, undirected};
  }
  void set_node_property() {
    const auto at = any(model.nodes);
    const KeyId key(below(kKeys));
    const Value v = value_for(key);
    graph.set_property(at->first, key, v);
    put(at->second.properties, key, v);
  }
  void set_edge_property() {
    if (model.edges.empty()) return;
    const auto at = any(model.edges);
    const KeyId key(below(kKeys));
    const Value v = value_for(key);
    graph.set_property(at->first, key, v);
    put(at->second.properties, key, v);
  }
  void toggle_label() {
    const auto at = any(model.nodes);
    const LabelId label(below(kLabels));
    if (at->second.labels.insert(label).second) {
      graph.add_label(at->first, label);
    } else {
      at->second.labels.erase(label);
      graph.remove_label(at->first, label);
    }
  }
  void remove_edge() {
    if (model.edges.empty()) return;
    const auto at = any(model.edges);
    graph.remove_edge(at->first);
    model.edges.erase(at);
  }
  void remove_node() {
    const auto at = any(model.nodes);
    const bool attached = std::any_of(model.edges.begin(), model.edges.end(), [&](const auto& edge) {
      return edge.second.ends.from == at->first || edge.second.ends.to == at->first;
    });
    CHECK(graph.remove_node(at->first).has_value() == !attached);
    if (!attached) model.nodes.erase(at);
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("a graph agrees with a plain model under random changes", "[graph][model]") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    Walk walk(seed);
    for (int round = 0; round < 12; ++round) {
      if (round % 3 == 2) walk.graph.compact();
      const Savepoint here = walk.graph.savepoint();
      const Model before = walk.model;
      const Graph snapshot = walk.graph;
      for (std::uint32_t i = walk.below(40); i > 0; --i) walk.step();
      check_same(walk.graph, walk.model);
      check_same(snapshot, before);
      if (walk.below(3) == 0) {
        walk.graph.rollback_to(here);
        walk.model = before;
        check_same(walk.graph, walk.model);
      } else {
        walk.graph.forget_undo();
      }
    }
  }
}
