// Value: making and dropping shared contents, identity and hashing.
#include "graph/value.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

std::uint32_t deepest(const List& list) {
  std::uint32_t deepest = 0;
  for (const Value& element : list) deepest = std::max(deepest, element.depth());
  return deepest;
}

std::uint32_t deepest(const Map& map) {
  std::uint32_t deepest = 0;
  for (const auto& [key, element] : map) deepest = std::max(deepest, element.depth());
  return deepest;
}

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

std::uint64_t join(std::uint64_t seed, std::uint64_t next) { return mix(seed ^ mix(next)); }

std::uint64_t hash_text(std::string_view text) { return std::hash<std::string_view>{}(text); }

std::uint64_t hash_content(const Value& value);

std::uint64_t hash_path(const Path& path) {
  std::uint64_t hash = path.nodes.size();
  for (const NodeId node : path.nodes) hash = join(hash, node.number);
  for (const EdgeId edge : path.edges) hash = join(hash, edge.number);
  return hash;
}

std::uint64_t hash_list(const List& list) {
  std::uint64_t hash = list.size();
  for (const Value& element : list) hash = join(hash, hash_content(element));
  return hash;
}

std::uint64_t hash_map(const Map& map) {
  std::uint64_t hash = map.size();
  for (const auto& [key, element] : map) hash = join(join(hash, hash_text(key)), hash_content(element));
  return hash;
}

std::uint64_t bits_of(std::int64_t i) { return static_cast<std::uint64_t>(i); }

std::uint64_t hash_temporal(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Date:
      return join(bits_of(value.date().days), static_cast<std::uint64_t>(value.date().precision));
    case ValueKind::LocalTime:
      return bits_of(value.local_time().nanos);
    case ValueKind::Time:
      return join(bits_of(value.time().nanos), bits_of(value.time().offset_seconds));
    case ValueKind::LocalDateTime:
      return join(bits_of(value.local_date_time().seconds), bits_of(value.local_date_time().nanos));
    case ValueKind::DateTime: {
      const DateTime& t = value.date_time();
      return join(join(join(bits_of(t.seconds), bits_of(t.nanos)), bits_of(t.offset_seconds)),
                  hash_text(t.zone));
    }
    default: {
      const Duration& d = value.duration();
      return join(join(join(bits_of(d.months), bits_of(d.days)), bits_of(d.seconds)), bits_of(d.nanos));
    }
  }
}

std::uint64_t hash_content(const Value& value) {
  const auto kind = static_cast<std::uint64_t>(value.kind());
  switch (value.kind()) {
    case ValueKind::Null:
      return mix(kind);
    case ValueKind::Boolean:
      return join(kind, value.boolean() ? 1 : 0);
    case ValueKind::Integer:
      return join(kind, bits_of(value.integer()));
    case ValueKind::Float: {
      const double d = value.floating();
      if (std::isnan(d)) return join(kind, 1);
      return join(kind, std::bit_cast<std::uint64_t>(d == 0.0 ? 0.0 : d));
    }
    case ValueKind::String:
      return join(kind, hash_text(value.string()));
    case ValueKind::List:
      return join(kind, hash_list(value.list()));
    case ValueKind::Map:
      return join(kind, hash_map(value.map()));
    case ValueKind::Node:
      return join(kind, value.node().number);
    case ValueKind::Edge:
      return join(kind, value.edge().number);
    case ValueKind::Path:
      return join(kind, hash_path(value.path()));
    default:
      return join(kind, hash_temporal(value));
  }
}

bool identical_maps(const Map& a, const Map& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) {
           return x.first == y.first && identical(x.second, y.second);
         });
}

}  // namespace

Value::Value(std::string s) : Value(ValueKind::String, new Box<std::string>(std::move(s))) {}
Value::Value(DateTime t) : Value(ValueKind::DateTime, new Box<DateTime>(std::move(t))) {}
Value::Value(const Duration& d) : Value(ValueKind::Duration, new Box<Duration>(d)) {}
Value::Value(Path p) : Value(ValueKind::Path, new Box<Path>(std::move(p))) {}

Value::Value(List list) {
  auto* box = new Box<List>(std::move(list));
  box->depth = deepest(box->content) + 1;
  *this = Value(ValueKind::List, box);
}

Value::Value(Map map) {
  auto* box = new Box<Map>(std::move(map));
  box->depth = deepest(box->content) + 1;
  *this = Value(ValueKind::Map, box);
}

std::uint32_t Value::depth() const noexcept {
  return kind_ == ValueKind::List || kind_ == ValueKind::Map ? shared()->depth : 0;
}

void Value::destroy() noexcept {
  const Shared* box = shared();
  switch (kind_) {
    case ValueKind::String:
      delete static_cast<const Box<std::string>*>(box);
      break;
    case ValueKind::List:
      delete static_cast<const Box<List>*>(box);
      break;
    case ValueKind::Map:
      delete static_cast<const Box<Map>*>(box);
      break;
    case ValueKind::DateTime:
      delete static_cast<const Box<DateTime>*>(box);
      break;
    case ValueKind::Duration:
      delete static_cast<const Box<Duration>*>(box);
      break;
    case ValueKind::Path:
      delete static_cast<const Box<Path>*>(box);
      break;
    default:
      break;
  }
}

bool identical(const Value& a, const Value& b) {
  if (a.kind_ != b.kind_) return false;
  if (a.bits_ == b.bits_ && a.extra_ == b.extra_) return true;
  switch (a.kind_) {
    case ValueKind::Float: {
      const double x = a.floating();
      const double y = b.floating();
      return x == y || (std::isnan(x) && std::isnan(y));
    }
    case ValueKind::String:
      return a.string() == b.string();
    case ValueKind::List:
      return std::equal(a.list().begin(), a.list().end(), b.list().begin(), b.list().end(), identical);
    case ValueKind::Map:
      return identical_maps(a.map(), b.map());
    case ValueKind::DateTime:
      return a.date_time() == b.date_time();
    case ValueKind::Duration:
      return a.duration() == b.duration();
    case ValueKind::Path:
      return a.path() == b.path();
    default:
      return false;  // the other kinds are their bits
  }
}

std::size_t hash_value(const Value& value) { return hash_content(value); }

std::string_view value_kind_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::Null:
      return "NULL";
    case ValueKind::Boolean:
      return "BOOLEAN";
    case ValueKind::Integer:
      return "INTEGER";
    case ValueKind::Float:
      return "FLOAT";
    case ValueKind::String:
      return "STRING";
    case ValueKind::List:
      return "LIST";
    case ValueKind::Map:
      return "MAP";
    case ValueKind::Date:
      return "DATE";
    case ValueKind::LocalTime:
      return "LOCAL TIME";
    case ValueKind::Time:
      return "ZONED TIME";
    case ValueKind::LocalDateTime:
      return "LOCAL DATETIME";
    case ValueKind::DateTime:
      return "ZONED DATETIME";
    case ValueKind::Duration:
      return "DURATION";
    case ValueKind::Node:
      return "NODE";
    case ValueKind::Edge:
      return "RELATIONSHIP";
    case ValueKind::Path:
      return "PATH";
  }
  return "NULL";
}

}  // namespace entente
