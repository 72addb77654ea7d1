// .tree NAME: the neighbourhood of a node.
#include <algorithm>
#include <map>
#include <set>

#include "cli/print/display_width.hpp"
#include "cli/print/value_text.hpp"
#include "cli/repl/repl.hpp"

namespace entente::cli {

namespace {

struct Neighbour {
  std::set<std::string> dates;
  std::size_t edges = 0;
};

// Neighbours of one type and direction, by text of the node.
std::map<std::string, Neighbour> neighbours_of(const Expansion& expansion, NodeId node, bool outgoing,
                                               const GraphView& view) {
  std::map<std::string, Neighbour> found;
  const auto date_key = view.keys().find("date");
  for (const Hops& run : {expansion.first, expansion.second}) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      const EdgeEnds ends = view.ends(run.edges[i]);
      // Undirected edges and loops are drawn once, with those that go out.
      if (!outgoing && (ends.undirected || ends.from == node)) continue;
      Neighbour& one = found[printable(node_text(run.nodes[i], view))];
      ++one.edges;
      if (!date_key) continue;
      const Value date = view.property(run.edges[i], *date_key);
      if (!date.is_null()) one.dates.insert(value_text(date, view));
    }
  }
  return found;
}

std::string dates_text(const Neighbour& neighbour) {
  constexpr std::size_t kMostDates = 4;
  std::string text;
  std::size_t shown = 0;
  for (const auto& date : neighbour.dates) {
    if (shown++ == kMostDates) return text + ", …";
    text += (text.empty() ? "  " : ", ") + date;
  }
  return text;
}

struct Branch {
  std::string title;
  std::map<std::string, Neighbour> leaves;
};

std::string drawn(const Branch& branch, bool last, std::size_t most) {
  std::size_t edges = 0;
  for (const auto& [text, one] : branch.leaves) edges += one.edges;
  std::string text = std::string(last ? "└─ " : "├─ ") + branch.title + " (" + std::to_string(edges) + ")\n";
  const std::string indent = last ? "   " : "│  ";
  std::size_t shown = 0;
  for (const auto& [name, one] : branch.leaves) {
    if (shown == most) {
      text += indent + "└─ and " + std::to_string(branch.leaves.size() - most) + " more" + "\n";
      break;
    }
    ++shown;
    const bool end = shown == branch.leaves.size();
    text += indent + (end ? "└─ " : "├─ ") + name + dates_text(one) + "\n";
  }
  return text;
}

}  // namespace

std::string tree_text(NodeId node, const GraphView& view, std::size_t most_of_a_type) {
  std::vector<Branch> branches;
  for (const bool outgoing : {true, false}) {
    const Direction direction = outgoing ? Direction::Out : Direction::In;
    for (const TypeId type : view.types_at(node, direction)) {
      auto leaves = neighbours_of(view.expand(node, type, direction), node, outgoing, view);
      if (leaves.empty()) continue;
      branches.push_back({(outgoing ? "" : "← ") + std::string(view.types().text(type)), std::move(leaves)});
    }
  }
  std::stable_sort(branches.begin(), branches.end(),
                   [](const Branch& a, const Branch& b) { return a.title < b.title; });
  std::string text = printable(node_text(node, view)) + "\n";
  for (std::size_t i = 0; i < branches.size(); ++i)
    text += drawn(branches[i], i + 1 == branches.size(), most_of_a_type);
  return text;
}

}  // namespace entente::cli
