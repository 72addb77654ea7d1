// Reading of the TCK's value notation, and canonical texts.
#include "tests/tck/notation.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "graph/value_print.hpp"

namespace entente::tck {
namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text), all_(text) {}

  Result<Notation> parse() {
    Notation notation = value();
    blanks();
    if (!failed_ && !rest_.empty()) failed_ = true;
    if (failed_) return fail(ErrorKind::InputError, "not in the TCK's notation: " + std::string(all_));
    return notation;
  }

 private:
  void blanks() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n')) rest_.remove_prefix(1);
  }
  bool take(std::string_view token) {
    blanks();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  void need(std::string_view token) {
    if (!take(token)) failed_ = true;
  }

  Notation value() {
    blanks();
    if (failed_ || rest_.empty()) return refuse();
    if (rest_.starts_with("[:")) return edge();
    switch (rest_[0]) {
      case '\'':
        return string();
      case '[':
        return list();
      case '{':
        return map();
      case '(':
        return node();
      case '<':
        return path();
      default:
        return word();
    }
  }
  Notation refuse() {
    failed_ = true;
    return {};
  }
  Notation string() {
    std::string text;
    std::size_t at = 1;
    for (; at < rest_.size() && rest_[at] != '\''; ++at) {
      const bool escaped =
          rest_[at] == '\\' && at + 1 < rest_.size() && (rest_[at + 1] == '\'' || rest_[at + 1] == '\\');
      if (escaped) ++at;
      text += rest_[at];
    }
    if (at >= rest_.size()) return refuse();
    rest_.remove_prefix(at + 1);
    return {.kind = ValueKind::String, .scalar = Value(std::move(text))};
  }
  Notation word() {
    const std::size_t end = rest_.find_first_of(",]}) ");
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(text.size());
    if (text == "null") return {};
    if (text == "true" || text == "false")
      return {.kind = ValueKind::Boolean, .scalar = Value(text == "true")};
    if (text == "NaN") return floating(std::numeric_limits<double>::quiet_NaN());
    if (text == "Inf") return floating(std::numeric_limits<double>::infinity());
    if (text == "-Inf") return floating(-std::numeric_limits<double>::infinity());
    std::int64_t integer = 0;
    const char* const last = text.data() + text.size();
    if (const auto [stop, error] = std::from_chars(text.data(), last, integer);
        stop == last && error == std::errc{}) {
      return {.kind = ValueKind::Integer, .scalar = Value(integer)};
    }
    double number = 0;
    if (const auto [stop, error] = std::from_chars(text.data(), last, number);
        stop == last && (error == std::errc{} || error == std::errc::result_out_of_range)) {
      return floating(number);
    }
    return refuse();
  }
  static Notation floating(double number) { return {.kind = ValueKind::Float, .scalar = Value(number)}; }
  Notation list() {
    Notation list{.kind = ValueKind::List};
    need("[");
    if (take("]")) return list;
    do {
      list.items.push_back(value());
    } while (!failed_ && take(","));
    need("]");
    return list;
  }
  Notation map() {
    Notation map{.kind = ValueKind::Map};
    map.entries = entries();
    return map;
  }
  std::vector<std::pair<std::string, Notation>> entries() {
    std::vector<std::pair<std::string, Notation>> entries;
    need("{");
    if (take("}")) return entries;
    do {
      std::string key = name();
      need(":");
      entries.emplace_back(std::move(key), value());
    } while (!failed_ && take(","));
    need("}");
    return entries;
  }
  std::string name() {
    blanks();
    std::size_t end = 0;
    while (end < rest_.size() && std::string_view(" :,{}()[]<>'").find(rest_[end]) == std::string_view::npos)
      ++end;
    std::string name(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (name.empty()) failed_ = true;
    return name;
  }
  Notation node() {
    Notation node{.kind = ValueKind::Node};
    need("(");
    while (!failed_ && take(":")) node.labels.push_back(name());
    blanks();
    if (rest_.starts_with("{")) node.entries = entries();
    need(")");
    return node;
  }
  Notation edge() {
    Notation edge{.kind = ValueKind::Edge};
    need("[:");
    edge.labels.push_back(name());
    blanks();
    if (rest_.starts_with("{")) edge.entries = entries();
    need("]");
    return edge;
  }
  Notation path() {
    Notation path{.kind = ValueKind::Path};
    need("<");
    path.items.push_back(node());
    while (!failed_ && !take(">")) {
      const bool backwards = take("<-");
      if (!backwards) need("-");
      path.items.push_back(edge());
      path.items.back().backwards = backwards;
      need(backwards ? "-" : "->");
      path.items.push_back(node());
    }
    return path;
  }

  std::string_view rest_;
  std::string_view all_;
  bool failed_ = false;
};

std::string joined(const std::vector<std::string>& parts, const char* open, const char* close) {
  std::string text = open;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : ", ") + parts[i];
  return text + close;
}

