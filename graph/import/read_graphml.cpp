// GraphML (Brandes et al., "GraphML progress report", 2001; graphml.graphdrawing.org) as networkx, igraph,
// Gephi, yEd and our own exports write it, through expat, which hands over the file piece by piece.
// docs/import.md says what becomes of what.
#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>

#include "graph/import/graph_taker.hpp"

namespace entente {
namespace {

constexpr std::size_t kMostText = std::size_t{16} << 20;  // of one value

enum class KeyType : std::uint8_t { Boolean, Integer, Float, Text };

/// A `<key>`.
struct Key {
  std::string name;  ///< empty: drawing of yEd's, which is no property
  std::string domain;
  KeyType type = KeyType::Text;
  std::optional<std::string> otherwise{};  ///< its `<default>`
};

using Attributes = std::map<std::string_view, std::string_view>;

std::string_view local_name(const XML_Char* name) {
  const std::string_view whole(name);
  return whole.substr(whole.rfind('|') + 1);  // npos + 1 is 0
}

std::string_view trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<Value> value_of(const Key& key, std::string_view text) {
  if (key.type == KeyType::Text) return property_value(key.name, text);
  text = trimmed(text);
  if (text.empty()) return Value();
  const char* end = text.data() + text.size();
  if (key.type == KeyType::Boolean) {
    if (text == "true" || text == "True" || text == "1") return Value(true);
    if (text == "false" || text == "False" || text == "0") return Value(false);
    return std::nullopt;
  }
  if (key.type == KeyType::Integer) {
    std::int64_t number = 0;
    const auto [at, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && at == end ? std::optional(Value(number)) : std::nullopt;
  }
  double number = 0;
  const auto [at, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && at == end ? std::optional(Value(number)) : std::nullopt;
}

std::optional<KeyType> key_type(std::string_view name) {
  if (name.empty() || name == "string") return KeyType::Text;
  if (name == "int" || name == "long" || name == "integer") return KeyType::Integer;
  if (name == "float" || name == "double") return KeyType::Float;
  if (name == "boolean") return KeyType::Boolean;
  return std::nullopt;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// The node or edge at hand.
struct Record {
  bool is_node = true;
  RecordPlace place;
  std::string id, source, target, label, labels;  ///< XML attributes
  std::optional<bool> directed{};
  NamedValues properties;
  std::string drawn_label{};      ///< what yEd writes beside it
  std::vector<const Key*> given;  ///< keys it has data for
  std::string bad{};              ///< why it cannot be taken
};

class GraphmlReader {
 public:
  GraphmlReader(std::string path, GraphTaker& taker) : path_(std::move(path)), taker_(taker) {}

  Result<void> read() {
    std::ifstream in(path_, std::ios::binary);
    if (!in)
      return fail(Error{.kind = ErrorKind::IoError,
                        .message = std::string("the file cannot be opened: ") + std::strerror(errno),
                        .file = path_});
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
        XML_ParserCreateNS(nullptr, '|'), XML_ParserFree);
    if (parser == nullptr) return fail(ErrorKind::MemoryLimit, "no memory for an XML parser");
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, on_start, on_end);
    XML_SetCharacterDataHandler(parser_, on_text);
    XML_SetEntityDeclHandler(parser_, on_entity);
    for (bool more = true; more;) {
      constexpr int kPiece = 1 << 18;
      void* buffer = XML_GetBuffer(parser_, kPiece);
      if (buffer == nullptr) return fail(ErrorKind::MemoryLimit, "no memory for a piece of the file");
      in.read(static_cast<char*>(buffer), kPiece);
      more = static_cast<bool>(in);
      if (in.bad())
        return fail(Error{.kind = ErrorKind::IoError, .message = "the file cannot be read", .file = path_});
      const XML_Status status = XML_ParseBuffer(parser_, static_cast<int>(in.gcount()), more ? 0 : 1);
      if (error_) return fail(std::move(*error_));
      if (status != XML_STATUS_OK)
        return broken(std::string("this is no XML: ") + XML_ErrorString(XML_GetErrorCode(parser_)));
    }
    if (!saw_graph_) return broken("the file has no <graph> of GraphML");
    return {};
  }

 private:
  static GraphmlReader& self(void* data) { return *static_cast<GraphmlReader*>(data); }
  static void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    self(data).start(local_name(name), attributes);
  }
  static void on_end(void* data, const XML_Char* name) { self(data).end(local_name(name)); }
  static void on_text(void* data, const XML_Char* text, int size) {
    self(data).add_text({text, static_cast<std::size_t>(size)});
  }
  static void on_entity(void* data, const XML_Char* /*name*/, int /*parameter*/, const XML_Char* /*value*/,
                        int /*length*/, const XML_Char* /*base*/, const XML_Char* /*system*/,
                        const XML_Char* /*publicly*/, const XML_Char* /*notation*/) {
    self(data).stop(self(data).broken("the file declares entities of its own, which are not read").value());
  }

  [[nodiscard]] RecordPlace place() const {
    return {path_, static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser_)),
            static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser_)) + 1};
  }

  [[nodiscard]] tl::unexpected<Error> broken(std::string message) const {
    const RecordPlace at = place();
    Error error{.kind = ErrorKind::InputError, .message = std::move(message)};
    error.place = TextPlace{.line = at.line, .column = at.column};
    error.file = path_;
    return fail(std::move(error));
  }

  void stop(Error error) {
    if (!error_) error_ = std::move(error);
    XML_StopParser(parser_, XML_FALSE);
  }
  void stop(const Result<void>& done) {
    if (!done) stop(done.error());
  }

  void start(std::string_view name, const XML_Char** pairs) {
    if (inside_value_ > 0) return start_in_value(name);
    Attributes attributes;
    for (; *pairs != nullptr; pairs += 2) attributes[local_name(pairs[0])] = pairs[1];
    if (name == "node" || name == "edge") return start_record(name == "node", attributes);
    if (name == "data" || name == "default") return start_value(name == "data", attributes);
    if (name == "key") return start_key(attributes);
    if (name == "graph") return start_graph(attributes);
    if (name == "hyperedge") stop(broken("the file has hyperedges, which are not read").value());
  }

  void end(std::string_view name) {
    if (inside_value_ > 0) {
      --inside_value_;
      if (inside_value_ > 0) {
        take_label_ = false;
      } else {
        end_value();
      }
      return;
    }
    if (name == "key") key_ = nullptr;
    if (record_ && name == (record_->is_node ? "node" : "edge")) end_record();
  }

  void add_text(std::string_view text) {
    std::string* into = take_label_ ? &record_->drawn_label : inside_value_ == 1 ? &value_ : nullptr;
    if (into == nullptr) return;
    if (into->size() + text.size() > kMostText) return stop(broken("a value is longer than 16 MiB").value());
    into->append(text);
  }

  void start_graph(const Attributes& attributes) {
    if (record_) return stop(broken("the file has graphs within nodes or edges, which are not read").value());
    saw_graph_ = true;
    const auto found = attributes.find("edgedefault");
    directed_ = found == attributes.end() || found->second != "undirected";
  }

  void start_key(const Attributes& attributes) {
    const auto text = [&](std::string_view name) {
      const auto found = attributes.find(name);
      return std::string(found == attributes.end() ? std::string_view() : found->second);
    };
    Key key{.name = text("attr.name"), .domain = text("for")};
    if (const std::string type = text("attr.type"); const auto known = key_type(type))
      key.type = *known;
    else
      return stop(
          broken(fmt::format("there is no attr.type `{}`; the types are boolean, int, long, float, double "
                             "and string",
                             type))
              .value());
    if (key.name.empty() && !attributes.contains("yfiles.type")) key.name = text("id");
    key_ = &(keys_[text("id")] = std::move(key));
  }

  void start_record(bool is_node, const Attributes& attributes) {
    if (record_) return stop(broken("a node or an edge stands within another").value());
    record_.emplace();
    record_->is_node = is_node;
    record_->place = place();
    for (const auto& [name, text] : attributes) {
      if (name == "id") record_->id = text;
      if (name == "source") record_->source = text;
      if (name == "target") record_->target = text;
      if (name == "label") record_->label = text;
      if (name == "labels") record_->labels = text;
      if (name == "directed") record_->directed = text == "true";
    }
    if (is_node && !attributes.contains("id")) record_->bad = "the node has no id";
    if (!is_node && (!attributes.contains("source") || !attributes.contains("target")))
      record_->bad = "the edge has no source or no target";
  }

  /// Of a node, an edge or a key; data of anything else is passed over.
  void start_value(bool is_data, const Attributes& attributes) {
    inside_value_ = 1;
    value_.clear();
    data_key_ = nullptr;
    if (!is_data || !record_) return;
    const auto id = attributes.find("key");
    const auto known = id == attributes.end() ? keys_.end() : keys_.find(id->second);
    if (known != keys_.end())
      data_key_ = &known->second;
    else if (record_->bad.empty())
      record_->bad = fmt::format("its data is of the key `{}`, which the file does not declare",
                                 id == attributes.end() ? std::string_view() : id->second);
  }

  void start_in_value(std::string_view name) {
    ++inside_value_;
    take_label_ = record_ && record_->drawn_label.empty() && (name == "NodeLabel" || name == "EdgeLabel");
  }

  void end_value() {
    if (key_ != nullptr && !record_) {
      key_->otherwise = value_;
    } else if (record_ && data_key_ != nullptr && !data_key_->name.empty()) {
      record_->given.push_back(data_key_);
      put(*data_key_, value_);
    }
  }

  void put(const Key& key, std::string_view text) {
    if (auto value = value_of(key, text))
      record_->properties.emplace_back(key.name, std::move(*value));
    else if (record_->bad.empty())
      record_->bad = fmt::format("`{}` is no {}, in `{}`", text.substr(0, 60),
                                 key.type == KeyType::Boolean   ? "boolean"
                                 : key.type == KeyType::Integer ? "whole number"
                                                                : "number",
                                 key.name);
  }

  void put_defaults() {
    for (const auto& [id, key] : keys_) {
      if (!key.otherwise || key.name.empty()) continue;
      if (key.domain != "all" && key.domain != (record_->is_node ? "node" : "edge")) continue;
      if (std::find(record_->given.begin(), record_->given.end(), &key) == record_->given.end())
        put(key, *key.otherwise);
    }
  }

  /// Takes a text out of the properties: it becomes something else.
  std::optional<std::string> take_out(std::string_view name) {
    auto& properties = record_->properties;
    const auto found = std::find_if(properties.begin(), properties.end(), [&](const auto& property) {
      return property.first == name && property.second.is(ValueKind::String) &&
             !property.second.string().empty();
    });
    if (found == properties.end()) return std::nullopt;
    std::string text = found->second.string();
    properties.erase(found);
    return text;
  }
  [[nodiscard]] bool has(std::string_view name) const {
    return std::any_of(record_->properties.begin(), record_->properties.end(),
                       [&](const auto& property) { return property.first == name; });
  }

  void end_record() {
    put_defaults();
    if (!record_->bad.empty())
      stop(taker_.refuse(record_->place, std::move(record_->bad)));
    else if (record_->is_node)
      end_node();
    else
      end_edge();
    record_.reset();
  }

  void end_node() {
    std::vector<std::string> labels = split(record_->labels, ':');
    if (const auto written = take_out("labels"); written && labels.empty()) labels = split(*written, ':');
    if (labels.empty())
      if (const auto kind = take_out("kind")) labels = split(*kind, ';');
    if (!has("name")) {
      auto label = take_out("label");
      if (!label && !record_->drawn_label.empty()) label = trimmed(record_->drawn_label);
      if (label) record_->properties.emplace_back("name", Value(std::move(*label)));
    }
    if (!has("id")) record_->properties.emplace_back("id", Value(record_->id));
    stop(taker_.take_node(record_->id, labels, std::move(record_->properties), record_->place));
  }

  void end_edge() {
    TakenEdge edge{
        .from = std::move(record_->source), .to = std::move(record_->target), .type = {}, .properties = {}};
    auto type = take_out("type");
    if (!type) type = take_out("edgelabel");
    if (!type && !record_->label.empty()) type = record_->label;
    for (const char* name : {"label", "kind"})
      if (!type) type = take_out(name);
    if (!type && !record_->drawn_label.empty()) type = trimmed(record_->drawn_label);
    edge.type = type.value_or("EDGE");
    auto& properties = record_->properties;
    const auto said = std::find_if(properties.begin(), properties.end(), [](const auto& property) {
      return property.first == "undirected" && property.second.is(ValueKind::Boolean);
    });
    edge.undirected = !record_->directed.value_or(directed_);
    if (said != properties.end()) {
      edge.undirected = said->second.boolean();
      properties.erase(said);
    }
    edge.properties = std::move(properties);
    stop(taker_.take_edge(std::move(edge), record_->place));
  }

  std::string path_;
  GraphTaker& taker_;
  XML_Parser parser_ = nullptr;
  std::optional<Error> error_;
  std::map<std::string, Key, std::less<>> keys_;
  Key* key_ = nullptr;  ///< whose element is open
  bool saw_graph_ = false;
  bool directed_ = true;  ///< edges that do not say
  std::optional<Record> record_;
  const Key* data_key_ = nullptr;  ///< of the value at hand
  std::string value_;
  int inside_value_ = 0;  ///< elements open from <data> or <default> on
  bool take_label_ = false;
};

}  // namespace

Result<void> read_graphml(const std::string& path, GraphTaker& taker) {
  return GraphmlReader(path, taker).read();
}

}  // namespace entente
