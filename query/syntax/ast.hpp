// The tree of a query as written: what the parser gives and the binder reads. No name is looked up here;
// every node keeps its place in the text. Nodes own their children; the tree's depth is limited by the
// parser, so recursion over it is safe.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "query/syntax/ast_expression.hpp"

namespace entente::query::syntax {

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
  Span span;  ///< of the expression with its brackets: the column's name where there is no alias
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
