// Reading a dump back.
#include <fmt/format.h>
#include <rapidjson/error/en.h>

#include <istream>
#include <string>
#include <vector>

#include "graph/dump/dump.hpp"
#include "graph/dump/value_json.hpp"
#include "graph/temporal/parse.hpp"

namespace entente {
namespace {

using Json = rapidjson::Value;

class Restorer {
 public:
  Restorer(Store& store, std::istream& in) : store_(store), in_(in) {}

  Result<RestoreReport> run() {
    if (auto begun = store_.begin(); !begun) return fail(begun.error());
    auto done = lines();
    if (done) done = store_.commit();
    if (!done) {
      (void)store_.rollback();
      return fail(done.error());
    }
    return report_;
  }

 private:
  Result<void> lines() {
    const auto count = store_.document_count();
    if (!count) return fail(count.error());
    if (*count != 0 || store_.graph().node_count() != 0)
      return fail(Error{.kind = ErrorKind::ArgumentError,
                        .message = "the store is not empty",
                        .hint = "restore into a new store",
                        .file = store_.path()});
    for (std::string line; std::getline(in_, line);) {
      ++line_;
      // An iterative parser: depth of nesting is then checked by us and does not use the stack.
      rapidjson::Document json;
      json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
      if (json.HasParseError()) return bad(rapidjson::GetParseError_En(json.GetParseError()));
      if (!json.IsObject() || too_deep(json)) return bad("the line is not one of a dump");
      if (auto done = take(json); !done) return done;
    }
    if (in_.bad()) return fail(ErrorKind::IoError, "the dump cannot be read to its end");
    if (line_ == 0) return bad("the dump is empty");
    return {};
  }

  Result<void> take(const Json& json) {
    if (line_ == 1) {
      const std::int64_t version = number(json, "version").value_or(0);
      if (text(json, "entente") != "dump") return bad("this is no dump of Entente");
      if (version != 1)
        return bad(fmt::format("the dump has version {}; this program reads version 1", version));
      return {};
    }
    if (json.HasMember("node")) return take_node(json);
    if (json.HasMember("from")) return take_edge(json);
    if (json.HasMember("document")) return take_document(json);
    const auto key = text(json, "meta");
    const auto value = text(json, "value");
    if (key && value) return store_.set_meta(*key, *value);
    return bad("the line is not one of a dump");
  }

  Result<void> take_document(const Json& json) {
    StoredDocument document;
    const auto id = text(json, "document");
    const auto body = text(json, "text");
    if (!id || !body) return bad("a document needs `document` and `text`");
    document.id = *id;
    document.title = text(json, "title").value_or("");
    document.source = text(json, "source").value_or("");
    document.url = text(json, "url").value_or("");
    document.content_hash = text(json, "hash").value_or("");
    if (const auto date = text(json, "date")) {
      document.date = parse_partial_date(*date);
      if (!document.date) return bad(fmt::format("`{}` is no date", *date));
    }
    ++report_.documents;
    return store_.put_document(document, *body);
  }

  Result<void> take_node(const Json& json) {
    const auto rank = number(json, "node");
    if (!rank || *rank != static_cast<std::int64_t>(nodes_.size()))
      return bad("nodes must be numbered in order from 0");
    Graph& graph = store_.graph();
    const NodeId node = graph.add_node();
    nodes_.push_back(node);
    const auto labels = json.FindMember("labels");
    if (labels == json.MemberEnd() || !labels->value.IsArray()) return bad("a node needs `labels`");
    for (const Json& label : labels->value.GetArray()) {
      if (!label.IsString()) return bad("a label must be a text");
      graph.add_label(node, graph.label({label.GetString(), label.GetStringLength()}));
    }
    if (!take_properties(json, node)) return bad("its properties cannot be read");
    ++report_.nodes;
    return each_of(json, "mentions", [&](const Json& item) -> Result<void> {
      Mention mention;
      mention.node = node;
      const auto document = text(item, "document");
      if (!document || !take_content(item, mention.content)) return bad("a mention cannot be read");
      mention.document = *document;
      return store_.add_mention(mention);
    });
  }

