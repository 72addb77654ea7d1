// Conversions between kinds of values.
#include <charconv>
#include <cmath>
#include <optional>

#include "graph/value_print.hpp"
#include "query/functions/registry.hpp"

namespace entente::query {
namespace {

using Arguments = std::span<const Value>;

/// A converted value, null where a text says no such thing; nothing where the kind cannot be converted.
using Conversion = std::optional<Value> (*)(const Value&);

std::string_view without_blanks(std::string_view text) {
  constexpr const char* kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::optional<double> read_float(std::string_view text) {
  text = without_blanks(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end != text.data() + text.size() || text.empty()) return std::nullopt;
  const char last = text.back();
  const bool digits = (last >= '0' && last <= '9') || last == '.';
  if (error == std::errc::result_out_of_range || !digits) return std::nullopt;  // nor "inf", "nan"
  return number;
}

std::optional<Value> truncated(double number) {
  if (!(std::abs(number) < 0x1p63)) return Value();
  return Value(static_cast<std::int64_t>(number));
}

std::optional<Value> read_integer(std::string_view text) {
  text = without_blanks(text);
  std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc{} && end == digits.data() + digits.size()) return Value(number);
  const auto real = read_float(text);
  return real ? truncated(*real) : Value();
}

std::optional<Value> to_integer(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Integer:
      return value;
    case ValueKind::Float:
      return truncated(value.floating());
    case ValueKind::Boolean:
      return Value(value.boolean() ? 1 : 0);
    case ValueKind::String:
      return read_integer(value.string());
    default:
      return std::nullopt;
  }
}

std::optional<Value> to_float(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Integer:
    case ValueKind::Float:
      return Value(value.number());
    case ValueKind::String: {
      const auto number = read_float(value.string());
      return number ? Value(*number) : Value();
    }
    default:
      return std::nullopt;
  }
}

bool same_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i]) != lower[i]) return false;
  }
  return true;
}

std::optional<Value> to_boolean(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Boolean:
      return value;
    case ValueKind::Integer:
      return Value(value.integer() != 0);
    case ValueKind::String: {
      const std::string_view text = without_blanks(value.string());
      if (same_ignoring_case(text, "true")) return Value(true);
      if (same_ignoring_case(text, "false")) return Value(false);
      return Value();
    }
    default:
      return std::nullopt;
  }
}

std::optional<Value> to_text(const Value& value) {
  switch (value.kind()) {
    case ValueKind::List:
    case ValueKind::Map:
    case ValueKind::Node:
    case ValueKind::Edge:
    case ValueKind::Path:
      return std::nullopt;
    case ValueKind::String:
      return value;
    default:
      return Value(plain_text(value));
  }
}

template <Conversion kConvert>
Value convert(Arguments arguments, EvalContext& context) {
  if (auto converted = kConvert(arguments[0])) return std::move(*converted);
  return refuse_type(context, "this conversion",
                     "a boolean, a number, a string or a temporal value that fits", arguments[0]);
}

template <Conversion kConvert>
Value convert_or_null(Arguments arguments, EvalContext&) {
  return kConvert(arguments[0]).value_or(Value());
}

template <Conversion kConvert>
Value convert_list(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is(ValueKind::List))
    return refuse_type(context, "this conversion", "a list", arguments[0]);
  List converted;
  converted.reserve(arguments[0].list().size());
  for (const Value& element : arguments[0].list()) {
    converted.push_back(element.is_null() ? Value() : kConvert(element).value_or(Value()));
  }
  return Value(std::move(converted));
}

Value value_type(Arguments arguments, EvalContext&) { return Value(value_kind_name(arguments[0].kind())); }

constexpr Function kFunctions[] = {
    {"toboolean", convert<to_boolean>},
    {"tobooleanlist", convert_list<to_boolean>},
    {"tobooleanornull", convert_or_null<to_boolean>},
    {"tofloat", convert<to_float>},
    {"tofloatlist", convert_list<to_float>},
    {"tofloatornull", convert_or_null<to_float>},
    {"tointeger", convert<to_integer>},
    {"tointegerlist", convert_list<to_integer>},
    {"tointegerornull", convert_or_null<to_integer>},
    {"tostring", convert<to_text>},
    {"tostringlist", convert_list<to_text>},
    {"tostringornull", convert_or_null<to_text>},
    {"valuetype", value_type, false},
};

}  // namespace

std::span<const Function> conversion_functions() { return kFunctions; }

}  // namespace entente::query
