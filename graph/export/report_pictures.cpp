#include "graph/export/report_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "graph/export/export_model.hpp"
#include "graph/export/xml.hpp"
#include "graph/temporal/temporal.hpp"

namespace entente::exporting {

namespace {

constexpr double kWidth = 960;

struct Neighbour {
  NodeId node;
  std::size_t edges = 0;
  std::string name;
};

/// Those with most edges to the node, ties by name.
std::vector<Neighbour> neighbours_of(const GraphView& view, NodeId node) {
  std::map<NodeId, std::size_t> counts;
  for (const TypeId type : view.types_at(node, Direction::Any)) {
    const Expansion steps = view.expand(node, type, Direction::Any);
    for (const Hops& hops : {steps.first, steps.second}) {
      for (const NodeId other : hops.nodes) {
        if (other != node) ++counts[other];
      }
    }
  }
  const auto key = view.keys().find("name");
  std::vector<Neighbour> list;
  for (const auto& [other, edges] : counts) {
    const Value name = key ? view.property(other, *key) : Value();
    list.push_back(
        {.node = other, .edges = edges, .name = name.is(ValueKind::String) ? name.string() : std::string()});
  }
  std::sort(list.begin(), list.end(), [](const Neighbour& a, const Neighbour& b) {
    return a.edges != b.edges ? a.edges > b.edges : std::tie(a.name, a.node) < std::tie(b.name, b.node);
  });
  return list;
}

/// The edges among the chosen nodes.
std::vector<EdgeId> edges_among(const GraphView& view, const std::set<NodeId>& chosen) {
  std::set<EdgeId> edges;
  for (const NodeId node : chosen) {
    for (const TypeId type : view.types_at(node, Direction::Out)) {
      const Expansion steps = view.expand(node, type, Direction::Out);
      for (const Hops& hops : {steps.first, steps.second}) {
        for (std::size_t i = 0; i < hops.size(); ++i) {
          if (chosen.contains(hops.nodes[i])) edges.insert(hops.edges[i]);
        }
      }
    }
  }
  return {edges.begin(), edges.end()};
}

}  // namespace

std::string timeline_svg(const std::vector<TimelineEntry>& entries) {
  std::vector<std::pair<std::int64_t, const TimelineEntry*>> dated;
  for (const TimelineEntry& entry : entries) {
    if (const auto date = parse_partial_date(entry.date)) dated.emplace_back(date->days, &entry);
  }
  if (dated.empty()) return "";
  std::stable_sort(dated.begin(), dated.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::int64_t first_year = to_civil(dated.front().first).year;
  const std::int64_t last_year = to_civil(dated.back().first).year + 1;
  const auto begin = static_cast<double>(from_civil(first_year, 1, 1));
  const auto end = static_cast<double>(from_civil(last_year, 1, 1));
  const auto x_of = [&](double days) { return 20 + (kWidth - 40) * (days - begin) / (end - begin); };
  std::string svg = fmt::format(
      "<svg viewBox=\"0 0 {:.0f} 150\" role=\"img\" aria-label=\"time line\">\n<line x1=\"20\" y1=\"75\" "
      "x2=\"{:.0f}\" y2=\"75\" stroke=\"#999\"/>\n",
      kWidth, kWidth - 20);
  const std::int64_t step = std::max<std::int64_t>(1, (last_year - first_year) / 12);
  for (std::int64_t year = first_year; year <= last_year; year += step) {
    const double x = x_of(static_cast<double>(from_civil(year, 1, 1)));
    svg += fmt::format(
        "<line x1=\"{0:.1f}\" y1=\"70\" x2=\"{0:.1f}\" y2=\"80\" stroke=\"#999\"/><text x=\"{0:.1f}\" "
        "y=\"145\" font-size=\"12\" text-anchor=\"middle\">{1}</text>\n",
        x, year);
  }
  std::map<std::pair<int, bool>, int> stacked;  // dots of one place stand on one another
  for (const auto& [days, entry] : dated) {
    const double x = x_of(static_cast<double>(days));
    const int height = stacked[{static_cast<int>(x / 6), entry->meeting}]++;
    const double offset = 8 + 7 * std::min(height, 8);
    svg += fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.2\" fill=\"{}\"><title>{}: {}</title></circle>\n", x,
        entry->meeting ? 75 - offset : 75 + offset, entry->meeting ? "#0072b2" : "#d55e00",
        xml_attribute(entry->date), xml_attribute(entry->text));
  }
  return svg + "</svg>\n";
}

std::string neighbourhood_svg(const GraphView& view, NodeId node, std::size_t most_neighbours) {
  std::vector<Neighbour> neighbours = neighbours_of(view, node);
  const std::size_t all = neighbours.size();
  if (all > most_neighbours) neighbours.resize(most_neighbours);
  std::set<NodeId> chosen{node};
  for (const Neighbour& neighbour : neighbours) chosen.insert(neighbour.node);
  ModelOptions options{.looks = true,
                       .nodes = std::vector<NodeId>(chosen.begin(), chosen.end()),
                       .edges = edges_among(view, chosen)};
  const auto model = build_model(view, nullptr, options);
  if (!model) return "";
  double low_x = 1e300, high_x = -1e300, low_y = 1e300, high_y = -1e300;
  for (const ExportNode& n : model->nodes) {
    low_x = std::min(low_x, n.x);
    high_x = std::max(high_x, n.x);
    low_y = std::min(low_y, n.y);
    high_y = std::max(high_y, n.y);
  }
  constexpr double height = 640;
  const double scale =
      std::min((kWidth - 160) / std::max(high_x - low_x, 1.0), (height - 80) / std::max(high_y - low_y, 1.0));
  const auto x_of = [&](const ExportNode& n) { return kWidth / 2 + scale * (n.x - (low_x + high_x) / 2); };
  const auto y_of = [&](const ExportNode& n) { return height / 2 + scale * (n.y - (low_y + high_y) / 2); };
  std::string svg = fmt::format(
      "<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"neighbourhood\">\n", kWidth, height);
  for (const ExportEdge& edge : model->edges) {
    const ExportNode& a = model->nodes[edge.source];
    const ExportNode& b = model->nodes[edge.target];
    svg += fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#bbb\" "
        "stroke-width=\"{:.1f}\"><title>{} {} {}</title></line>\n",
        x_of(a), y_of(a), x_of(b), y_of(b), std::min(1.0 + 0.6 * static_cast<double>(edge.weight - 1), 5.0),
        xml_attribute(a.name), xml_attribute(edge.type), xml_attribute(b.name));
  }
  for (const ExportNode& n : model->nodes) {
    svg += fmt::format(
        "<circle cx=\"{0:.1f}\" cy=\"{1:.1f}\" r=\"{2:.1f}\" fill=\"#{3:02x}{4:02x}{5:02x}\"><title>{6} "
        "({7})</title></circle>"
        "<text x=\"{0:.1f}\" y=\"{8:.1f}\" font-size=\"{9}\" text-anchor=\"middle\">{6}</text>\n",
        x_of(n), y_of(n), 3 + n.size / 6, n.colour.red, n.colour.green, n.colour.blue, xml_attribute(n.name),
        xml_attribute(n.type), y_of(n) - 5 - n.size / 6, n.id == node ? 15 : 11);
  }
  svg += "</svg>\n";
  if (all > neighbours.size())
    svg += fmt::format("<p class=\"kind\">{} of {} neighbours, those with most facts.</p>\n",
                       neighbours.size(), all);
  return svg;
}

}  // namespace entente::exporting
