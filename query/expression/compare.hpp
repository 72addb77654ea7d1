// How values relate, in openCypher's four ways: equality (`=`), comparability (`<`), orderability (ORDER BY)
// and equivalence (DISTINCT and grouping). After openCypher CIP2016-06-14, "Define comparability and equality
// as well as orderability and equivalence".
#pragma once

#include <compare>
#include <cstddef>
#include <optional>

#include "graph/value.hpp"
#include "query/expression/truth.hpp"

namespace entente::query {

/// `a = b`: Unknown where null takes part and could decide; NaN equals nothing; 1 equals 1.0; other kinds
/// differ.
Truth equals(const Value& a, const Value& b);

/// For `<`, `<=`, `>`, `>=`: nothing where the two cannot be compared (then the result is null), unordered
/// for NaN.
std::optional<std::partial_ordering> compare(const Value& a, const Value& b);

/// The total order of ORDER BY, ascending: maps, nodes, edges, lists, paths, date-times, local date-times,
/// dates, times, local times, durations, strings, booleans, numbers, NaN, null. Equal where equivalent.
std::strong_ordering order(const Value& a, const Value& b);

/// Equality for DISTINCT, grouping and UNION: null is null, NaN is NaN, 1 is 1.0.
bool equivalent(const Value& a, const Value& b);
/// Agrees with equivalent().
std::size_t hash_equivalent(const Value& value);

}  // namespace entente::query
