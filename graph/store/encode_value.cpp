#include "graph/store/encode_value.hpp"

namespace entente {
namespace {

// On disk for good: never renumber.
enum class Tag : std::uint8_t {
  Null = 0,
  False = 1,
  True = 2,
  Integer = 3,
  Float = 4,
  String = 5,
  List = 6,
  Map = 7,
  Date = 8,
  LocalTime = 9,
  Time = 10,
  LocalDateTime = 11,
  DateTime = 12,
  Duration = 13,
  Node = 14,
  Edge = 15,
  Path = 16,
};

void tag(ByteWriter& out, Tag t) { out.byte(static_cast<std::uint8_t>(t)); }

void write_date_time(ByteWriter& out, const DateTime& time) {
  out.signed_number(time.seconds);
  out.signed_number(time.nanos);
  out.signed_number(time.offset_seconds);
  out.text(time.zone);
}

void write_path(ByteWriter& out, const Path& path) {
  out.number(path.edges.size());
  for (const EdgeId edge : path.edges) out.number(edge.number);
  out.number(path.nodes.size());
  for (const NodeId node : path.nodes) out.number(node.number);
}

std::int32_t small(ByteReader& in) {
  const std::int64_t value = in.signed_number();
  if (value != static_cast<std::int32_t>(value)) in.fail();
  return static_cast<std::int32_t>(value);
}

Value read_list(ByteReader& in, std::uint32_t depth);
Value read_map(ByteReader& in, std::uint32_t depth);

Value read_path(ByteReader& in) {
  Path path;
  for (std::size_t left = in.count(); left > 0; --left) path.edges.emplace_back(in.number32());
  for (std::size_t left = in.count(); left > 0; --left) path.nodes.emplace_back(in.number32());
  if (path.nodes.size() != path.edges.size() + 1) in.fail();
  return in.failed() ? Value() : Value(std::move(path));
}

Value read_date(ByteReader& in) {
  Date date;
  date.days = in.signed_number();
  const std::uint8_t precision = in.byte();
  if (precision > static_cast<std::uint8_t>(DatePrecision::Day)) in.fail();
  date.precision = static_cast<DatePrecision>(precision);
  return date;
}

Value read_time(ByteReader& in) {
  Time time;
  time.nanos = in.signed_number();
  time.offset_seconds = small(in);
  return time;
}

Value read_local_date_time(ByteReader& in) {
  LocalDateTime time;
  time.seconds = in.signed_number();
  time.nanos = small(in);
  return time;
}

Value read_date_time(ByteReader& in) {
  DateTime time;
  time.seconds = in.signed_number();
  time.nanos = small(in);
  time.offset_seconds = small(in);
  time.zone = in.text();
  return time;
}

Value read_duration(ByteReader& in) {
  Duration duration;
  duration.months = in.signed_number();
  duration.days = in.signed_number();
  duration.seconds = in.signed_number();
  duration.nanos = small(in);
  return duration;
}

Value read_at(ByteReader& in, std::uint32_t depth) {
  switch (static_cast<Tag>(in.byte())) {
    case Tag::Null:
      return {};
    case Tag::False:
      return false;
    case Tag::True:
      return true;
    case Tag::Integer:
      return in.signed_number();
    case Tag::Float:
      return in.floating();
    case Tag::String:
      return in.text();
    case Tag::List:
      return read_list(in, depth + 1);
    case Tag::Map:
      return read_map(in, depth + 1);
    case Tag::Date:
      return read_date(in);
    case Tag::LocalTime:
      return LocalTime{in.signed_number()};
    case Tag::Time:
      return read_time(in);
    case Tag::LocalDateTime:
      return read_local_date_time(in);
    case Tag::DateTime:
      return read_date_time(in);
    case Tag::Duration:
      return read_duration(in);
    case Tag::Node:
      return NodeId(in.number32());
    case Tag::Edge:
      return EdgeId(in.number32());
    case Tag::Path:
      return read_path(in);
  }
  in.fail();
  return {};
}

Value read_list(ByteReader& in, std::uint32_t depth) {
  if (depth > Value::kMaxDepth) return in.fail(), Value();
  List list;
  for (std::size_t left = in.count(); left > 0 && !in.failed(); --left) list.push_back(read_at(in, depth));
  return list;
}

Value read_map(ByteReader& in, std::uint32_t depth) {
  if (depth > Value::kMaxDepth) return in.fail(), Value();
  Map map;
  for (std::size_t left = in.count(); left > 0 && !in.failed(); --left) {
    std::string key(in.text());
    map.insert_or_assign(std::move(key), read_at(in, depth));
  }
  return map;
}

}  // namespace

void write_value(ByteWriter& out, const Value& value) {
  switch (value.kind()) {
    case ValueKind::Null:
      return tag(out, Tag::Null);
    case ValueKind::Boolean:
      return tag(out, value.boolean() ? Tag::True : Tag::False);
    case ValueKind::Integer:
      return tag(out, Tag::Integer), out.signed_number(value.integer());
    case ValueKind::Float:
      return tag(out, Tag::Float), out.floating(value.floating());
    case ValueKind::String:
      return tag(out, Tag::String), out.text(value.string());
    case ValueKind::List:
      tag(out, Tag::List);
      out.number(value.list().size());
      for (const Value& item : value.list()) write_value(out, item);
      return;
    case ValueKind::Map:
      tag(out, Tag::Map);
      out.number(value.map().size());
      for (const auto& [key, item] : value.map()) out.text(key), write_value(out, item);
      return;
    case ValueKind::Date:
      tag(out, Tag::Date);
      out.signed_number(value.date().days);
      return out.byte(static_cast<std::uint8_t>(value.date().precision));
    case ValueKind::LocalTime:
      return tag(out, Tag::LocalTime), out.signed_number(value.local_time().nanos);
    case ValueKind::Time:
      tag(out, Tag::Time);
      out.signed_number(value.time().nanos);
      return out.signed_number(value.time().offset_seconds);
    case ValueKind::LocalDateTime:
      tag(out, Tag::LocalDateTime);
      out.signed_number(value.local_date_time().seconds);
      return out.signed_number(value.local_date_time().nanos);
    case ValueKind::DateTime:
      return tag(out, Tag::DateTime), write_date_time(out, value.date_time());
    case ValueKind::Duration:
      tag(out, Tag::Duration);
      out.signed_number(value.duration().months);
      out.signed_number(value.duration().days);
      out.signed_number(value.duration().seconds);
      return out.signed_number(value.duration().nanos);
    case ValueKind::Node:
      return tag(out, Tag::Node), out.number(value.node().number);
    case ValueKind::Edge:
      return tag(out, Tag::Edge), out.number(value.edge().number);
    case ValueKind::Path:
      return tag(out, Tag::Path), write_path(out, value.path());
  }
}

Value read_value(ByteReader& in) { return read_at(in, 0); }

std::string encode_map(const Map& map) {
  if (map.empty()) return {};
  ByteWriter out;
  write_value(out, Value(map));
  return out.take();
}

bool decode_map(std::string_view bytes, Map& map) {
  map.clear();
  if (bytes.empty()) return true;
  ByteReader in(bytes);
  const Value value = read_value(in);
  if (!in.complete() || !value.is(ValueKind::Map)) return false;
  map = value.map();
  return true;
}

void write_change(ByteWriter& out, const Change& change) {
  out.byte(static_cast<std::uint8_t>(change.kind));
  out.number(change.id);
  switch (change.kind) {
    case ChangeKind::AddNode:
    case ChangeKind::RemoveNode:
    case ChangeKind::RemoveEdge:
      return;
    case ChangeKind::AddLabel:
    case ChangeKind::RemoveLabel:
      return out.number(change.symbol);
    case ChangeKind::AddEdge:
      out.number(change.symbol);
      out.number(change.from.number);
      out.number(change.to.number);
      return out.byte(change.undirected ? 1 : 0);
    case ChangeKind::SetNodeProperty:
    case ChangeKind::SetEdgeProperty:
      return out.number(change.symbol), write_value(out, change.after);
  }
}

Change read_change(ByteReader& in) {
  Change change;
  change.kind = static_cast<ChangeKind>(in.byte());
  change.id = in.number32();
  switch (change.kind) {
    case ChangeKind::AddNode:
    case ChangeKind::RemoveNode:
    case ChangeKind::RemoveEdge:
      return change;
    case ChangeKind::AddLabel:
    case ChangeKind::RemoveLabel:
      change.symbol = in.number32();
      return change;
    case ChangeKind::AddEdge:
      change.symbol = in.number32();
      change.from = NodeId(in.number32());
      change.to = NodeId(in.number32());
      change.undirected = in.byte() != 0;
      return change;
    case ChangeKind::SetNodeProperty:
    case ChangeKind::SetEdgeProperty:
      change.symbol = in.number32();
      change.after = read_value(in);
      return change;
  }
  in.fail();
  return change;
}

}  // namespace entente
