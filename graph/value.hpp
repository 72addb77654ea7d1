// Value: one openCypher value in 16 bytes. Strings, lists, maps, paths, zoned date-times and durations are
// shared and immutable, so a copy is two words and at most one counter. Safe to read and to copy from several
// threads.
#pragma once

#include <atomic>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "graph/ids.hpp"
#include "graph/temporal/temporal.hpp"

namespace entente {

enum class ValueKind : std::uint8_t {
  Null,
  Boolean,
  Integer,
  Float,
  String,
  List,
  Map,
  Date,
  LocalTime,
  Time,
  LocalDateTime,
  DateTime,
  Duration,
  Node,
  Edge,
  Path,
};

class Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;

/// A walk in the graph: nodes.size() == edges.size() + 1; edges[i] joins nodes[i] and nodes[i + 1].
struct Path {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  friend bool operator==(const Path&, const Path&) = default;
};

class Value {
 public:
  /// Lists and maps may stand in each other this deep; whoever builds a value from user input refuses more,
  /// so that code which walks a value may recurse. See depth().
  static constexpr std::uint32_t kMaxDepth = 500;

  constexpr Value() noexcept = default;  // null
  Value(bool b) noexcept : Value(ValueKind::Boolean, b ? 1 : 0) {}
  Value(int i) noexcept : Value(std::int64_t{i}) {}
  Value(std::int64_t i) noexcept : Value(ValueKind::Integer, static_cast<std::uint64_t>(i)) {}
  Value(double d) noexcept : Value(ValueKind::Float, std::bit_cast<std::uint64_t>(d)) {}
  Value(std::string s);
  Value(std::string_view s) : Value(std::string(s)) {}
  Value(const char* s) : Value(std::string(s)) {}
  Value(List list);
  Value(Map map);
  Value(Date d) noexcept
      : Value(ValueKind::Date, static_cast<std::uint64_t>(d.days), static_cast<std::int32_t>(d.precision)) {}
  Value(LocalTime t) noexcept : Value(ValueKind::LocalTime, static_cast<std::uint64_t>(t.nanos)) {}
  Value(Time t) noexcept : Value(ValueKind::Time, static_cast<std::uint64_t>(t.nanos), t.offset_seconds) {}
  Value(LocalDateTime t) noexcept
      : Value(ValueKind::LocalDateTime, static_cast<std::uint64_t>(t.seconds), t.nanos) {}
  Value(DateTime t);
  Value(const Duration& d);
  Value(NodeId n) noexcept : Value(ValueKind::Node, n.number) {}
  Value(EdgeId e) noexcept : Value(ValueKind::Edge, e.number) {}
  Value(Path p);
  template <class T>
  Value(const T*) = delete;  // a pointer is not a boolean

  Value(const Value& other) noexcept : bits_(other.bits_), extra_(other.extra_), kind_(other.kind_) {
    if (shares()) share();
  }
  Value(Value&& other) noexcept : bits_(other.bits_), extra_(other.extra_), kind_(other.kind_) {
    other.kind_ = ValueKind::Null;
  }
  Value& operator=(const Value& other) noexcept {
    Value copy(other);
    swap(copy);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    Value taken(std::move(other));
    swap(taken);
    return *this;
  }
  ~Value() {
    if (shares()) release();
  }
  void swap(Value& other) noexcept {
    std::swap(bits_, other.bits_);
    std::swap(extra_, other.extra_);
    std::swap(kind_, other.kind_);
  }

  [[nodiscard]] ValueKind kind() const noexcept { return kind_; }
  [[nodiscard]] bool is_null() const noexcept { return kind_ == ValueKind::Null; }
  [[nodiscard]] bool is(ValueKind k) const noexcept { return kind_ == k; }
  [[nodiscard]] bool is_number() const noexcept { return is(ValueKind::Integer) || is(ValueKind::Float); }

