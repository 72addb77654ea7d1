// The part of the tree that expressions make.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/syntax/ast_pattern.hpp"

namespace entente::query::syntax {

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

}  // namespace entente::query::syntax
