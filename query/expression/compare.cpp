// Equality, comparability, orderability and equivalence of values.
#include "query/expression/compare.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/temporal/arithmetic.hpp"

namespace entente::query {
namespace {

using Ordering = std::optional<std::partial_ordering>;

/// An integer and a double, without losing the integer's low bits.
std::partial_ordering compare_mixed(std::int64_t i, double d) {
  if (std::isnan(d)) return std::partial_ordering::unordered;
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (d >= kTwoTo63) return std::partial_ordering::less;
  if (d < -kTwoTo63) return std::partial_ordering::greater;
  const auto whole = static_cast<std::int64_t>(d);  // towards zero
  if (i != whole) return i <=> whole;
  return 0.0 <=> d - static_cast<double>(whole);
}

std::partial_ordering flipped(std::partial_ordering o) {
  if (o == std::partial_ordering::less) return std::partial_ordering::greater;
  if (o == std::partial_ordering::greater) return std::partial_ordering::less;
  return o;
}

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  if (a.is(ValueKind::Integer)) {
    return b.is(ValueKind::Integer) ? std::partial_ordering(a.integer() <=> b.integer())
                                    : compare_mixed(a.integer(), b.floating());
  }
  return b.is(ValueKind::Float) ? a.floating() <=> b.floating()
                                : flipped(compare_mixed(b.integer(), a.floating()));
}

std::strong_ordering compare_text(const std::string& a, const std::string& b) { return a.compare(b) <=> 0; }

Ordering compare_lists(const List& a, const List& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const Ordering o = compare(a[i], b[i]);
    if (!o || *o != 0) return o;
  }
  return a.size() <=> b.size();
}

Truth equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return Truth::False;
  Truth all = Truth::True;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Truth one = equals(a[i], b[i]);
    if (one == Truth::False) return Truth::False;
    if (one == Truth::Unknown) all = Truth::Unknown;
  }
  return all;
}

Truth equal_maps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return Truth::False;
  Truth all = Truth::True;
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
    if (x->first != y->first) return Truth::False;
    const Truth one = equals(x->second, y->second);
    if (one == Truth::False) return Truth::False;
    if (one == Truth::Unknown) all = Truth::Unknown;
  }
  return all;
}

/// Place of a kind in the order of ORDER BY; numbers share one.
int rank(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Map:
      return 0;
    case ValueKind::Node:
      return 1;
    case ValueKind::Edge:
      return 2;
    case ValueKind::List:
      return 3;
    case ValueKind::Path:
      return 4;
    case ValueKind::DateTime:
      return 5;
    case ValueKind::LocalDateTime:
      return 6;
    case ValueKind::Date:
      return 7;
    case ValueKind::Time:
      return 8;
    case ValueKind::LocalTime:
      return 9;
    case ValueKind::Duration:
      return 10;
    case ValueKind::String:
      return 11;
    case ValueKind::Boolean:
      return 12;
    case ValueKind::Integer:
    case ValueKind::Float:
      return 13;
    case ValueKind::Null:
      return 14;
  }
  return 14;
}

std::strong_ordering order_numbers(const Value& a, const Value& b) {
  const std::partial_ordering o = compare_numbers(a, b);
  if (o == std::partial_ordering::less) return std::strong_ordering::less;
  if (o == std::partial_ordering::greater) return std::strong_ordering::greater;
  if (o == std::partial_ordering::equivalent) return std::strong_ordering::equal;
  const auto is_nan = [](const Value& v) { return v.is(ValueKind::Float) && std::isnan(v.floating()); };
  return is_nan(a) <=> is_nan(b);
}

std::strong_ordering order_maps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
    if (const auto o = compare_text(x->first, y->first); o != 0) return o;
  }
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
    if (const auto o = order(x->second, y->second); o != 0) return o;
  }
  return std::strong_ordering::equal;
}

std::strong_ordering order_lists(const List& a, const List& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const auto o = order(a[i], b[i]); o != 0) return o;
  }
  return a.size() <=> b.size();
}

