// The bound query: what the binder gives and the planner reads. Names are slots; patterns are chains of nodes
// and steps with their predicates beside them as conjuncts; aggregates stand apart from the expressions
// around them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/bind/bound_expression.hpp"

namespace entente::query {

using syntax::PathMode;
using syntax::StatementMode;
using syntax::UpdateKind;

/// All hold. In the order written.
using Conjuncts = std::vector<BoundExpressionPtr>;

// --- Patterns
//
// Property maps, inline WHERE and variable tests become conjuncts; labels stay on the node because plans
// start there. A node or edge with `bound` has its slot filled by an earlier clause or an outer query; a slot
// can also stand twice in one MATCH (`(a)-->(a)`), then both places are the same element.

struct BoundNode {
  Slot slot = 0;
  bool bound = false;
  BoundLabelsPtr labels{};  ///< may be null
};

/// As the pattern is read from left to right. Undirected edges satisfy Out, In and Any.
enum class EdgeDirection : std::uint8_t { Out, In, Any, Undirected };

struct BoundEdge {
  Slot slot = 0;
  bool bound = false;
  EdgeDirection direction = EdgeDirection::Out;
  BoundLabelsPtr types{};  ///< may be null: every type
};

/// A part that repeats: `-[r:T*1..3]->` and `((a)-[r]->(b) WHERE …){1,3}` alike. nodes.size() == edges.size()
/// + 1. Within one repetition the elements stand in their own slots (`nodes`, `edges`) and `conjuncts` hold;
/// the first node of the first repetition is the node before the step, the last of the last the node after
/// it. Afterwards each group slot holds the list of what its single slot held, in order of the pattern (for
/// zero repetitions, empty lists).
struct BoundRepeat {
  struct Group {
    Slot single;
    Slot list;
  };
  std::vector<BoundNode> nodes;
  std::vector<BoundEdge> edges;
  std::uint64_t minimum = 1;
  std::optional<std::uint64_t> maximum{};  ///< none: unbounded
  Conjuncts conjuncts{};
  std::vector<Group> groups{};
  /// `-[r*]->` with r filled before: the walk must be exactly this list of edges.
  std::optional<Slot> bound_list{};
};

using BoundStep = std::variant<BoundEdge, BoundRepeat>;

enum class BoundSelectorKind : std::uint8_t {
  All,             ///< every match
  Any,             ///< any `count` matches
  Shortest,        ///< `count` shortest, ties broken anyhow but always the same
  AllShortest,     ///< all of the least length
  ShortestGroups,  ///< all of the `count` least lengths
  Cheapest,        ///< `count` of the least sum of weights
};
/// Chosen for each pair of end nodes.
struct BoundSelector {
  BoundSelectorKind kind = BoundSelectorKind::All;
  BoundExpressionPtr count{};  ///< null: one
  Slot weight_slot = 0;        ///< Cheapest: the edge at hand, while `weight` is evaluated
  BoundExpressionPtr weight{};
};

struct BoundPath {
  std::vector<BoundNode> nodes;  ///< steps.size() + 1
  std::vector<BoundStep> steps;
  std::optional<Slot> slot{};  ///< of the path, where it is named
  BoundSelector selector{};
  /// Default and Trail: no edge twice in the path. Walk: no rule. Acyclic: no node twice (so no edge either).
  /// Simple: no node twice, but the first may also be the last.
  PathMode mode = PathMode::Default;
  /// No edge of this path may stand in another path of the same MATCH that is also `exclusive`. False with
  /// WALK and with a selector.
  bool exclusive = true;
  bool forward_in_time = false;  ///< every edge's date no earlier than that of the edge before
  /// Hold before the selector chooses. Everything else is in BoundMatch::conjuncts, which hold after.
  Conjuncts conjuncts{};
};

/// Edges valid at some day of [from, to]; AS OF has from == to. Dates or their texts.
struct BoundTimeWindow {
  BoundExpressionPtr from;
  BoundExpressionPtr to;
};

struct BoundMatch {
  bool optional = false;
  std::vector<BoundPath> paths;
  Conjuncts conjuncts;  ///< WHERE and property maps, over all slots
  std::optional<BoundTimeWindow> time{};
};

// --- Writing

struct BoundNewNode {
  Slot slot;
  std::vector<std::string> labels;
  BoundExpressionPtr properties;  ///< a map, or null
};
struct BoundNewEdge {
  Slot slot;
  std::string type;
  Slot from, to;
  bool undirected = false;
  BoundExpressionPtr properties;  ///< a map, or null
};
/// A named path over new or bound elements, in order: node, edge, node, ...
struct BoundNewPath {
  Slot slot;
  std::vector<Slot> elements;
};
struct BoundCreate {
  std::vector<BoundNewNode> nodes;
  std::vector<BoundNewEdge> edges;  ///< after the nodes, in the order written
  std::vector<BoundNewPath> paths;
};
/// One change; see UpdateKind. Replace and Merge take a map, node or edge as `value`. A null target changes
/// nothing.
struct BoundUpdateItem {
  UpdateKind kind;
  BoundExpressionPtr target;
  std::string key{};
  std::vector<std::string> labels{};
  BoundExpressionPtr value{};
};
struct BoundUpdate {
  std::vector<BoundUpdateItem> items;
};  ///< SET and REMOVE
/// Finds `match` (its conjuncts hold the property maps), or creates `create` where there is none.
struct BoundMerge {
  BoundMatch match;
  BoundCreate create;
  std::vector<BoundUpdateItem> on_create;
  std::vector<BoundUpdateItem> on_match;
};
struct BoundDelete {
  bool detach = false;
  std::vector<BoundExpressionPtr> targets;
};

// --- Rows

struct BoundUnwind {
  BoundExpressionPtr list;
  Slot slot;
};

struct BoundItem {
  std::string name;
  Slot slot;
  BoundExpressionPtr expression;
};  ///< name: the column, as written
struct BoundSort {
  BoundExpressionPtr expression;
  bool descending = false;
};
/// WITH and RETURN, in this order: without aggregation, `items` are computed from the incoming row; with it,
/// `keys` are computed from the incoming row, rows are grouped by them, `aggregates` computed, and `items`
/// computed from the slots of keys and aggregates alone. Then DISTINCT (over the items' slots), ORDER BY,
/// SKIP, LIMIT, WHERE. ORDER BY and WHERE read the items' slots; with aggregation also those of keys and
/// aggregates (not after DISTINCT); with neither DISTINCT nor aggregation also the incoming row. A variable
/// handed on unchanged keeps its slot, and then its item's expression is that slot.
struct BoundProjection {
  bool is_return = false;
  bool distinct = false;
  bool aggregating = false;
  std::vector<BoundItem> keys{};
  std::vector<BoundAggregate> aggregates{};
  std::vector<BoundItem> items{};
  std::vector<BoundSort> order{};
  BoundExpressionPtr skip{}, limit{};  ///< over parameters and constants only; may be null
  Conjuncts where{};
};

struct BoundProcedureCall {
  std::string name;  ///< canonical, as registered
  std::vector<BoundExpressionPtr> arguments;
  struct Yield {
    std::uint32_t column;
    Slot slot;
  };
  std::vector<Yield> yields;  ///< columns of the procedure's output that are wanted
  Conjuncts where;
  bool returns_nothing = false;  ///< the procedure has no outputs: one row in, one row out
};
/// CALL { … }: runs for each row; with columns, each of its rows joins the outer row (`outputs` of the
/// query's arms are copied to `slots`); without, the outer row goes on once.
struct BoundSubqueryCall {
  BoundQueryPtr query;
  std::vector<Slot> slots;
  bool optional = false;
};
struct BoundClause;
struct BoundForeach {
  Slot slot;
  BoundExpressionPtr list;
  std::vector<BoundClause> clauses;
};

struct BoundClause {
  Span span{};
  std::variant<BoundMatch, BoundUnwind, BoundProjection, BoundCreate, BoundUpdate, BoundMerge, BoundDelete,
               BoundProcedureCall, BoundSubqueryCall, BoundForeach>
      node;
};

/// One arm: its clauses, and the slots of its columns (empty where it returns nothing).
struct BoundArm {
  std::vector<BoundClause> clauses;
  std::vector<Slot> outputs;
};
struct BoundQuery {
  std::vector<BoundArm> arms;
  bool union_all = false;  ///< of all arms; false: rows are distinct (where there is more than one arm)
  std::vector<std::string> columns;
  bool writes = false;
};

/// Something worth saying that is no error: an unknown edge type, a deprecated form.
struct Notice {
  std::string message;
  std::string hint;
  TextPlace place;
};

struct SlotInfo {
  std::string name;
  Type type;
};  ///< name is empty for what has none
struct BoundStatement {
  StatementMode mode = StatementMode::Run;
  BoundQuery query;
  std::vector<SlotInfo> slots;          ///< by slot; its size is the width of a row
  std::vector<std::string> parameters;  ///< names without `$`, by index
  std::vector<Notice> notices;
};

}  // namespace entente::query
