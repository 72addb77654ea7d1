// The part of the tree that patterns make: label expressions, nodes, edges, parts that repeat, path
// selectors.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "graph/result.hpp"
#include "graph/value.hpp"

namespace entente::query::syntax {

/// Bytes [offset, offset + length) of the query text.
struct Span {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  [[nodiscard]] std::uint32_t end() const { return offset + length; }
};

/// Line, column (in characters) and bytes of a span, for an Error.
TextPlace place_of(std::string_view text, Span span);

/// An identifier as meant (back-quotes removed) with its place.
struct Name {
  std::string text;
  Span span;
};

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;
struct Query;
using QueryPtr = std::unique_ptr<Query>;

// --- Label expressions: `A|B&!C`, for node labels and edge types alike.

struct LabelExpression;
using LabelExpressionPtr = std::unique_ptr<LabelExpression>;
enum class LabelOperator : std::uint8_t { Name, Any, Not, And, Or };
/// Name uses `name`; Any is `%`; Not has one operand, And and Or have two or more.
struct LabelExpression {
  LabelOperator op = LabelOperator::Name;
  Name name{};
  std::vector<LabelExpressionPtr> operands{};
  Span span{};
  bool colons = false;  ///< And written as `:A:B`, or Or written as `:A|:B`: the old forms
};

// --- Patterns

/// `{name: 'Xi', born: $year}`; `alias` marks `{name: alias 'Xi'}`.
struct PropertyEntry {
  Name key;
  ExpressionPtr value;
  bool alias = false;
};
/// A property map, or a parameter in its place (only CREATE takes one).
struct PropertyPattern {
  std::vector<PropertyEntry> entries;
  ExpressionPtr parameter;
  Span span;
};

struct NodePattern {
  std::optional<Name> variable;
  LabelExpressionPtr labels;
  std::optional<PropertyPattern> properties;
  ExpressionPtr where;
  Span span;
};

/// `-->` Right, `<--` Left, `--` and `<-->` Any, `~~` Undirected, `<~~` LeftOrUndirected, `~~>`
/// UndirectedOrRight.
enum class ArrowKind : std::uint8_t {
  Right,
  Left,
  Any,
  Both,
  Undirected,
  LeftOrUndirected,
  UndirectedOrRight
};

/// `*`, `*2`, `*1..3`, or `{1,3}`, `+`, `*` after a part. No maximum: unbounded.
struct Quantifier {
  std::optional<std::uint64_t> minimum;
  std::optional<std::uint64_t> maximum;
  Span span;
};

struct EdgePattern {
  std::optional<Name> variable;
  LabelExpressionPtr types;
  std::optional<PropertyPattern> properties;
  ExpressionPtr where;
  ArrowKind arrow = ArrowKind::Right;
  std::optional<Quantifier> length;      ///< inside the brackets: `[:T*1..3]`
  std::optional<Quantifier> quantifier;  ///< after the arrow: `-[:T]->{1,3}`
  Span span;
};

enum class PathMode : std::uint8_t { Default, Walk, Trail, Acyclic, Simple };

struct PathElement;
/// `((a)-[:MET]->(b) WHERE …){1,4}`, or without quantifier a grouping.
struct ParenthesisedPath {
  std::optional<Name> variable;
  PathMode mode = PathMode::Default;
  std::vector<PathElement> elements;
  ExpressionPtr where;
  std::optional<Quantifier> quantifier;
  Span span;
};
struct PathElement {
  std::variant<NodePattern, EdgePattern, ParenthesisedPath> node;
};

enum class SelectorKind : std::uint8_t {
  All,
  Any,
  AnyShortest,
  AllShortest,
  ShortestPaths,
  ShortestGroups,
  Cheapest,
  ShortestPathFunction,      ///< shortestPath(…)
  AllShortestPathsFunction,  ///< allShortestPaths(…)
};
struct Selector {
  SelectorKind kind = SelectorKind::All;
  ExpressionPtr count;   ///< k of ANY k, SHORTEST k [GROUPS], CHEAPEST k
  Name weight_variable;  ///< CHEAPEST … BY (e: expression)
  ExpressionPtr weight;
  Span span;
};

struct PathPattern {
  std::optional<Name> variable;
  Selector selector;
  PathMode mode = PathMode::Default;
  bool forward_in_time = false;
  std::vector<PathElement> elements;
  Span span;
};

}  // namespace entente::query::syntax
