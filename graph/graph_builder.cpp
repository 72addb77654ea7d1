#include "graph/graph_builder.hpp"

#include <algorithm>
#include <cassert>
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
  edges_.push_back({from, to, type.number << 1 | (undirected ? 0U : 1U)});
  return EdgeId(static_cast<std::uint32_t>(edges_.size() - 1));
}

ColumnBuilder& GraphBuilder::column(std::vector<std::unique_ptr<ColumnBuilder>>& columns, KeyId key) {
  if (columns.size() <= key.number) columns.resize(key.number + 1);
  if (columns[key.number] == nullptr) columns[key.number] = std::make_unique<ColumnBuilder>();
  return *columns[key.number];
}

ColumnList GraphBuilder::finish_columns(std::vector<std::unique_ptr<ColumnBuilder>>& columns) {
  ColumnList list(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] != nullptr && !columns[i]->empty())
      list[i] = std::make_shared<const Column>(columns[i]->finish());
    columns[i].reset();
  }
  columns.clear();
  return list;
}

Adjacency GraphBuilder::make_forward() {
  const std::size_t nodes = node_count();
  const auto each_step = [&](const auto& see) {
    for (std::uint32_t e = 0; e < edges_.size(); ++e) {
      const Edge& edge = edges_[e];
      see(edge.from, Step{edge.kind, edge.to, EdgeId(e)});
      if ((edge.kind & 1U) == 0 && edge.from != edge.to) see(edge.to, Step{edge.kind, edge.from, EdgeId(e)});
    }
  };
  std::vector<std::uint32_t> starts(nodes + 1);
  each_step([&](NodeId node, const Step&) { ++starts[node.number + 1]; });
  for (std::size_t v = 1; v <= nodes; ++v) starts[v] += starts[v - 1];
  std::vector<Step> steps(starts.back());
  std::vector<std::uint32_t> at(starts.begin(), starts.end() - 1);
  each_step([&](NodeId node, const Step& step) { steps[at[node.number]++] = step; });
  at = {};

  parts_.reversed.resize(edges_.size());
  for (std::size_t e = 0; e < edges_.size(); ++e)
    parts_.reversed[e] = (edges_[e].kind & 1U) == 0 && edges_[e].to < edges_[e].from;
  edges_ = {};

  AdjacencyWriter writer(nodes);
  writer.reserve(steps.size());
  std::vector<NodeId> run_nodes;
  std::vector<EdgeId> run_edges;
  for (std::size_t v = 0; v < nodes; ++v) {
    const auto own = std::span(steps).subspan(starts[v], starts[v + 1] - starts[v]);
    std::sort(own.begin(), own.end());
    write_runs(writer, own, run_nodes, run_edges);
  }
  return writer.finish();
}

Graph GraphBuilder::finish() {
  parts_.forward = make_forward();
  parts_.node_columns = finish_columns(node_columns_);
  parts_.edge_columns = finish_columns(edge_columns_);
  state_->start_from(std::make_shared<const Base>(std::move(parts_)));
  parts_ = {};
  return GraphAccess::make(std::exchange(state_, std::make_shared<GraphState>()));
}

}  // namespace entente