/// Node, edge, node, ... from the start; a path that another begins with comes first.
std::strong_ordering order_paths(const Path& a, const Path& b) {
  for (std::size_t i = 0; i < std::min(a.nodes.size(), b.nodes.size()); ++i) {
    if (a.nodes[i] != b.nodes[i]) return a.nodes[i] <=> b.nodes[i];
    if (i < a.edges.size() && i < b.edges.size() && a.edges[i] != b.edges[i])
      return a.edges[i] <=> b.edges[i];
  }
  return a.nodes.size() <=> b.nodes.size();
}

}  // namespace

Truth equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Truth::Unknown;
  if (a.is_number() && b.is_number()) return truth(compare_numbers(a, b) == 0);
  if (a.kind() != b.kind()) return Truth::False;
  switch (a.kind()) {
    case ValueKind::List:
      return equal_lists(a.list(), b.list());
    case ValueKind::Map:
      return equal_maps(a.map(), b.map());
    default:
      return truth(identical(a, b));
  }
}

Ordering compare(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case ValueKind::String:
      return compare_text(a.string(), b.string());
    case ValueKind::Boolean:
      return a.boolean() <=> b.boolean();
    case ValueKind::List:
      return compare_lists(a.list(), b.list());
    case ValueKind::Date:
      return a.date() <=> b.date();
    case ValueKind::LocalTime:
      return a.local_time() <=> b.local_time();
    case ValueKind::LocalDateTime:
      return a.local_date_time() <=> b.local_date_time();
    case ValueKind::Time:
      return order_in_time(a.time(), b.time());
    case ValueKind::DateTime:
      return order_in_time(a.date_time(), b.date_time());
    default:
      return std::nullopt;
  }
}

std::strong_ordering order(const Value& a, const Value& b) {
  if (const auto o = rank(a) <=> rank(b); o != 0) return o;
  switch (a.kind()) {
    case ValueKind::Null:
      return std::strong_ordering::equal;
    case ValueKind::Boolean:
      return a.boolean() <=> b.boolean();
    case ValueKind::Integer:
    case ValueKind::Float:
      return order_numbers(a, b);
    case ValueKind::String:
      return compare_text(a.string(), b.string());
    case ValueKind::List:
      return order_lists(a.list(), b.list());
    case ValueKind::Map:
      return order_maps(a.map(), b.map());
    case ValueKind::Date:
      return a.date() <=> b.date();
    case ValueKind::LocalTime:
      return a.local_time() <=> b.local_time();
    case ValueKind::LocalDateTime:
      return a.local_date_time() <=> b.local_date_time();
    case ValueKind::Time:
      return order_in_time(a.time(), b.time());
    case ValueKind::DateTime:
      return order_in_time(a.date_time(), b.date_time());
    case ValueKind::Duration:
      return order_by_length(a.duration(), b.duration());
    case ValueKind::Node:
      return a.node() <=> b.node();
    case ValueKind::Edge:
      return a.edge() <=> b.edge();
    case ValueKind::Path:
      return order_paths(a.path(), b.path());
  }
  return std::strong_ordering::equal;
}

bool equivalent(const Value& a, const Value& b) {
  if (a.kind() == b.kind() && !a.is(ValueKind::List) && !a.is(ValueKind::Map)) return identical(a, b);
  return order(a, b) == 0;
}

namespace {

std::size_t join(std::size_t seed, std::size_t next) {
  return seed ^ (next + 0x9e3779b97f4a7c15U + (seed << 6U) + (seed >> 2U));
}

}  // namespace

std::size_t hash_equivalent(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Float: {  // a float that is an integer hashes as that integer
      const double d = value.floating();
      if (d >= -0x1p63 && d < 0x1p63 && d == std::trunc(d))
        return hash_value(Value(static_cast<std::int64_t>(d)));
      return hash_value(value);
    }
    case ValueKind::List: {
      std::size_t hash = value.list().size();
      for (const Value& element : value.list()) hash = join(hash, hash_equivalent(element));
      return hash;
    }
    case ValueKind::Map: {
      std::size_t hash = value.map().size();
      for (const auto& [key, element] : value.map()) {
        hash = join(join(hash, std::hash<std::string>{}(key)), hash_equivalent(element));
      }
      return hash;
    }
    default:
      return hash_value(value);
  }
}

}  // namespace entente::query
