#include "graph/dump/dump.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "graph/dump/canonical_order.hpp"
#include "graph/dump/value_json.hpp"
#include "graph/graph_state.hpp"

namespace entente {
namespace {

Error no_property() {
  return Error{.kind = ErrorKind::FormatError,
               .message = "a property holds a node, an edge or a path, which cannot be dumped"};
}

/// `"labels":[...]` and `"properties":{...}` by name, so that symbol numbers do not matter.
template <class IdType>
bool write_properties(JsonWriter& json, const GraphView& view, IdType id) {
  std::vector<std::pair<std::string_view, Value>> named;
  for (auto& [key, value] : view.properties(id)) named.emplace_back(view.keys().text(key), std::move(value));
  std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  write_key(json, "properties");
  json.StartObject();
  for (const auto& [key, value] : named) {
    write_key(json, key);
    if (!write_value(json, value)) return false;
  }
  return json.EndObject();
}

void write_labels(JsonWriter& json, const GraphView& view, NodeId node) {
  std::vector<std::string_view> names;
  for (const LabelId label : view.labels_of(node)) names.push_back(view.labels().text(label));
  std::sort(names.begin(), names.end());
  write_key(json, "labels");
  json.StartArray();
  for (const std::string_view name : names) write_text(json, name);
  json.EndArray();
}

class Dumper {
 public:
  Dumper(const Store& store, std::ostream& out) : store_(store), view_(store.graph()), out_(out) {}

  Result<void> run() {
    out_ << R"({"entente":"dump","version":1})" << '\n';
    if (auto done = meta(); !done) return done;
    if (auto done = documents(); !done) return done;
    if (auto done = describe_edges(); !done) return done;
    if (auto done = describe_nodes(); !done) return done;
    const CanonicalOrder order = canonical_order(view_, nodes_, edge_hashes_);
    for (const NodeId node : order.nodes)
      out_ << "{\"node\":" << order.ranks[node.number] << nodes_[node.number] << "}\n";
    for (const NodeId node : order.nodes) edges_from(order, node);
    out_.flush();
    if (!out_) return fail(ErrorKind::IoError, "the dump cannot be written: is the disk full?");
    return {};
  }

 private:
  Result<void> meta() {
    const auto all = store_.all_meta();
    if (!all) return fail(all.error());
    for (const auto& [key, value] : *all) {
      JsonBuffer buffer;
      JsonWriter json(buffer);
      json.StartObject();
      write_key(json, "meta");
      write_text(json, key);
      write_key(json, "value");
      write_text(json, value);
      json.EndObject();
      out_ << buffer.GetString() << '\n';
    }
    return {};
  }

  Result<void> documents() {
    const auto all = store_.documents();
    if (!all) return fail(all.error());
    for (const StoredDocument& document : *all) {
      const auto text = store_.text(document.id);
      if (!text) return fail(text.error());
      JsonBuffer buffer;
      JsonWriter json(buffer);
      json.StartObject();
      const std::pair<std::string_view, std::string_view> parts[] = {
          {"document", document.id}, {"title", document.title},       {"source", document.source},
          {"url", document.url},     {"hash", document.content_hash}, {"text", *text}};
      for (const auto& [key, value] : parts) {
        write_key(json, key);
        write_text(json, value);
      }
      if (document.date) {
        write_key(json, "date");
        write_text(json, to_string(*document.date));
      }
      json.EndObject();
      out_ << buffer.GetString() << '\n';
    }
    return {};
  }

  /// Fills edges_: what follows the ends of an edge in its line.
  Result<void> describe_edges() {
    edges_.resize(view_.edge_bound());
    edge_hashes_.resize(view_.edge_bound());
    std::vector<EdgeId> batch(1024);
    EdgeScan scan = view_.scan_edges();
    while (const std::size_t count = scan.next(batch))
      for (std::size_t i = 0; i < count; ++i) {
        auto line = describe(batch[i]);
        if (!line) return fail(line.error());
        edge_hashes_[batch[i].number] = hash_text(*line);
        edges_[batch[i].number] = std::move(*line);
      }
    return {};
  }

