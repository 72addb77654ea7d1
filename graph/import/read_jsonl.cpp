// A node or an edge a line, as our own export has them and as Neo4j's `apoc.export.json` writes them.
// docs/import.md says what becomes of what.
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

#include "graph/import/graph_taker.hpp"

namespace entente {
namespace {

using Json = rapidjson::Value;

constexpr std::size_t kMostLine = std::size_t{16} << 20;
constexpr int kDepth = 20;  // of lists in lists

std::string_view text_of(const Json& json) { return {json.GetString(), json.GetStringLength()}; }

/// A member that is a text or a whole number, as a text.
std::optional<std::string> name_in(const Json& json, const char* member) {
  const auto found = json.FindMember(member);
  if (found == json.MemberEnd()) return std::nullopt;
  if (found->value.IsString()) return std::string(text_of(found->value));
  if (found->value.IsInt64()) return std::to_string(found->value.GetInt64());
  return std::nullopt;
}

std::optional<Value> value_of(std::string_view name, const Json& json, int depth = 0) {
  if (json.IsNull()) return Value();
  if (json.IsBool()) return Value(json.GetBool());
  if (json.IsInt64()) return Value(json.GetInt64());
  if (json.IsNumber()) return Value(json.GetDouble());
  if (json.IsString()) return property_value(name, text_of(json));
  if (!json.IsArray() || depth == kDepth) return std::nullopt;
  List list;
  for (const Json& item : json.GetArray()) {
    auto value = value_of(name, item, depth + 1);
    if (!value) return std::nullopt;
    list.push_back(std::move(*value));
  }
  return Value(std::move(list));
}

/// Pieces of evidence cannot stand without their documents; their sentences stay as texts.
Value sentences_in(const Json& evidence) {
  List sentences;
  for (const Json& piece : evidence.GetArray()) {
    const auto text = piece.IsObject() ? name_in(piece, "text") : std::nullopt;
    if (text) sentences.emplace_back(*text);
  }
  return sentences.empty() ? Value() : Value(std::move(sentences));
}

class JsonlReader {
 public:
  JsonlReader(std::string path, GraphTaker& taker) : path_(std::move(path)), taker_(taker) {}

  Result<void> read() {
    std::ifstream in(path_, std::ios::binary);
    if (!in) return io_error(std::string("the file cannot be opened: ") + std::strerror(errno));
    std::string line, piece(std::size_t{1} << 18, '\0');
    while (in) {
      in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
      std::string_view rest(piece.data(), static_cast<std::size_t>(in.gcount()));
      while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        line.append(rest.substr(0, end));
        if (line.size() > kMostLine) return end_here("the line is longer than 16 MiB");
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
        if (auto done = take(line); !done) return done;
        line.clear();
      }
    }
    if (in.bad()) return io_error("the file cannot be read");
    return line.empty() ? Result<void>() : take(line);
  }

 private:
  [[nodiscard]] Result<void> io_error(std::string message) const {
    return fail(Error{.kind = ErrorKind::IoError, .message = std::move(message), .file = path_});
  }

  [[nodiscard]] Result<void> end_here(std::string message, std::string hint = {}) const {
    Error error{.kind = ErrorKind::InputError, .message = std::move(message), .hint = std::move(hint)};
    error.place = TextPlace{.line = line_ + 1};
    error.file = path_;
    return fail(std::move(error));
  }

  Result<void> refuse(std::string why, std::uint32_t column = 1) {
    return taker_.refuse({path_, line_, column}, std::move(why));
  }

  Result<void> take(std::string_view line) {
    ++line_;
    if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return {};
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
               rapidjson::kParseNanAndInfFlag>(line.data(), line.size());
    if (json.HasParseError()) {
      const auto before = line.substr(0, json.GetErrorOffset());
      const auto characters = std::count_if(before.begin(), before.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      });
      return refuse(std::string("the line is no JSON: ") + rapidjson::GetParseError_En(json.GetParseError()),
                    static_cast<std::uint32_t>(characters) + 1);
    }
    if (!json.IsObject()) return refuse("the line is no JSON object");
    if (json.HasMember("entente")) {
      --line_;
      return end_here("this is a dump, not a graph", "read it with `entente restore`");
    }
    if (json.HasMember("node")) return own_node(json);
    if (json.HasMember("edge")) return own_edge(json);
    const auto type = name_in(json, "type");
    if (type == "node") return node_with_properties(json);
    if (type == "relationship") return relationship(json);
    return refuse("the line is neither a node nor an edge: it has no `node`, `edge`, or `type` of these");
  }

