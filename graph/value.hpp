// Value: one openCypher value. Small, cheap to copy (strings, lists, maps, paths and zoned date-times are shared and
// immutable) and safe to read from several threads.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "graph/ids.hpp"
#include "graph/temporal.hpp"

namespace entente {

class Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;

/// A walk in the graph: nodes.size() == edges.size() + 1; edges[i] joins nodes[i] and nodes[i + 1].
struct Path {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  friend bool operator==(const Path&, const Path&) = default;
};

enum class ValueKind : std::uint8_t {
  Null, Boolean, Integer, Float, String, List, Map,
  Date, LocalTime, Time, LocalDateTime, DateTime, Duration,
  Node, Edge, Path,
};

class Value {
 public:
  Value() = default;  // null
  Value(bool b) : data_(b) {}
  Value(int i) : data_(std::int64_t{i}) {}
  Value(std::int64_t i) : data_(i) {}
  Value(double d) : data_(d) {}
  Value(std::string s) : data_(std::make_shared<const std::string>(std::move(s))) {}
  Value(std::string_view s) : Value(std::string(s)) {}
  Value(const char* s) : Value(std::string(s)) {}
  Value(std::shared_ptr<const std::string> s) : data_(std::move(s)) {}
  Value(List list) : data_(std::make_shared<const List>(std::move(list))) {}
  Value(Map map) : data_(std::make_shared<const Map>(std::move(map))) {}
  Value(Date d) : data_(d) {}
  Value(LocalTime t) : data_(t) {}
  Value(Time t) : data_(t) {}
  Value(LocalDateTime t) : data_(t) {}
  Value(DateTime t) : data_(std::make_shared<const DateTime>(std::move(t))) {}
  Value(Duration d) : data_(std::make_shared<const Duration>(d)) {}
  Value(NodeId n) : data_(n) {}
  Value(EdgeId e) : data_(e) {}
  Value(Path p) : data_(std::make_shared<const Path>(std::move(p))) {}

  [[nodiscard]] ValueKind kind() const { return static_cast<ValueKind>(data_.index()); }
  [[nodiscard]] bool is_null() const { return data_.index() == 0; }
  [[nodiscard]] bool is(ValueKind k) const { return kind() == k; }
  [[nodiscard]] bool is_number() const { return is(ValueKind::Integer) || is(ValueKind::Float); }

  // Each of these needs the kind it names.
  [[nodiscard]] bool boolean() const { return std::get<bool>(data_); }
  [[nodiscard]] std::int64_t integer() const { return std::get<std::int64_t>(data_); }
  [[nodiscard]] double floating() const { return std::get<double>(data_); }
  [[nodiscard]] const std::string& string() const { return *std::get<std::shared_ptr<const std::string>>(data_); }
  [[nodiscard]] const List& list() const { return *std::get<std::shared_ptr<const List>>(data_); }
  [[nodiscard]] const Map& map() const { return *std::get<std::shared_ptr<const Map>>(data_); }
  [[nodiscard]] const Date& date() const { return std::get<Date>(data_); }
  [[nodiscard]] const LocalTime& local_time() const { return std::get<LocalTime>(data_); }
  [[nodiscard]] const Time& time() const { return std::get<Time>(data_); }
  [[nodiscard]] const LocalDateTime& local_date_time() const { return std::get<LocalDateTime>(data_); }
  [[nodiscard]] const DateTime& date_time() const { return *std::get<std::shared_ptr<const DateTime>>(data_); }
  [[nodiscard]] const Duration& duration() const { return *std::get<std::shared_ptr<const Duration>>(data_); }
  [[nodiscard]] NodeId node() const { return std::get<NodeId>(data_); }
  [[nodiscard]] EdgeId edge() const { return std::get<EdgeId>(data_); }
  [[nodiscard]] const Path& path() const { return *std::get<std::shared_ptr<const Path>>(data_); }
  /// The number as a double; needs is_number().
  [[nodiscard]] double number() const { return is(ValueKind::Integer) ? static_cast<double>(integer()) : floating(); }

  /// Same kind and same content; null equals null, NaN equals NaN, 1 differs from 1.0. For tests, keys and indexes;
  /// openCypher's `=` is in query/expression.
  friend bool identical(const Value& a, const Value& b);

 private:
  // In the order of ValueKind.
  std::variant<std::monostate, bool, std::int64_t, double, std::shared_ptr<const std::string>,
               std::shared_ptr<const List>, std::shared_ptr<const Map>, Date, LocalTime, Time, LocalDateTime,
               std::shared_ptr<const DateTime>, std::shared_ptr<const Duration>, NodeId, EdgeId,
               std::shared_ptr<const Path>>
      data_;
};

bool identical(const Value& a, const Value& b);
/// A hash under which identical values agree.
std::size_t hash_value(const Value& value);
/// The kind's openCypher name ("INTEGER", "LIST", "NODE", ...).
std::string_view value_kind_name(ValueKind kind);

}  // namespace entente