  Result<void> take_edge(const Json& json) {
    const auto from = number(json, "from");
    const auto to = number(json, "to");
    const auto type = text(json, "type");
    const auto undirected = json.FindMember("undirected");
    const auto known = [&](const auto& rank) {
      return rank && *rank >= 0 && *rank < static_cast<std::int64_t>(nodes_.size());
    };
    if (!known(from) || !known(to)) return bad("an edge needs `from` and `to`, numbers of earlier nodes");
    if (!type || undirected == json.MemberEnd() || !undirected->value.IsBool())
      return bad("an edge needs `type` and `undirected`");
    Graph& graph = store_.graph();
    const EdgeId edge = graph.add_edge(graph.type(*type), nodes_[static_cast<std::size_t>(*from)],
                                       nodes_[static_cast<std::size_t>(*to)], undirected->value.GetBool());
    if (!take_properties(json, edge)) return bad("its properties cannot be read");
    ++report_.edges;
    return each_of(json, "evidence", [&](const Json& item) -> Result<void> {
      Statement statement;
      statement.edge = edge;
      const auto document = text(item, "document");
      const auto start = number(item, "start");
      const auto end = number(item, "end");
      if (!document || !start || !end || *start < 0 || *end < *start ||
          !take_content(item, statement.content))
        return bad("a statement cannot be read");
      statement.document = *document;
      statement.start = static_cast<std::uint64_t>(*start);
      statement.end = static_cast<std::uint64_t>(*end);
      return store_.add_evidence(statement);
    });
  }

  template <class IdType>
  bool take_properties(const Json& json, IdType id) {
    const auto member = json.FindMember("properties");
    Map properties;
    if (member == json.MemberEnd() || !read_map(member->value, properties)) return false;
    for (const auto& [key, value] : properties)
      store_.graph().set_property(id, store_.graph().key(key), value);
    return true;
  }

  static bool take_content(const Json& json, Map& content) {
    const auto member = json.FindMember("content");
    return member != json.MemberEnd() && read_map(member->value, content);
  }

  template <class Take>
  Result<void> each_of(const Json& json, const char* key, const Take& take_item) {
    const auto member = json.FindMember(key);
    if (member == json.MemberEnd()) return {};
    if (!member->value.IsArray()) return bad(fmt::format("`{}` must be a list", key));
    for (const Json& item : member->value.GetArray()) {
      if (!item.IsObject()) return bad(fmt::format("`{}` must be a list of objects", key));
      if (auto done = take_item(item); !done) return done;
    }
    return {};
  }

  static std::optional<std::string> text(const Json& json, const char* key) {
    const auto member = json.FindMember(key);
    if (member == json.MemberEnd() || !member->value.IsString()) return std::nullopt;
    return std::string(member->value.GetString(), member->value.GetStringLength());
  }
  static std::optional<std::int64_t> number(const Json& json, const char* key) {
    const auto member = json.FindMember(key);
    if (member == json.MemberEnd() || !member->value.IsInt64()) return std::nullopt;
    return member->value.GetInt64();
  }

  static bool too_deep(const Json& json, std::uint32_t depth = 0) {
    constexpr std::uint32_t kAround = 8;  // levels of the line around a value, and of its marks
    if (depth > Value::kMaxDepth + kAround) return true;
    if (json.IsArray())
      for (const Json& item : json.GetArray())
        if (too_deep(item, depth + 1)) return true;
    if (json.IsObject())
      for (const auto& member : json.GetObject())
        if (too_deep(member.value, depth + 1)) return true;
    return false;
  }

  [[nodiscard]] tl::unexpected<Error> bad(std::string message) const {
    Error error{.kind = ErrorKind::InputError, .message = "the dump cannot be read: " + std::move(message)};
    error.place = TextPlace{.line = static_cast<std::uint32_t>(line_)};
    return fail(std::move(error));
  }

  Store& store_;
  std::istream& in_;
  std::uint64_t line_ = 0;
  std::vector<NodeId> nodes_;
  RestoreReport report_;
};

}  // namespace

Result<RestoreReport> restore_store(Store& store, std::istream& in) { return Restorer(store, in).run(); }

}  // namespace entente
