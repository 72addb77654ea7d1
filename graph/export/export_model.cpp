#include "graph/export/export_model.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <unordered_map>

#include "graph/value_print.hpp"

namespace entente::exporting {

namespace {

constexpr std::size_t kQuoteBytes = 160;

/// The longest prefix of whole UTF-8 characters and whole words within the limit, with an ellipsis where it
/// is cut.
std::string short_quote(const std::string& sentence) {
  if (sentence.size() <= kQuoteBytes) return sentence;
  std::size_t end = kQuoteBytes;
  while (end > 0 && (static_cast<unsigned char>(sentence[end]) & 0xC0U) == 0x80U) --end;
  if (const auto space = sentence.rfind(' ', end); space != std::string::npos && space > kQuoteBytes / 2)
    end = space;
  return sentence.substr(0, end) + "…";
}

/// GraphML, GEXF and most tables cannot hold line breaks or control characters in a cell.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

std::string labels_text(const GraphView& view, NodeId node) {
  std::vector<std::string> names;
  for (const LabelId label : view.labels_of(node)) names.emplace_back(view.labels().text(label));
  std::sort(names.begin(), names.end());
  std::string joined;
  for (const auto& name : names) joined += (joined.empty() ? "" : ";") + name;
  return joined;
}

std::vector<NodeId> chosen_nodes(const GraphView& view, const ModelOptions& options) {
  std::vector<NodeId> chosen;
  if (options.nodes) {
    chosen = *options.nodes;
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
  }
  std::array<NodeId, 1024> batch{};
  auto scan = view.scan();
  while (const std::size_t n = scan.next(batch))
    chosen.insert(chosen.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(n));
  return chosen;
}

std::vector<EdgeId> chosen_edges(const GraphView& view, const ModelOptions& options) {
  std::vector<EdgeId> chosen;
  if (options.edges) {
    chosen = *options.edges;
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
  }
  std::array<EdgeId, 1024> batch{};
  auto scan = view.scan_edges();
  while (const std::size_t n = scan.next(batch))
    chosen.insert(chosen.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(n));
  return chosen;
}

std::vector<ExportNode> build_nodes(const GraphView& view, const std::vector<NodeId>& ids) {
  std::vector<ExportNode> nodes;
  nodes.reserve(ids.size());
  std::vector<std::string> order;  // a text of everything known, so that the order does not hang on ids
  for (const NodeId id : ids) {
    ExportNode node{.id = id, .key = {}, .name = {}, .type = labels_text(view, id), .columns = {}};
    std::string everything;
    for (const auto& [key, value] : view.properties(id)) {
      const std::string name(view.keys().text(key));
      if (name == "name" && value.is(ValueKind::String))
        node.name = one_line(value.string());
      else
        node.columns.emplace(name, value);
    }
    for (const auto& [name, value] : node.columns) everything += name + '\x01' + cell_text(value) + '\x02';
    order.push_back(node.type + '\x01' + node.name + '\x01' + everything);
    nodes.push_back(std::move(node));
  }
  std::vector<std::size_t> at(nodes.size());
  for (std::size_t i = 0; i < at.size(); ++i) at[i] = i;
  std::sort(at.begin(), at.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(order[a], nodes[a].id) < std::tie(order[b], nodes[b].id);
  });
  std::vector<ExportNode> sorted;
  sorted.reserve(nodes.size());
  std::unordered_map<std::string, int> used;
  for (const std::size_t i : at) {
    ExportNode& node = nodes[i];
    node.key = node.type + ":" + node.name;
    if (const int n = ++used[node.key]; n > 1) node.key += "#" + std::to_string(n);
    if (node.name.empty()) node.name = node.key;
    sorted.push_back(std::move(node));
  }
  return sorted;
}

struct Member {
  EdgeId id;
  std::string date;
  std::string everything;
};

/// Takes over what the edges of one group say together.
Result<void> fill_edge(ExportEdge& edge, std::vector<Member>& members, const GraphView& view,
                       const EvidenceSource* source, bool full_evidence) {
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
    return std::tie(a.date, a.everything, a.id) < std::tie(b.date, b.everything, b.id);
  });
  std::map<std::string, std::vector<Value>> values;
  std::set<std::string> documents;
  for (const Member& member : members) {
    edge.members.push_back(member.id);
    if (!member.date.empty()) edge.dates.push_back(member.date);
    for (const auto& [key, value] : view.properties(member.id)) {
      const std::string name(view.keys().text(key));
      if (name == "date") continue;
      auto& seen = values[name];
      if (std::none_of(seen.begin(), seen.end(),
                       [&same = value](const Value& v) { return identical(v, same); }))
        seen.push_back(value);
    }
    if (source == nullptr) continue;
    auto evidence = source->evidence(member.id);
    if (!evidence) return fail(evidence.error());
    for (Evidence& piece : *evidence) {
      documents.insert(piece.document);
      if (edge.quote.empty()) edge.quote = one_line(short_quote(piece.sentence));
      if (full_evidence) edge.evidence.push_back(std::move(piece));
    }
  }
  edge.weight = static_cast<std::int64_t>(members.size());
  edge.sources = static_cast<std::int64_t>(documents.size());
  for (auto& [name, seen] : values) {
    if (seen.size() == 1) {
      edge.columns.emplace(name, seen.front());
      continue;
    }
    if (std::all_of(seen.begin(), seen.end(), [](const Value& v) { return v.is_number(); })) {
      const auto best = std::max_element(
          seen.begin(), seen.end(), [](const Value& a, const Value& b) { return a.number() < b.number(); });
      edge.columns.emplace(name, *best);  // a number stays a number: the highest
      continue;
    }
    std::string joined;
    for (const Value& value : seen) joined += (joined.empty() ? "" : "; ") + cell_text(value);
    edge.columns.emplace(name, Value(std::move(joined)));
  }
  return {};
}

