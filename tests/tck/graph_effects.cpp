// Comparing a graph before and after.
#include "tests/tck/graph_effects.hpp"

#include <algorithm>
#include <array>

#include "tests/tck/notation.hpp"

namespace entente::tck {
namespace {

template <class Element>
void add_properties(GraphPicture& picture, Element element, bool is_edge, const GraphView& view) {
  for (const auto& [key, value] : view.properties(element)) {
    picture.properties.emplace(is_edge, element.number, std::string(view.keys().text(key)),
                               canonical(value, view, ListOrder::Matters));
  }
}

template <class Set>
void count(Effects& effects, const std::string& name, const Set& before, const Set& after) {
  const auto missing = [](const Set& from, const Set& in) {
    return std::count_if(from.begin(), from.end(), [&](const auto& one) { return !in.contains(one); });
  };
  if (const auto gone = missing(before, after); gone != 0) effects["-" + name] = gone;
  if (const auto come = missing(after, before); come != 0) effects["+" + name] = come;
}

}  // namespace

GraphPicture picture_of(const GraphView& view) {
  GraphPicture picture;
  std::array<NodeId, 256> nodes;
  auto node_scan = view.scan();
  for (std::size_t read = node_scan.next(nodes); read > 0; read = node_scan.next(nodes)) {
    for (std::size_t i = 0; i < read; ++i) {
      picture.nodes.insert(nodes[i].number);
      for (const LabelId label : view.labels_of(nodes[i])) picture.labels.emplace(view.labels().text(label));
      add_properties(picture, nodes[i], false, view);
    }
  }
  std::array<EdgeId, 256> edges;
  auto edge_scan = view.scan_edges();
  for (std::size_t read = edge_scan.next(edges); read > 0; read = edge_scan.next(edges)) {
    for (std::size_t i = 0; i < read; ++i) {
      picture.edges.insert(edges[i].number);
      add_properties(picture, edges[i], true, view);
    }
  }
  return picture;
}

Effects effects_between(const GraphPicture& before, const GraphPicture& after) {
  Effects effects;
  count(effects, "nodes", before.nodes, after.nodes);
  count(effects, "relationships", before.edges, after.edges);
  count(effects, "properties", before.properties, after.properties);
  count(effects, "labels", before.labels, after.labels);
  return effects;
}

}  // namespace entente::tck