  /// Members but for those named; false where one cannot be a property.
  template <std::size_t N>
  bool properties_of(const Json& json, const std::array<std::string_view, N>& others, NamedValues& out) {
    for (const auto& member : json.GetObject()) {
      const std::string_view name = text_of(member.name);
      if (std::find(others.begin(), others.end(), name) != others.end()) continue;
      const bool pieces = name == "evidence" && member.value.IsArray();
      auto value = pieces && !member.value.Empty() && member.value[0].IsObject()
                       ? std::optional(sentences_in(member.value))
                       : value_of(name, member.value);
      if (!value) {
        why_ = fmt::format("`{}` is an object, which no property can be", name);
        return false;
      }
      out.emplace_back(name, std::move(*value));
    }
    return true;
  }

  Result<void> own_node(const Json& json) {
    const auto id = name_in(json, "node");
    if (!id) return refuse("`node` must be the node's id, a text or a whole number");
    std::vector<std::string> labels;
    if (const auto type = name_in(json, "type")) {
      std::string_view rest = *type;  // several stand in one text
      for (std::size_t end = 0; !rest.empty(); rest.remove_prefix(std::min(end + 1, rest.size()))) {
        end = std::min(rest.find(';'), rest.size());
        labels.emplace_back(rest.substr(0, end));
      }
    }
    NamedValues properties;
    if (!properties_of(json, std::array<std::string_view, 2>{"node", "type"}, properties))
      return refuse(why_);
    return taker_.take_node(*id, labels, std::move(properties), {path_, line_, 1});
  }

  Result<void> own_edge(const Json& json) {
    const auto type = name_in(json, "edge"), from = name_in(json, "from"), to = name_in(json, "to");
    if (!type || type->empty() || !from || !to)
      return refuse("an edge needs `edge` (its type), `from` and `to` (ids of nodes)");
    TakenEdge edge{.from = *from, .to = *to, .type = *type, .properties = {}};
    if (const auto said = json.FindMember("undirected"); said != json.MemberEnd()) {
      if (!said->value.IsBool()) return refuse("`undirected` must be true or false");
      edge.undirected = said->value.GetBool();
    }
    constexpr std::array<std::string_view, 4> kOthers{"edge", "from", "to", "undirected"};
    if (!properties_of(json, kOthers, edge.properties)) return refuse(why_);
    return taker_.take_edge(std::move(edge), {path_, line_, 1});
  }

  bool inner_properties(const Json& json, NamedValues& out) {
    const auto found = json.FindMember("properties");
    if (found == json.MemberEnd() || found->value.IsNull()) return true;
    why_ = "`properties` must be an object";
    return found->value.IsObject() && properties_of(found->value, std::array<std::string_view, 0>{}, out);
  }

  Result<void> node_with_properties(const Json& json) {
    const auto id = name_in(json, "id");
    if (!id) return refuse("a node needs `id`, a text or a whole number");
    std::vector<std::string> labels;
    if (const auto found = json.FindMember("labels"); found != json.MemberEnd() && found->value.IsArray())
      for (const Json& label : found->value.GetArray())
        if (label.IsString()) labels.emplace_back(text_of(label));
    NamedValues properties;
    if (!inner_properties(json, properties)) return refuse(why_);
    return taker_.take_node(*id, labels, std::move(properties), {path_, line_, 1});
  }

  static std::optional<std::string> end_of(const Json& json, const char* member) {
    const auto found = json.FindMember(member);
    if (found == json.MemberEnd() || !found->value.IsObject()) return name_in(json, member);
    return name_in(found->value, "id");
  }

  Result<void> relationship(const Json& json) {
    const auto type = name_in(json, "label"), from = end_of(json, "start"), to = end_of(json, "end");
    if (!type || type->empty() || !from || !to)
      return refuse("a relationship needs `label` (its type), `start` and `end` (nodes with `id`)");
    TakenEdge edge{.from = *from, .to = *to, .type = *type, .properties = {}};
    if (!inner_properties(json, edge.properties)) return refuse(why_);
    return taker_.take_edge(std::move(edge), {path_, line_, 1});
  }

  std::string path_;
  GraphTaker& taker_;
  std::uint32_t line_ = 0;
  std::string why_;
};

}  // namespace

Result<void> read_jsonl(const std::string& path, GraphTaker& taker) {
  return JsonlReader(path, taker).read();
}

}  // namespace entente