  // Each of these needs the kind it names. References live as long as this value or a copy of it.
  [[nodiscard]] bool boolean() const { return need(ValueKind::Boolean).bits_ != 0; }
  [[nodiscard]] std::int64_t integer() const { return need(ValueKind::Integer).signed_bits(); }
  [[nodiscard]] double floating() const { return std::bit_cast<double>(need(ValueKind::Float).bits_); }
  [[nodiscard]] const std::string& string() const { return need(ValueKind::String).content<std::string>(); }
  [[nodiscard]] const List& list() const { return need(ValueKind::List).content<List>(); }
  [[nodiscard]] const Map& map() const { return need(ValueKind::Map).content<Map>(); }
  [[nodiscard]] Date date() const {
    return {need(ValueKind::Date).signed_bits(), static_cast<DatePrecision>(extra_)};
  }
  [[nodiscard]] LocalTime local_time() const { return {need(ValueKind::LocalTime).signed_bits()}; }
  [[nodiscard]] Time time() const { return {need(ValueKind::Time).signed_bits(), extra_}; }
  [[nodiscard]] LocalDateTime local_date_time() const {
    return {need(ValueKind::LocalDateTime).signed_bits(), extra_};
  }
  [[nodiscard]] const DateTime& date_time() const { return need(ValueKind::DateTime).content<DateTime>(); }
  [[nodiscard]] const Duration& duration() const { return need(ValueKind::Duration).content<Duration>(); }
  [[nodiscard]] NodeId node() const {
    return NodeId(static_cast<std::uint32_t>(need(ValueKind::Node).bits_));
  }
  [[nodiscard]] EdgeId edge() const {
    return EdgeId(static_cast<std::uint32_t>(need(ValueKind::Edge).bits_));
  }
  [[nodiscard]] const Path& path() const { return need(ValueKind::Path).content<Path>(); }
  /// The number as a double; needs is_number().
  [[nodiscard]] double number() const {
    return is(ValueKind::Integer) ? static_cast<double>(integer()) : floating();
  }
  /// How deep lists and maps stand in each other: 0 for anything else, 1 for a list of plain values.
  [[nodiscard]] std::uint32_t depth() const noexcept;

  /// Same kind and same content; null equals null, NaN equals NaN, 0.0 equals -0.0, 1 differs from 1.0. For
  /// tests, keys and indexes; openCypher's `=` is in query/expression.
  friend bool identical(const Value& a, const Value& b);

 private:
  /// What stands before every shared content.
  struct Shared {
    mutable std::atomic<std::uint32_t> references{1};
    std::uint32_t depth = 0;
  };
  template <class T>
  struct Box : Shared {
    explicit Box(T t) : content(std::move(t)) {}
    const T content;
  };

  Value(ValueKind kind, std::uint64_t bits, std::int32_t extra = 0) noexcept
      : bits_(bits), extra_(extra), kind_(kind) {}
  Value(ValueKind kind, const Shared* shared) noexcept
      : bits_(std::bit_cast<std::uintptr_t>(shared)), kind_(kind) {}

  [[nodiscard]] bool shares() const noexcept {
    constexpr auto bit = [](ValueKind k) { return 1U << static_cast<unsigned>(k); };
    constexpr std::uint32_t kSharing = bit(ValueKind::String) | bit(ValueKind::List) | bit(ValueKind::Map) |
                                       bit(ValueKind::DateTime) | bit(ValueKind::Duration) |
                                       bit(ValueKind::Path);
    return (kSharing >> static_cast<unsigned>(kind_) & 1U) != 0;
  }
  [[nodiscard]] const Shared* shared() const noexcept {
    return std::bit_cast<const Shared*>(static_cast<std::uintptr_t>(bits_));
  }
  void share() const noexcept { shared()->references.fetch_add(1, std::memory_order_relaxed); }
  void release() noexcept {
    if (shared()->references.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy();
  }
  void destroy() noexcept;
  [[nodiscard]] std::int64_t signed_bits() const noexcept { return static_cast<std::int64_t>(bits_); }
  [[nodiscard]] const Value& need([[maybe_unused]] ValueKind k) const {
    assert(kind_ == k);
    return *this;
  }
  template <class T>
  [[nodiscard]] const T& content() const noexcept {
    return static_cast<const Box<T>*>(shared())->content;
  }

  std::uint64_t bits_ = 0;  // the number, the id, the time, or the address of a Box
  std::int32_t extra_ = 0;  // precision, offset in seconds, or nanoseconds
  ValueKind kind_ = ValueKind::Null;
};
static_assert(sizeof(Value) == 16);

bool identical(const Value& a, const Value& b);
/// A hash under which identical values agree. The same in every run.
std::size_t hash_value(const Value& value);
/// The kind's openCypher name ("INTEGER", "LIST", "NODE", ...).
std::string_view value_kind_name(ValueKind kind);

}  // namespace entente
