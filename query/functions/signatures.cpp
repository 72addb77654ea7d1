// The table of functions: what the binder checks, in order of name.
#include <algorithm>
#include <string>

#include "query/bind/function_signatures.hpp"

namespace entente::query {
namespace {

using enum TypeKind;
using Kinds = std::vector<TypeKind>;
constexpr std::uint8_t kManyArguments = 255;

const Kinds kAnything{};
const Kinds kNumber{Integer, Float, Number};
const Kinds kElement{Node, Edge};
const Kinds kKeyed{Node, Edge, Map};
const Kinds kMoment{Date, LocalTime, Time, LocalDateTime, DateTime};
const Kinds kTemporalSource{String, Map, Date, LocalTime, Time, LocalDateTime, DateTime};
const Kinds kSummable{Integer, Float, Number, Duration};

FunctionSignature one(std::string_view name, std::string_view spelling, Kinds argument, TypeKind result) {
  return {name, spelling, 1, 1, {std::move(argument)}, result};
}

FunctionSignature several(std::string_view name, std::string_view spelling, std::uint8_t least,
                          std::uint8_t most, std::vector<Kinds> arguments, TypeKind result) {
  return {name, spelling, least, most, std::move(arguments), result};
}

FunctionSignature aggregate(std::string_view name, std::string_view spelling, std::vector<Kinds> arguments,
                            TypeKind result) {
  const auto count = static_cast<std::uint8_t>(arguments.size());
  return {name, spelling, count, count, std::move(arguments), result, true};
}

/// Gives something else at another time.
FunctionSignature varying(FunctionSignature signature) {
  signature.constant = false;
  return signature;
}

using Table = std::vector<FunctionSignature>;

void add_aggregates(Table& table) {
  table.push_back(aggregate("avg", "avg", {kSummable}, Any));
  table.push_back(aggregate("collect", "collect", {kAnything}, List));
  FunctionSignature count = aggregate("count", "count", {kAnything}, Integer);
  count.min_arguments = 0;  // count(*)
  table.push_back(count);
  table.push_back(aggregate("max", "max", {kAnything}, Any));
  table.push_back(aggregate("min", "min", {kAnything}, Any));
  table.push_back(aggregate("percentilecont", "percentileCont", {kNumber, kNumber}, Float));
  table.push_back(aggregate("percentiledisc", "percentileDisc", {kNumber, kNumber}, Any));
  table.push_back(aggregate("stdev", "stDev", {kNumber}, Float));
  table.push_back(aggregate("stdevp", "stDevP", {kNumber}, Float));
  table.push_back(aggregate("sum", "sum", {kSummable}, Any));
}

void add_numbers(Table& table) {
  for (const auto& [name, spelling] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"acos", "acos"},       {"asin", "asin"}, {"atan", "atan"},   {"ceil", "ceil"},
           {"cos", "cos"},         {"cosh", "cosh"}, {"cot", "cot"},     {"coth", "coth"},
           {"degrees", "degrees"}, {"exp", "exp"},   {"floor", "floor"}, {"haversin", "haversin"},
           {"ln", "ln"},           {"log", "log"},   {"log10", "log10"}, {"radians", "radians"},
           {"sin", "sin"},         {"sinh", "sinh"}, {"sqrt", "sqrt"},   {"tan", "tan"},
           {"tanh", "tanh"}}) {
    table.push_back(one(name, spelling, kNumber, Float));
  }
  table.push_back(one("abs", "abs", kNumber, Number));
  table.push_back(several("atan2", "atan2", 2, 2, {kNumber, kNumber}, Float));
  table.push_back(several("e", "e", 0, 0, {}, Float));
  table.push_back(one("isnan", "isNaN", kNumber, Boolean));
  table.push_back(several("pi", "pi", 0, 0, {}, Float));
  table.push_back(varying(several("rand", "rand", 0, 0, {}, Float)));
  table.push_back(several("round", "round", 1, 3, {kNumber, kNumber, {String}}, Float));
  table.push_back(one("sign", "sign", kNumber, Integer));
}

void add_strings(Table& table) {
  for (const auto& [name, spelling] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"lower", "lower"}, {"tolower", "toLower"}, {"toupper", "toUpper"}, {"upper", "upper"}}) {
    table.push_back(one(name, spelling, {String}, String));
  }
  for (const auto& [name, spelling] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"btrim", "btrim"}, {"ltrim", "lTrim"}, {"rtrim", "rTrim"}, {"trim", "trim"}}) {
    table.push_back(several(name, spelling, 1, 2, {{String}, {String}}, String));
  }
  table.push_back(one("char_length", "char_length", {String}, Integer));
  table.push_back(one("character_length", "character_length", {String}, Integer));
  table.push_back(several("left", "left", 2, 2, {{String}, {Integer}}, String));
  table.push_back(several("normalize", "normalize", 1, 2, {{String}, {String}}, String));
  table.push_back(varying(several("randomuuid", "randomUUID", 0, 0, {}, String)));
  table.push_back(several("replace", "replace", 3, 3, {{String}, {String}, {String}}, String));
  table.push_back(several("right", "right", 2, 2, {{String}, {Integer}}, String));
  table.push_back(several("split", "split", 2, 2, {{String}, {String, List}}, List));
  table.push_back(several("substring", "substring", 2, 3, {{String}, {Integer}, {Integer}}, String));
}

