// The tree of a query as written: what the parser gives and the binder reads. No name is looked up here;
// every node keeps its place in the text. Nodes own their children; the tree's depth is limited by the
// parser, so recursion over it is safe.
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

// --- Expressions

struct Literal {
  Value value;
};
struct Parameter {
  std::string name;
};
struct Variable {
  std::string name;
};
struct PropertyAccess {
  ExpressionPtr object;
  Name key;
};
struct IndexAccess {
  ExpressionPtr object;
  ExpressionPtr index;
};
struct SliceAccess {
  ExpressionPtr object;
  ExpressionPtr from;
  ExpressionPtr to;
};  ///< ends may be null

enum class UnaryOperator : std::uint8_t { Not, Minus, Plus, IsNull, IsNotNull };
struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
};

enum class BinaryOperator : std::uint8_t {
  Add,
  Subtract,
  Multiply,
  Divide,
  Modulo,
  Power,
  Concatenate,
  In,
  StartsWith,
  EndsWith,
  Contains,
  Matches
};
struct Binary {
  BinaryOperator op;
  ExpressionPtr left;
  ExpressionPtr right;
};

enum class LogicalOperator : std::uint8_t { And, Or, Xor };
struct Logical {
  LogicalOperator op;
  std::vector<ExpressionPtr> operands;
};  ///< two or more operands

enum class ComparisonOperator : std::uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };
/// `a < b <= c`: operands is one longer than operators.
struct Comparison {
  std::vector<ComparisonOperator> operators;
  std::vector<ExpressionPtr> operands;
};

struct LabelTest {
  ExpressionPtr object;
  LabelExpressionPtr labels;
};
struct ListLiteral {
  std::vector<ExpressionPtr> items;
};
struct MapEntry {
  Name key;
  ExpressionPtr value;
};
struct MapLiteral {
  std::vector<MapEntry> entries;
};
/// `.key` (no value, not all), `.*` (all), `key: value`, or a plain variable (value is that variable).
struct MapProjectionItem {
  bool all = false;
  Name key;
  ExpressionPtr value;
};
struct MapProjection {
  ExpressionPtr object;
  std::vector<MapProjectionItem> items;
};
struct FunctionCall {
  Name name;
  bool distinct = false;
  bool star = false;
  std::vector<ExpressionPtr> arguments;
};
struct CaseBranch {
  ExpressionPtr when;
  ExpressionPtr then;
};
struct Case {
  ExpressionPtr subject;
  std::vector<CaseBranch> branches;
  ExpressionPtr otherwise;
};
struct ListComprehension {
  Name variable;
  ExpressionPtr list;
  ExpressionPtr where;
  ExpressionPtr map;
};
struct PatternComprehension {
  PathPattern pattern;
  ExpressionPtr where;
  ExpressionPtr map;
};
enum class QuantifierKind : std::uint8_t { All, Any, None, Single };
struct ListQuantifier {
  QuantifierKind kind;
  Name variable;
  ExpressionPtr list;
  ExpressionPtr where;
};
struct Reduce {
  Name accumulator;
  ExpressionPtr initial;
  Name variable;
  ExpressionPtr list;
  ExpressionPtr step;
};
/// A pattern where a truth value is expected: `(a)-->(b)`.
struct PatternPredicate {
  PathPattern pattern;
};
enum class SubqueryKind : std::uint8_t { Exists, Count, Collect };
/// EXISTS { … }, COUNT { … }, COLLECT { … }. A bare pattern with WHERE is given as a query of one MATCH.
struct Subquery {
  SubqueryKind kind;
  QueryPtr query;
};

struct Expression {
  Span span;
  std::variant<Literal, Parameter, Variable, PropertyAccess, IndexAccess, SliceAccess, Unary, Binary, Logical,
               Comparison, LabelTest, ListLiteral, MapLiteral, MapProjection, FunctionCall, Case,
               ListComprehension, PatternComprehension, ListQuantifier, Reduce, PatternPredicate, Subquery>
      node;
  bool parenthesised = false;  ///< written in round brackets; `span` is inside of them
};

// --- Clauses

/// AS OF from (then `to` is null), or BETWEEN from AND to.
struct TimeWindow {
  ExpressionPtr from;
  ExpressionPtr to;
};
struct Match {
  bool optional = false;
  std::vector<PathPattern> patterns;
  std::optional<TimeWindow> time;
  ExpressionPtr where;
};
struct Unwind {
  ExpressionPtr list;
  Name variable;
};
struct ProjectionItem {
  ExpressionPtr expression;
  std::optional<Name> alias;
};
struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};
/// WITH or RETURN.
struct Projection {
  bool is_return = false;
  bool distinct = false;
  bool star = false;
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPtr skip;
  ExpressionPtr limit;
  ExpressionPtr where;  ///< WITH only
};
struct Create {
  std::vector<PathPattern> patterns;
};
enum class UpdateKind : std::uint8_t {
  SetProperty,
  ReplaceProperties,
  MergeProperties,
  AddLabels,
  RemoveProperty,
  RemoveLabels
};
/// `target` is the node, edge or map owner; `key` for SetProperty and RemoveProperty; `labels` for the label
/// kinds.
struct UpdateItem {
  UpdateKind kind;
  ExpressionPtr target;
  Name key;
  std::vector<Name> labels;
  ExpressionPtr value;
  Span span;
};
struct Update {
  bool is_remove = false;
  std::vector<UpdateItem> items;
};  ///< SET or REMOVE
struct Merge {
  PathPattern pattern;
  std::vector<UpdateItem> on_create;
  std::vector<UpdateItem> on_match;
};
struct Delete {
  bool detach = false;
  std::vector<ExpressionPtr> targets;
};
struct YieldItem {
  Name column;
  std::optional<Name> alias;
};
struct CallProcedure {
  Name name;                        ///< dotted, as written
  bool explicit_arguments = false;  ///< false: `CALL name`, arguments come from the parameters
  std::vector<ExpressionPtr> arguments;
  bool has_yield = false;
  bool yield_star = false;
  std::vector<YieldItem> yields;
  ExpressionPtr where;
  /// `CALL degree(MATCH …)`-like projected patterns are ordinary arguments: see docs/cypher.md.
};
struct CallSubquery {
  bool optional = false;
  bool has_imports = false;  ///< written as CALL (a, b) { … }; `CALL (*)` sets imports_all
  bool imports_all = false;
  std::vector<Name> imports;
  QueryPtr query;
};
struct Clause;
struct Foreach {
  Name variable;
  ExpressionPtr list;
  std::vector<Clause> clauses;
};

struct Clause {
  Span span;
  std::variant<Match, Unwind, Projection, Create, Update, Merge, Delete, CallProcedure, CallSubquery, Foreach>
      node;
};

struct SingleQuery {
  std::vector<Clause> clauses;
  Span span;
};
/// Arms joined by UNION; all_[i] says whether the union between arm i and i + 1 is UNION ALL.
struct Query {
  std::vector<SingleQuery> arms;
  std::vector<bool> union_all;
  Span span;
};

enum class StatementMode : std::uint8_t { Run, Explain, Profile };
struct Statement {
  StatementMode mode = StatementMode::Run;
  Query query;
};

}  // namespace entente::query::syntax