std::string scalar_text(const Value& value) {
  if (value.is(ValueKind::Float) && value.floating() == 0.0) return "0.0";
  return cypher_literal(value);
}

std::string map_text(std::vector<std::string> entries) {
  std::sort(entries.begin(), entries.end());
  return joined(entries, "{", "}");
}

std::string list_text(std::vector<std::string> items, ListOrder order) {
  if (order == ListOrder::Ignored) std::sort(items.begin(), items.end());
  return joined(items, "[", "]");
}

std::string node_text(std::vector<std::string> labels, std::vector<std::string> properties) {
  std::sort(labels.begin(), labels.end());
  std::string text = "(";
  for (const std::string& label : labels) text += ":" + label;
  return text + (properties.empty() ? "" : " " + map_text(std::move(properties))) + ")";
}

std::string edge_text(const std::string& type, std::vector<std::string> properties) {
  return "[:" + type + (properties.empty() ? "" : " " + map_text(std::move(properties))) + "]";
}

std::string step_text(const std::string& edge, bool backwards) {
  return backwards ? "<-" + edge + "-" : "-" + edge + "->";
}

std::vector<std::string> entry_texts(const Notation& notation, ListOrder order) {
  std::vector<std::string> texts;
  for (const auto& [key, value] : notation.entries) texts.push_back(key + ": " + canonical(value, order));
  return texts;
}

template <class Element>
std::vector<std::string> property_texts(Element element, const GraphView& view, ListOrder order) {
  std::vector<std::string> texts;
  for (const auto& [key, value] : view.properties(element)) {
    texts.push_back(std::string(view.keys().text(key)) + ": " + canonical(value, view, order));
  }
  return texts;
}

std::string node_text(NodeId node, const GraphView& view, ListOrder order) {
  std::vector<std::string> labels;
  for (const LabelId label : view.labels_of(node)) labels.emplace_back(view.labels().text(label));
  return node_text(std::move(labels), property_texts(node, view, order));
}

std::string edge_text(EdgeId edge, const GraphView& view, ListOrder order) {
  return edge_text(std::string(view.types().text(view.ends(edge).type)), property_texts(edge, view, order));
}

std::string path_text(const Path& path, const GraphView& view, ListOrder order) {
  std::string text = "<" + node_text(path.nodes[0], view, order);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const bool backwards = view.ends(path.edges[i]).from != path.nodes[i];
    text += step_text(edge_text(path.edges[i], view, order), backwards) +
            node_text(path.nodes[i + 1], view, order);
  }
  return text + ">";
}

}  // namespace

Result<Notation> parse_notation(std::string_view text) { return Parser(text).parse(); }

Value to_value(const Notation& notation) {
  if (notation.kind == ValueKind::List) {
    List list;
    for (const Notation& item : notation.items) list.push_back(to_value(item));
    return Value(std::move(list));
  }
  if (notation.kind == ValueKind::Map) {
    Map map;
    for (const auto& [key, value] : notation.entries) map.emplace(key, to_value(value));
    return Value(std::move(map));
  }
  return notation.scalar;
}

std::string canonical(const Notation& notation, ListOrder order) {
  switch (notation.kind) {
    case ValueKind::List: {
      std::vector<std::string> items;
      for (const Notation& item : notation.items) items.push_back(canonical(item, order));
      return list_text(std::move(items), order);
    }
    case ValueKind::Map:
      return map_text(entry_texts(notation, order));
    case ValueKind::Node:
      return node_text(notation.labels, entry_texts(notation, order));
    case ValueKind::Edge:
      return edge_text(notation.labels[0], entry_texts(notation, order));
    case ValueKind::Path: {
      std::string text = "<";
      for (const Notation& item : notation.items) {
        const std::string one = canonical(item, order);
        text += item.kind == ValueKind::Edge ? step_text(one, item.backwards) : one;
      }
      return text + ">";
    }
    default:
      return scalar_text(notation.scalar);
  }
}

std::string canonical(const Value& value, const GraphView& view, ListOrder order) {
  switch (value.kind()) {
    case ValueKind::List: {
      std::vector<std::string> items;
      for (const Value& item : value.list()) items.push_back(canonical(item, view, order));
      return list_text(std::move(items), order);
    }
    case ValueKind::Map: {
      std::vector<std::string> entries;
      for (const auto& [key, item] : value.map())
        entries.push_back(key + ": " + canonical(item, view, order));
      return map_text(std::move(entries));
    }
    case ValueKind::Node:
      return node_text(value.node(), view, order);
    case ValueKind::Edge:
      return edge_text(value.edge(), view, order);
    case ValueKind::Path:
      return path_text(value.path(), view, order);
    case ValueKind::Null:
    case ValueKind::Boolean:
    case ValueKind::Integer:
    case ValueKind::Float:
    case ValueKind::String:
      return scalar_text(value);
    default:
      return scalar_text(Value(plain_text(value)));
  }
}

}  // namespace entente::tck
