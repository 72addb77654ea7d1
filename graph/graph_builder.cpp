#include "graph/graph_builder.hpp"

#include <cassert>
#include <future>

#include "graph/base/large_pages.hpp"
#include "graph/base/make_adjacency.hpp"
#include "graph/graph_state.hpp"

namespace entente {

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

ColumnBuilder& GraphBuilder::column(Columns& columns, KeyId key) {
  if (columns.size() <= key.number) columns.resize(key.number + 1);
  if (columns[key.number] == nullptr) columns[key.number] = std::make_unique<ColumnBuilder>();
  return *columns[key.number];
}

ColumnSet GraphBuilder::finish_columns(Columns& columns) {
  std::vector<ColumnSet::Held> list(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] != nullptr && !columns[i]->empty())
      list[i] = std::make_shared<const Column>(columns[i]->finish());
    columns[i].reset();
  }
  columns.clear();
  return ColumnSet(std::move(list));
}

void GraphBuilder::reserve(Columns& columns, std::size_t values) {
  for (const auto& column : columns)
    if (column != nullptr) column->reserve(values);
}

void GraphBuilder::reserve_nodes(std::size_t nodes) {
  parts_.label_set_of.reserve(nodes);
  reserve(node_columns_, nodes);
}

void GraphBuilder::reserve_edges(std::size_t edges) {
  parts_.edges.from.reserve(edges);
  parts_.edges.to.reserve(edges);
  parts_.edges.kinds.reserve(edges);
  use_large_pages(parts_.edges.kinds.data(), edges * sizeof(parts_.edges.kinds[0]));  // read in every order
  reserve(edge_columns_, edges);
}

Graph GraphBuilder::finish() {
  const auto make = [this](Way way) { return make_adjacency(parts_.edges, node_count(), way); };
  auto backward = std::async(std::launch::async, make, Way::Backward);
  parts_.forward = make(Way::Forward);
  parts_.node_columns = finish_columns(node_columns_);
  parts_.edge_columns = finish_columns(edge_columns_);
  parts_.backward = backward.get();
  state_->start_from(std::make_shared<const Base>(std::move(parts_)));
  parts_ = {};
  return GraphAccess::make(std::exchange(state_, std::make_shared<GraphState>()));
}

}  // namespace entente
