// Bound expressions: names are slots, types are known where they can be, functions are found. What
// query/expression compiles. Immutable and shared, so that passes copy cheaply; depth is limited by the
// parser.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/value.hpp"
#include "query/syntax/ast.hpp"

namespace entente::query {

using syntax::BinaryOperator;
using syntax::ComparisonOperator;
using syntax::LogicalOperator;
using syntax::QuantifierKind;
using syntax::Span;
using syntax::SubqueryKind;
using syntax::UnaryOperator;

/// The column of a row that holds a variable. Slots are numbered through the whole statement, its subqueries
/// and comprehensions included, so a nested row is the outer row with more columns filled.
using Slot = std::uint32_t;

// --- Static types

enum class TypeKind : std::uint8_t {
  Any,
  Null,
  Boolean,
  Integer,
  Float,
  Number,
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
/// What is known of a value before the query runs. Every type includes null. `element` is for lists (none:
/// anything).
struct Type {
  TypeKind kind = TypeKind::Any;
  std::shared_ptr<const Type> element{};
  Type() = default;
  Type(TypeKind k) : kind(k) {}
  static Type list_of(Type element_type) {
    Type type(TypeKind::List);
    type.element = std::make_shared<const Type>(std::move(element_type));
    return type;
  }
  [[nodiscard]] bool is(TypeKind k) const { return kind == k; }
};
/// "LIST<INTEGER>", "NODE", "ANY", ...
std::string type_name(const Type& type);

// --- Label expressions

struct BoundLabels;
using BoundLabelsPtr = std::shared_ptr<const BoundLabels>;
/// As syntax::LabelExpression. Over node labels or over edge types.
struct BoundLabels {
  syntax::LabelOperator op = syntax::LabelOperator::Name;
  std::string name{};
  std::vector<BoundLabelsPtr> operands{};
  Span span{};
};

// --- Expressions

struct BoundExpression;
using BoundExpressionPtr = std::shared_ptr<const BoundExpression>;
struct BoundQuery;
using BoundQueryPtr = std::shared_ptr<const BoundQuery>;

struct BoundConstant {
  Value value;
};
struct BoundParameter {
  std::string name;
  std::uint32_t index = 0;
};  ///< index into BoundStatement::parameters
struct BoundSlot {
  Slot slot = 0;
};
struct BoundProperty {
  BoundExpressionPtr object;
  std::string key;
};  ///< of a node, edge, map or temporal value
struct BoundIndex {
  BoundExpressionPtr object;
  BoundExpressionPtr index;
};
struct BoundSlice {
  BoundExpressionPtr object;
  BoundExpressionPtr from;
  BoundExpressionPtr to;
};  ///< ends may be null
struct BoundUnary {
  UnaryOperator op;
  BoundExpressionPtr operand;
};
struct BoundBinary {
  BinaryOperator op;
  BoundExpressionPtr left;
  BoundExpressionPtr right;
};
struct BoundLogical {
  LogicalOperator op;
  std::vector<BoundExpressionPtr> operands;
};
/// One comparison; chains are bound as an And of these.
struct BoundComparison {
  ComparisonOperator op;
  BoundExpressionPtr left;
  BoundExpressionPtr right;
};
struct BoundLabelTest {
  BoundExpressionPtr object;
  BoundLabelsPtr labels;
};  ///< on a node, or on an edge's type
struct BoundList {
  std::vector<BoundExpressionPtr> items;
};
struct BoundMap {
  std::vector<std::pair<std::string, BoundExpressionPtr>> entries;
};  ///< later entries win
/// `n {.*, .a, b: 1}`: starts empty, an item without value adds all of the object's properties; null where
/// `object` is.
struct BoundMapProjection {
  struct Item {
    std::string key;
    BoundExpressionPtr value;
  };  ///< no value: `.*`
  BoundExpressionPtr object;
  std::vector<Item> items;
};
/// A scalar function; `name` is in the form of function_signatures.hpp (lower case).
struct BoundFunction {
  std::string name;
  std::vector<BoundExpressionPtr> arguments;
};
/// With a subject the branches are compared to it by `=`, else their `when` must be true.
struct BoundCase {
  struct Branch {
    BoundExpressionPtr when;
    BoundExpressionPtr then;
  };
  BoundExpressionPtr subject;  ///< may be null
  std::vector<Branch> branches;
  BoundExpressionPtr otherwise;  ///< may be null: null
};
struct BoundListComprehension {
  Slot slot;
  BoundExpressionPtr list, where, map;  ///< where and map may be null
};
struct BoundQuantifier {
  QuantifierKind kind;
  Slot slot;
  BoundExpressionPtr list;
  BoundExpressionPtr where;
};
struct BoundReduce {
  Slot accumulator;
  BoundExpressionPtr initial;
  Slot slot;
  BoundExpressionPtr list, step;
};
/// Runs `query` with the row at hand. Exists: is there a row; Count: how many; Collect: a list of its one
/// column. Pattern predicates are bound as Exists, pattern comprehensions as Collect.
struct BoundSubquery {
  SubqueryKind kind;
  BoundQueryPtr query;
};

struct BoundExpression {
  Span span{};
  Type type{};
  std::variant<BoundConstant, BoundParameter, BoundSlot, BoundProperty, BoundIndex, BoundSlice, BoundUnary,
               BoundBinary, BoundLogical, BoundComparison, BoundLabelTest, BoundList, BoundMap,
               BoundMapProjection, BoundFunction, BoundCase, BoundListComprehension, BoundQuantifier,
               BoundReduce, BoundSubquery>
      node;
};

/// An aggregating function, computed by a projection into `slot`. No argument: count(*).
struct BoundAggregate {
  Slot slot = 0;
  std::string function;  ///< lower case: count, sum, avg, min, max, collect, stdev, stdevp, percentilecont,
                         ///< percentiledisc
  bool distinct = false;
  std::vector<BoundExpressionPtr> arguments{};
  Span span{};
};

}  // namespace entente::query
