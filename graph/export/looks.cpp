// Size, colour, position and computed columns of an export.
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "graph/algorithms/centrality.hpp"
#include "graph/algorithms/cohesion.hpp"
#include "graph/export/export_model.hpp"
#include "graph/export/layout.hpp"
#include "graph/graph.hpp"

namespace entente::exporting {

namespace {

struct TypeColour {
  std::string_view type;
  Colour colour;
};

// A fixed palette that stays apart for the colour-blind (after Okabe and Ito 2008), one colour a node label.
constexpr std::array<TypeColour, 8> kPalette = {{{"Person", {0, 114, 178}},
                                                 {"Country", {213, 94, 0}},
                                                 {"Organization", {0, 158, 115}},
                                                 {"Place", {230, 159, 0}},
                                                 {"Event", {204, 121, 167}},
                                                 {"Agreement", {86, 180, 233}},
                                                 {"Initiative", {120, 94, 160}},
                                                 {"Award", {190, 174, 50}}}};
constexpr Colour kOther{128, 128, 128};

Colour colour_of(const std::string& type) {
  for (const auto& entry : kPalette) {
    if (type == entry.type) return entry.colour;
  }
  return kOther;
}

/// Steps that exact betweenness may take, one a node and edge; beyond, the column is left out rather than
/// guessed.
constexpr double kMostSteps = 4e8;

/// The name for a computed column: a property of the graph that has it already keeps it.
std::string column_name(const ExportModel& model, const std::string& name) {
  const bool taken = std::any_of(model.nodes.begin(), model.nodes.end(),
                                 [&](const ExportNode& node) { return node.columns.contains(name); });
  return taken ? "computed_" + name : name;
}

template <class Values>
void add_column(ExportModel& model, const std::string& name, const Values& values) {
  const std::string column = column_name(model, name);
  for (std::size_t i = 0; i < model.nodes.size(); ++i)
    model.nodes[i].columns.emplace(column, Value(values[i]));
}

/// What the picture's own edges say of each node: of a part of a graph its own figures. The graph is built
/// from the model, in whose order the algorithms then go, so that nothing hangs on ids.
void add_measures(ExportModel& model) {
  Graph picture;
  for (std::size_t i = 0; i < model.nodes.size(); ++i) picture.add_node({});
  for (const ExportEdge& edge : model.edges) {
    const TypeId type = picture.type(edge.type);
    for (std::int64_t n = 0; n < edge.weight; ++n)
      picture.add_edge(type, NodeId(edge.source), NodeId(edge.target), edge.undirected);
  }
  const auto communities = louvain(picture);
  std::vector<std::int64_t> community(communities.community_of.values.begin(),
                                      communities.community_of.values.end());
  add_column(model, "community", community);
  add_column(model, "pagerank", page_rank(picture).values);
  const auto nodes = static_cast<double>(model.nodes.size());
  if (nodes * (nodes + static_cast<double>(model.edges.size())) <= kMostSteps)
    add_column(model, "betweenness", betweenness(picture).values);
}

/// Of each person the country in which an office is held, of each place, organization and event the one it
/// lies in.
void add_country(ExportModel& model) {
  std::vector<std::string> country(model.nodes.size());
  for (const ExportEdge& edge : model.edges) {
    const ExportNode& to = model.nodes[edge.target];
    if (to.type != "Country") continue;
    if (edge.type != "HOLDS_OFFICE" && edge.type != "LOCATED_IN") continue;
    std::string& known = country[edge.source];
    if (known.empty() || to.name < known) known = to.name;
  }
  const std::string column = column_name(model, "country");
  for (std::size_t i = 0; i < model.nodes.size(); ++i) {
    if (model.nodes[i].type == "Country") country[i] = model.nodes[i].name;
    if (!country[i].empty()) model.nodes[i].columns.emplace(column, Value(country[i]));
  }
}

}  // namespace

void add_looks(ExportModel& model, const GraphView& /*view*/) {
  std::vector<std::int64_t> degree(model.nodes.size());
  std::vector<LayoutEdge> edges;
  edges.reserve(model.edges.size());
  for (const ExportEdge& edge : model.edges) {
    ++degree[edge.source];
    if (edge.source != edge.target) ++degree[edge.target];
    edges.push_back({.a = edge.source, .b = edge.target, .weight = static_cast<double>(edge.weight)});
  }
  const std::int64_t most = degree.empty() ? 0 : *std::max_element(degree.begin(), degree.end());
  const std::vector<Point> points = force_layout(model.nodes.size(), edges);
  for (std::size_t i = 0; i < model.nodes.size(); ++i) {
    ExportNode& node = model.nodes[i];
    node.colour = colour_of(node.type);
    node.size =
        most == 0 ? 10 : 10 + 50 * std::sqrt(static_cast<double>(degree[i]) / static_cast<double>(most));
    node.x = points[i].x;
    node.y = points[i].y;
  }
  add_column(model, "degree", degree);
  add_measures(model);
  add_country(model);
}

}  // namespace entente::exporting
