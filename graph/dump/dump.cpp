#include "graph/dump/dump.hpp"

#include <algorithm>
#include <ostream>
#include <set>
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
  /// `faults`: where to tell what is left out; null where nothing may be.
  Dumper(const Store& store, std::ostream& out, std::vector<std::string>* faults)
      : store_(store), view_(store.graph()), out_(out), faults_(faults) {}

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
    if (!all) return passed_over("the facts about the store", all.error());
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
    const auto all = faults_ != nullptr ? store_.readable_documents(*faults_) : store_.documents();
    if (!all) return fail(all.error());
    for (const StoredDocument& document : *all) {
      const auto text = store_.text(document.id);
      if (!text) {
        if (auto go_on = passed_over("document `" + document.id + "`", text.error()); !go_on) return go_on;
        continue;
      }
      dumped_.insert(document.id);
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
    auto statements = store_.statements_of(edge);
    if (!statements) {
      if (auto go_on = passed_over("what is said of an edge", statements.error()); !go_on)
        return fail(go_on.error());
      statements = std::vector<Statement>();
    }
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
      if (left_out(statement.document)) continue;
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
    auto mentions = store_.mentions_of(node);
    if (!mentions) {
      if (auto go_on = passed_over("what is said of a node", mentions.error()); !go_on)
        return fail(go_on.error());
      mentions = std::vector<Mention>();
    }
    JsonBuffer buffer;
    JsonWriter json(buffer);
    json.StartObject();
    write_labels(json, view_, node);
    if (!write_properties(json, view_, node)) return fail(no_property());
    write_key(json, "mentions");
    json.StartArray();
    for (const Mention& mention : *mentions) {
      if (left_out(mention.document)) continue;
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

  /// Notes what cannot be read and goes on, or is the error where all must be read.
  Result<void> passed_over(const std::string& what, const Error& why) {
    if (faults_ == nullptr) return fail(why);
    constexpr std::size_t kEnough = 1000;
    if (faults_->size() < kEnough) faults_->push_back(what + " cannot be read: " + why.message);
    return {};
  }
  /// What is said by a document that is not in the dump could not be read back.
  [[nodiscard]] bool left_out(const std::string& document) const {
    return faults_ != nullptr && dumped_.count(document) == 0;
  }

  const Store& store_;
  const GraphView& view_;
  std::ostream& out_;
  std::vector<std::string>* faults_;
  std::set<std::string> dumped_;
  std::vector<std::string> nodes_;
  std::vector<std::string> edges_;
  std::vector<std::uint64_t> edge_hashes_;
};

}  // namespace

Result<void> dump_store(const Store& store, std::ostream& out) { return Dumper(store, out, nullptr).run(); }

Result<void> dump_readable(const Store& store, std::ostream& out, std::vector<std::string>& faults) {
  return Dumper(store, out, &faults).run();
}

}  // namespace entente