void add_lists(Table& table) {
  table.push_back(several("coalesce", "coalesce", 1, kManyArguments, {kAnything}, Any));
  table.push_back(one("head", "head", {List}, Any));
  table.push_back(one("isempty", "isEmpty", {String, List, Map}, Boolean));
  table.push_back(one("last", "last", {List}, Any));
  table.push_back(several("nullif", "nullIf", 2, 2, {kAnything, kAnything}, Any));
  // range() says itself what is wrong, while the query runs.
  table.push_back(several("range", "range", 2, 3, {kAnything, kAnything, kAnything}, List));
  table.push_back(one("reverse", "reverse", {String, List}, Any));
  table.push_back(one("size", "size", {String, List}, Integer));
  table.push_back(one("tail", "tail", {List}, List));
}

void add_conversions(Table& table) {
  // They refuse while the query runs, as openCypher has it.
  for (const auto& [name, spelling, result] :
       std::initializer_list<std::tuple<std::string_view, std::string_view, TypeKind>>{
           {"toboolean", "toBoolean", Boolean},
           {"tobooleanornull", "toBooleanOrNull", Boolean},
           {"tofloat", "toFloat", Float},
           {"tofloatornull", "toFloatOrNull", Float},
           {"tointeger", "toInteger", Integer},
           {"tointegerornull", "toIntegerOrNull", Integer},
           {"tostring", "toString", String},
           {"tostringornull", "toStringOrNull", String},
           {"valuetype", "valueType", String}}) {
    table.push_back(one(name, spelling, kAnything, result));
  }
  for (const auto& [name, spelling] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"tobooleanlist", "toBooleanList"},
           {"tofloatlist", "toFloatList"},
           {"tointegerlist", "toIntegerList"},
           {"tostringlist", "toStringList"}}) {
    table.push_back(one(name, spelling, {List}, List));
  }
}

void add_graph(Table& table) {
  table.push_back(one("elementid", "elementId", kElement, String));
  table.push_back(one("endnode", "endNode", {Edge}, Node));
  table.push_back(one("evidence", "evidence", {Edge}, List));
  table.push_back(one("exists", "exists", kAnything, Boolean));
  table.push_back(one("id", "id", kElement, Integer));
  table.push_back(several("is_named", "is_named", 2, 2, {{Node}, {String}}, Boolean));
  table.push_back(one("keys", "keys", kKeyed, List));
  table.push_back(one("labels", "labels", {Node}, List));
  table.push_back(one("length", "length", {Path}, Integer));
  table.push_back(one("nodes", "nodes", {Path}, List));
  table.push_back(one("properties", "properties", kKeyed, Map));
  table.push_back(one("relationships", "relationships", {Path}, List));
  table.push_back(one("startnode", "startNode", {Edge}, Node));
  table.push_back(one("type", "type", {Edge}, String));
}

/// A constructor, its clocks and its truncation.
void add_temporal_kind(Table& table, std::string_view name, std::initializer_list<std::string_view> family,
                       TypeKind result) {
  table.push_back(varying(several(name, name, 0, 1, {kTemporalSource}, result)));
  for (const std::string_view member : family) {
    if (member.ends_with(".truncate")) {
      table.push_back(several(member, member, 1, 3, {{String}, kMoment, {Map}}, result));
    } else {
      table.push_back(varying(several(member, member, 0, 1, {{String}}, result)));
    }
  }
}

void add_temporal(Table& table) {
  add_temporal_kind(table, "date", {"date.realtime", "date.statement", "date.transaction", "date.truncate"},
                    Date);
  add_temporal_kind(table, "datetime",
                    {"datetime.realtime", "datetime.statement", "datetime.transaction", "datetime.truncate"},
                    DateTime);
  add_temporal_kind(table, "localdatetime",
                    {"localdatetime.realtime", "localdatetime.statement", "localdatetime.transaction",
                     "localdatetime.truncate"},
                    LocalDateTime);
  add_temporal_kind(
      table, "localtime",
      {"localtime.realtime", "localtime.statement", "localtime.transaction", "localtime.truncate"},
      LocalTime);
  add_temporal_kind(table, "time", {"time.realtime", "time.statement", "time.transaction", "time.truncate"},
                    Time);
  table.push_back(one("date.partial", "date.partial", {String}, Date));
  table.push_back(several("datetime.fromepoch", "datetime.fromEpoch", 2, 2, {kNumber, kNumber}, DateTime));
  table.push_back(one("datetime.fromepochmillis", "datetime.fromEpochMillis", kNumber, DateTime));
  table.push_back(one("duration", "duration", {String, Map, Duration}, Duration));
  for (const auto& [name, spelling] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"duration.between", "duration.between"},
           {"duration.indays", "duration.inDays"},
           {"duration.inmonths", "duration.inMonths"},
           {"duration.inseconds", "duration.inSeconds"}}) {
    table.push_back(several(name, spelling, 2, 2, {kMoment, kMoment}, Duration));
  }
  table.push_back(varying(several("timestamp", "timestamp", 0, 0, {}, Integer)));
}

Table make_table() {
  Table table;
  add_aggregates(table);
  add_numbers(table);
  add_strings(table);
  add_lists(table);
  add_conversions(table);
  add_graph(table);
  add_temporal(table);
  std::sort(table.begin(), table.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return table;
}

const Table& table() {
  static const Table kTable = make_table();
  return kTable;
}

}  // namespace

std::span<const FunctionSignature> function_signatures() { return table(); }

const FunctionSignature* find_function(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const auto found =
      std::lower_bound(table().begin(), table().end(), std::string_view(lower),
                       [](const FunctionSignature& s, std::string_view n) { return s.name < n; });
  return found != table().end() && found->name == lower ? &*found : nullptr;
}

}  // namespace entente::query