Result<std::vector<ExportEdge>> build_edges(const GraphView& view, const EvidenceSource* evidence,
                                            const std::vector<ExportNode>& nodes,
                                            const std::vector<EdgeId>& ids, const ModelOptions& options) {
  std::unordered_map<NodeId, std::uint32_t> index;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) index.emplace(nodes[i].id, i);
  const auto date_key = view.keys().find("date");
  using Group = std::tuple<std::uint32_t, std::uint32_t, std::string, bool>;
  std::map<Group, std::vector<Member>> groups;
  for (const EdgeId id : ids) {
    const EdgeEnds ends = view.ends(id);
    const auto from = index.find(ends.from);
    const auto to = index.find(ends.to);
    if (from == index.end() || to == index.end()) continue;
    std::uint32_t a = from->second;
    std::uint32_t b = to->second;
    if (ends.undirected && b < a) std::swap(a, b);
    Member member{.id = id, .date = {}, .everything = {}};
    for (const auto& [key, value] : view.properties(id)) {
      if (date_key && key == *date_key)
        member.date = cell_text(value);
      else
        member.everything += std::string(view.keys().text(key)) + '\x01' + cell_text(value) + '\x02';
    }
    groups[{a, b, std::string(view.types().text(ends.type)), ends.undirected}].push_back(std::move(member));
  }
  std::vector<ExportEdge> edges;
  std::map<std::string, std::size_t> numbers;
  const auto add = [&](const Group& group, std::vector<Member> members) -> Result<void> {
    ExportEdge edge;
    std::tie(edge.source, edge.target, edge.type, edge.undirected) = group;
    edge.key = edge.type + ":" + std::to_string(++numbers[edge.type]);
    if (auto done = fill_edge(edge, members, view, evidence, options.full_evidence); !done) return done;
    edges.push_back(std::move(edge));
    return {};
  };
  for (auto& [group, members] : groups) {
    if (!options.each) {
      if (auto done = add(group, std::move(members)); !done) return fail(done.error());
      continue;
    }
    std::sort(members.begin(), members.end(), [](const Member& x, const Member& y) {
      return std::tie(x.date, x.everything, x.id) < std::tie(y.date, y.everything, y.id);
    });
    for (Member& member : members) {
      if (auto done = add(group, {std::move(member)}); !done) return fail(done.error());
    }
  }
  return edges;
}

}  // namespace

std::string cell_text(const Value& value) {
  if (value.is(ValueKind::String)) return one_line(value.string());
  if (value.is(ValueKind::List)) {
    std::string joined;
    for (const Value& item : value.list()) joined += (joined.empty() ? "" : "; ") + cell_text(item);
    return joined;
  }
  return one_line(plain_text(value));
}

Result<ExportModel> build_model(const GraphView& view, const EvidenceSource* evidence,
                                const ModelOptions& options) {
  ExportModel model;
  model.nodes = build_nodes(view, chosen_nodes(view, options));
  auto edges = build_edges(view, evidence, model.nodes, chosen_edges(view, options), options);
  if (!edges) return fail(edges.error());
  model.edges = std::move(*edges);
  if (options.looks) add_looks(model, view);
  return model;
}

}  // namespace entente::exporting
