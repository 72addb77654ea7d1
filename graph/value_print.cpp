#include "graph/value_print.hpp"

#include <fmt/format.h>

#include <cmath>

#include "graph/temporal/print.hpp"

namespace entente {

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    switch (c) {
      case '\'':
        out += "\\'";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  return out + "'";
}

namespace {

std::string map_key(const std::string& key) {
  bool plain = !key.empty() && !(key[0] >= '0' && key[0] <= '9');
  for (const char c : key)
    plain = plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  if (plain) return key;
  std::string out = "`";
  for (const char c : key) out += c == '`' ? std::string("``") : std::string(1, c);
  return out + "`";
}

}  // namespace

std::string float_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string plain_text(const Value& value) {
  if (value.is(ValueKind::String)) return value.string();
  switch (value.kind()) {
    case ValueKind::Date:
      return to_string(value.date());
    case ValueKind::LocalTime:
      return to_string(value.local_time());
    case ValueKind::Time:
      return to_string(value.time());
    case ValueKind::LocalDateTime:
      return to_string(value.local_date_time());
    case ValueKind::DateTime:
      return to_string(value.date_time());
    case ValueKind::Duration:
      return to_string(value.duration());
    default:
      return cypher_literal(value);
  }
}

std::string cypher_literal(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Null:
      return "null";
    case ValueKind::Boolean:
      return value.boolean() ? "true" : "false";
    case ValueKind::Integer:
      return std::to_string(value.integer());
    case ValueKind::Float: {
      const double number = value.floating();
      if (std::isnan(number)) return "(0.0 / 0.0)";
      if (std::isinf(number)) return number > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
      return float_text(number);
    }
    case ValueKind::String:
      return quoted(value.string());
    case ValueKind::List: {
      std::string text;
      for (const Value& item : value.list()) text += (text.empty() ? "" : ", ") + cypher_literal(item);
      return "[" + text + "]";
    }
    case ValueKind::Map: {
      std::string text;
      for (const auto& [key, item] : value.map())
        text += (text.empty() ? "" : ", ") + map_key(key) + ": " + cypher_literal(item);
      return "{" + text + "}";
    }
    case ValueKind::Date:
      if (value.date().precision != DatePrecision::Day) return quoted(to_string(value.date()));
      return "date(" + quoted(to_string(value.date())) + ")";
    case ValueKind::LocalTime:
      return "localtime(" + quoted(to_string(value.local_time())) + ")";
    case ValueKind::Time:
      return "time(" + quoted(to_string(value.time())) + ")";
    case ValueKind::LocalDateTime:
      return "localdatetime(" + quoted(to_string(value.local_date_time())) + ")";
    case ValueKind::DateTime:
      return "datetime(" + quoted(to_string(value.date_time())) + ")";
    case ValueKind::Duration:
      return "duration(" + quoted(to_string(value.duration())) + ")";
    case ValueKind::Node:
      return "node " + std::to_string(value.node().number);
    case ValueKind::Edge:
      return "edge " + std::to_string(value.edge().number);
    case ValueKind::Path:
      return "path";
  }
  return "";
}

}  // namespace entente