  Result<std::string> describe(EdgeId edge) {
    const EdgeEnds ends = view_.ends(edge);
    const auto statements = store_.statements_of(edge);
    if (!statements) return fail(statements.error());
    JsonBuffer buffer;
    JsonWriter json(buffer);
    json.StartObject();
    write_key(json, "type");
    write_text(json, view_.types().text(ends.type));
    write_key(json, "undirected");
    json.Bool(ends.undirected);
    if (!write_properties(json, view_, edge)) return fail(no_property());
    write_key(json, "evidence");
    json.StartArray();
    for (const Statement& statement : *statements) {
      json.StartObject();
      write_key(json, "document");
      write_text(json, statement.document);
      write_key(json, "start");
      json.Uint64(statement.start);
      write_key(json, "end");
      json.Uint64(statement.end);
      write_key(json, "content");
      if (!write_map(json, statement.content)) return fail(no_property());
      json.EndObject();
    }
    json.EndArray();
    json.EndObject();
    return inside(buffer);
  }

  Result<void> describe_nodes() {
    nodes_.resize(view_.node_bound());
    std::vector<NodeId> batch(1024);
    NodeScan scan = view_.scan();
    while (const std::size_t count = scan.next(batch))
      for (std::size_t i = 0; i < count; ++i) {
        auto line = describe(batch[i]);
        if (!line) return fail(line.error());
        nodes_[batch[i].number] = std::move(*line);
      }
    return {};
  }

  Result<std::string> describe(NodeId node) {
    const auto mentions = store_.mentions_of(node);
    if (!mentions) return fail(mentions.error());
    JsonBuffer buffer;
    JsonWriter json(buffer);
    json.StartObject();
    write_labels(json, view_, node);
    if (!write_properties(json, view_, node)) return fail(no_property());
    write_key(json, "mentions");
    json.StartArray();
    for (const Mention& mention : *mentions) {
      json.StartObject();
      write_key(json, "document");
      write_text(json, mention.document);
      write_key(json, "content");
      if (!write_map(json, mention.content)) return fail(no_property());
      json.EndObject();
    }
    json.EndArray();
    json.EndObject();
    return inside(buffer);
  }

  /// The object's text without its braces, after a comma: to stand behind the numbers of a line.
  static std::string inside(const JsonBuffer& buffer) {
    return "," + std::string(buffer.GetString() + 1, buffer.GetSize() - 2);
  }

  /// The lines of the edges that begin at this node; an undirected edge begins at its end of lower rank.
  void edges_from(const CanonicalOrder& order, NodeId node) {
    std::vector<std::pair<std::uint32_t, const std::string*>> lines;
    const std::uint32_t rank = order.ranks[node.number];
    for (const TypeId type : view_.types_at(node, Direction::Out)) {
      const Hops hops = view_.expand(node, type, Direction::Out).first;
      for (std::size_t i = 0; i < hops.size(); ++i) {
        const std::uint32_t to = order.ranks[hops.nodes[i].number];
        if (to < rank && view_.ends(hops.edges[i]).undirected) continue;
        lines.emplace_back(to, &edges_[hops.edges[i].number]);
      }
    }
    std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : *a.second < *b.second;
    });
    for (const auto& [to, line] : lines) out_ << "{\"from\":" << rank << ",\"to\":" << to << *line << "}\n";
  }

  const Store& store_;
  const GraphView& view_;
  std::ostream& out_;
  std::vector<std::string> nodes_;
  std::vector<std::string> edges_;
  std::vector<std::uint64_t> edge_hashes_;
};

}  // namespace

Result<void> dump_store(const Store& store, std::ostream& out) { return Dumper(store, out).run(); }

}  // namespace entente
