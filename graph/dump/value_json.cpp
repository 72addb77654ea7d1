#include "graph/dump/value_json.hpp"

#include <charconv>
#include <cmath>
#include <string>

#include "graph/temporal/parse.hpp"
#include "graph/temporal/print.hpp"

namespace entente {
namespace {

void write_marked(JsonWriter& json, std::string_view mark, const std::string& text) {
  json.StartObject();
  write_key(json, mark);
  write_text(json, text);
  json.EndObject();
}

void write_float(JsonWriter& json, double number) {
  if (std::isfinite(number))
    json.Double(number);
  else
    write_marked(json, "$float", std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
}

void write_date(JsonWriter& json, const Date& date) {
  const std::string text = to_string(date);
  if (parse_partial_date(text) == date) return write_marked(json, "$date", text);
  // A year or month far from our time has no text that says how precisely it is known.
  write_marked(json, "$days",
               std::to_string(date.days) + "/" + std::to_string(static_cast<int>(date.precision)));
}

bool read_days(std::string_view text, Value& value) {
  Date date;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, date.days);
  if (error != std::errc() || end - at != 2 || at[0] != '/' || at[1] < '0' || at[1] > '2') return false;
  date.precision = static_cast<DatePrecision>(at[1] - '0');
  value = date;
  return true;
}

bool write_list(JsonWriter& json, const List& list) {
  json.StartArray();
  for (const Value& item : list)
    if (!write_value(json, item)) return false;
  json.EndArray();
  return true;
}

template <class T>
bool take(Result<T> parsed, Value& value) {
  if (!parsed) return false;
  value = Value(std::move(*parsed));
  return true;
}

bool read_float(std::string_view text, Value& value) {
  if (text == "NaN")
    value = std::nan("");
  else if (text == "Infinity" || text == "-Infinity")
    value = text[0] == '-' ? -HUGE_VAL : HUGE_VAL;
  else
    return false;
  return true;
}

bool read_marked(std::string_view mark, const rapidjson::Value& json, Value& value) {
  if (mark == "$map") {
    Map map;
    if (!read_map(json, map)) return false;
    value = Value(std::move(map));
    return true;
  }
  if (!json.IsString()) return false;
  const std::string_view text(json.GetString(), json.GetStringLength());
  if (mark == "$float") return read_float(text, value);
  if (mark == "$days") return read_days(text, value);
  if (mark == "$date") {
    const auto date = parse_partial_date(text);
    if (date) value = *date;
    return date.has_value();
  }
  if (mark == "$localtime") return take(parse_local_time(text), value);
  if (mark == "$time") return take(parse_time(text), value);
  if (mark == "$localdatetime") return take(parse_local_date_time(text), value);
  if (mark == "$datetime") return take(parse_date_time(text), value);
  if (mark == "$duration") return take(parse_duration(text), value);
  return false;
}

std::string_view name_of(const rapidjson::Value::Member& member) {
  return {member.name.GetString(), member.name.GetStringLength()};
}

}  // namespace

void write_text(JsonWriter& json, std::string_view text) {
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_key(JsonWriter& json, std::string_view key) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

bool write_map(JsonWriter& json, const Map& map) {
  json.StartObject();
  for (const auto& [key, item] : map) {
    write_key(json, key);
    if (!write_value(json, item)) return false;
  }
  json.EndObject();
  return true;
}

bool write_value(JsonWriter& json, const Value& value) {
  switch (value.kind()) {
    case ValueKind::Null:
      return json.Null();
    case ValueKind::Boolean:
      return json.Bool(value.boolean());
    case ValueKind::Integer:
      return json.Int64(value.integer());
    case ValueKind::Float:
      return write_float(json, value.floating()), true;
    case ValueKind::String:
      return write_text(json, value.string()), true;
    case ValueKind::List:
      return write_list(json, value.list());
    case ValueKind::Map: {
      const bool marked = value.map().size() == 1 && value.map().begin()->first.starts_with('$');
      if (!marked) return write_map(json, value.map());
      json.StartObject();  // a map that looks like a marked value is marked itself
      write_key(json, "$map");
      const bool written = write_map(json, value.map());
      json.EndObject();
      return written;
    }
    case ValueKind::Date:
      return write_date(json, value.date()), true;
    case ValueKind::LocalTime:
      return write_marked(json, "$localtime", to_string(value.local_time())), true;
    case ValueKind::Time:
      return write_marked(json, "$time", to_string(value.time())), true;
    case ValueKind::LocalDateTime:
      return write_marked(json, "$localdatetime", to_string(value.local_date_time())), true;
    case ValueKind::DateTime:
      return write_marked(json, "$datetime", to_string(value.date_time())), true;
    case ValueKind::Duration:
      return write_marked(json, "$duration", to_string(value.duration())), true;
    case ValueKind::Node:
    case ValueKind::Edge:
    case ValueKind::Path:
      return false;
  }
  return false;
}

bool read_map(const rapidjson::Value& json, Map& map) {
  if (!json.IsObject()) return false;
  for (const auto& member : json.GetObject()) {
    Value item;
    if (!read_value(member.value, item)) return false;
    map.insert_or_assign(std::string(name_of(member)), std::move(item));
  }
  return true;
}

bool read_value(const rapidjson::Value& json, Value& value) {
  if (json.IsNull()) return value = Value(), true;
  if (json.IsBool()) return value = json.GetBool(), true;
  if (json.IsInt64()) return value = json.GetInt64(), true;
  if (json.IsDouble()) return value = json.GetDouble(), true;
  if (json.IsString()) return value = Value(std::string_view(json.GetString(), json.GetStringLength())), true;
  if (json.IsArray()) {
    List list;
    for (const rapidjson::Value& item : json.GetArray()) {
      list.emplace_back();
      if (!read_value(item, list.back())) return false;
    }
    value = Value(std::move(list));
    return true;
  }
  if (!json.IsObject()) return false;
  if (json.MemberCount() == 1 && name_of(*json.MemberBegin()).starts_with('$'))
    return read_marked(name_of(*json.MemberBegin()), json.MemberBegin()->value, value);
  Map map;
  if (!read_map(json, map)) return false;
  value = Value(std::move(map));
  return true;
}

}  // namespace entente
