#include "graph/graph_builder.hpp"

#include <algorithm>
#include <cassert>
#include <future>
#include <tuple>

#include "graph/graph_state.hpp"

namespace entente {
namespace {

/// A step from a node: what make_forward sorts.
struct Step {
  std::uint32_t kind;
  NodeId neighbour;
  EdgeId edge;
  friend bool operator<(const Step& a, const Step& b) {
    return std::tie(a.kind, a.neighbour, a.edge) < std::tie(b.kind, b.neighbour, b.edge);
  }
};

/// One node's sorted steps as runs.
void write_runs(AdjacencyWriter& writer, std::span<const Step> steps, std::vector<NodeId>& nodes,
                std::vector<EdgeId>& edges) {
  writer.begin_node();
  for (std::size_t first = 0; first < steps.size();) {
    const std::uint32_t type = steps[first].kind >> 1;
    std::uint32_t undirected = 0;
    nodes.clear();
    edges.clear();
    std::size_t at = first;
    for (; at < steps.size() && steps[at].kind >> 1 == type; ++at) {
      if ((steps[at].kind & 1U) == 0) ++undirected;
      nodes.push_back(steps[at].neighbour);
      edges.push_back(steps[at].edge);
    }
    writer.run(TypeId(type), undirected, nodes, edges);
    first = at;
  }
}

}  // namespace

GraphBuilder::GraphBuilder() : state_(std::make_shared<GraphState>()) {}
GraphBuilder::~GraphBuilder() = default;

LabelId GraphBuilder::label(std::string_view name) { return state_->labels.intern(name); }
TypeId GraphBuilder::type(std::string_view name) { return state_->types.intern(name); }
KeyId GraphBuilder::key(std::string_view name) { return state_->keys.intern(name); }

NodeId GraphBuilder::add_node(std::span<const LabelId> labels) {
  parts_.label_set_of.push_back(parts_.label_sets.number(labels));
  return NodeId(static_cast<std::uint32_t>(parts_.label_set_of.size() - 1));
}

EdgeId GraphBuilder::add_edge(TypeId type, NodeId from, NodeId to, bool undirected) {
  assert(from.number < node_count() && to.number < node_count());
  parts_.edges.from.push_back(from);
  parts_.edges.to.push_back(to);
  parts_.edges.kinds.push_back(EdgeTable::kind(type, undirected));
  return EdgeId(static_cast<std::uint32_t>(edge_count() - 1));
}

ColumnBuilder& GraphBuilder::column(std::vector<std::unique_ptr<ColumnBuilder>>& columns, KeyId key) {
  if (columns.size() <= key.number) columns.resize(key.number + 1);
  if (columns[key.number] == nullptr) columns[key.number] = std::make_unique<ColumnBuilder>();
  return *columns[key.number];
}

ColumnSet GraphBuilder::finish_columns(std::vector<std::unique_ptr<ColumnBuilder>>& columns) {
  std::vector<ColumnSet::Held> list(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] != nullptr && !columns[i]->empty())
      list[i] = std::make_shared<const Column>(columns[i]->finish());
    columns[i].reset();
  }
  columns.clear();
  return ColumnSet(std::move(list));
}

Adjacency GraphBuilder::make_forward() {
  const std::size_t nodes = node_count();
  const auto each_step = [&](const auto& see) {
    const EdgeTable& table = parts_.edges;
    for (std::uint32_t e = 0; e < table.size(); ++e) {
      const std::uint32_t kind = table.kinds[e] ^ 1U;  // so that undirected edges of a type come first
      see(table.from[e], Step{kind, table.to[e], EdgeId(e)});
      if ((kind & 1U) == 0 && table.from[e] != table.to[e])
        see(table.to[e], Step{kind, table.from[e], EdgeId(e)});
    }
  };
  std::vector<std::uint32_t> starts(nodes + 1);
  each_step([&](NodeId node, const Step&) { ++starts[node.number + 1]; });
  for (std::size_t v = 1; v <= nodes; ++v) starts[v] += starts[v - 1];
  std::vector<Step> steps(starts.back());
  std::vector<std::uint32_t> at(starts.begin(), starts.end() - 1);
  each_step([&](NodeId node, const Step& step) { steps[at[node.number]++] = step; });
  at = {};

  AdjacencyWriter writer(nodes);
  writer.reserve(steps.size());
  std::vector<NodeId> run_nodes;
  std::vector<EdgeId> run_edges;
  const auto steps_of = [&](std::size_t v) {
    return std::span(steps).subspan(starts[v], starts[v + 1] - starts[v]);
  };
  const auto sort_nodes = [&](std::size_t first, std::size_t last) {
    for (std::size_t v = first; v < last; ++v) std::sort(steps_of(v).begin(), steps_of(v).end());
  };
  // Two threads, half of the steps each.
  const auto middle = static_cast<std::size_t>(
      std::upper_bound(starts.begin(), starts.end(), starts.back() / 2) - starts.begin() - 1);
  auto half = std::async(std::launch::async, sort_nodes, std::size_t{0}, std::min(middle, nodes));
  sort_nodes(std::min(middle, nodes), nodes);
  half.wait();
  for (std::size_t v = 0; v < nodes; ++v) write_runs(writer, steps_of(v), run_nodes, run_edges);
  return writer.finish();
}

Graph GraphBuilder::finish() {
  // The columns have nothing to do with the neighbours.
  auto forward = std::async(std::launch::async, [this] { return make_forward(); });
  parts_.node_columns = finish_columns(node_columns_);
  parts_.edge_columns = finish_columns(edge_columns_);
  parts_.forward = forward.get();
  state_->start_from(std::make_shared<const Base>(std::move(parts_)));
  parts_ = {};
  return GraphAccess::make(std::exchange(state_, std::make_shared<GraphState>()));
}

}  // namespace entente
