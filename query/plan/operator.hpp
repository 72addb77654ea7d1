// The plan: a tree of operators that says how a bound query is computed. One variant; printing, optimising
// and building cursors visit it exhaustively. Rows flow from `input` upwards. All operators share one row of
// slots: an operator fills its own slots and leaves the others, so a row is its input's row with more columns
// filled.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/bind/bound_query.hpp"

namespace entente::query {

struct Operator;
using OperatorPtr = std::unique_ptr<Operator>;

// --- Sources

/// One row: the row at hand (of the outer query, or an empty one). The only operator without input.
struct Argument {};
/// Every node, for each input row.
struct ScanNodes {
  Slot slot;
};
/// The nodes of one label.
struct ScanLabel {
  Slot slot;
  std::string label;
};
/// The nodes whose property `key` equals `value` (as `=` says: 1 also finds 1.0).
struct SeekNodes {
  Slot slot;
  std::string key;
  BoundExpressionPtr value;
};

// --- Steps

/// A step over one edge. With `into`, the far end is filled already and only its edges are looked for. With
/// `edge.bound`, the edge itself is filled and its ends are compared or filled; only then may `from_bound` be
/// false.
struct Expand {
  Slot from;
  Slot to;
  BoundEdge edge;  ///< its direction as seen from `from`
  bool into = false;
  bool from_bound = true;
  bool edge_bound = false;
  std::vector<Slot> unlike{};  ///< slots of edges, or lists of edges, that this edge must differ from
};
/// Two steps from two known nodes that meet in one that is not known (`left.to` and `right.to` are the same):
/// cyclic patterns by intersection of sorted lists.
struct Intersect {
  Expand left, right;
  bool edges_differ = true;     ///< the two edges must not be the same one
  std::vector<Slot> between{};  ///< those of the `unlike` edges that join the two known nodes
  Conjuncts conjuncts{};        ///< what the meeting node must meet; they do not look at the two edges
};
/// A part that repeats, from one end to the other, listing each way.
struct ExpandRepeat {
  Slot from;
  Slot to;
  BoundRepeat repeat;     ///< as written
  bool reversed = false;  ///< walked from the right end; group lists still come in the order written
  bool into = false;
  bool unique_edges = true;  ///< false: WALK
  std::vector<Slot> unlike{};
  std::optional<Slot> walk{};             ///< filled with the list of all edges walked, in the order written
  std::optional<BoundTimeWindow> time{};  ///< every edge is valid in it
  /// Conditions on each edge beside the repeat's own; each slot is filled with the edge while `conjuncts` are
  /// tested.
  std::vector<Slot> edge_aliases{};
  Conjuncts edge_conjuncts{};
  /// Only which nodes are reached matters, neither how often nor how: search instead of listing.
  bool ends_only = false;
  Conjuncts end_conjuncts{};  ///< with `ends_only`: what the nodes reached must meet
};
/// A whole path: selectors, and modes that need to see all of it. Both ends may be filled or not.
struct SearchPath {
  BoundPath path;
  bool from_bound = false;
  bool to_bound = false;
  std::optional<BoundTimeWindow> time{};
  std::vector<Slot> unlike{};
  std::vector<Slot> edge_aliases{};
  Conjuncts edge_conjuncts{};
  bool from_both_ends = false;  ///< search a single repeated edge between two known nodes from both ends
  /// Only how many paths there are matters: one row with their number here instead of a row for each.
  std::optional<Slot> count_slot{};
};
/// Keeps rows whose edges (single or lists) are valid in the window.
struct FilterTime {
  BoundTimeWindow window;
  std::vector<Slot> edges;
};
/// A named path, from the slots of its elements: nodes, edges, and lists of edges of repeats.
struct BuildPath {
  Slot slot;
  struct Element {
    Slot slot;
    enum class Kind : std::uint8_t { Node, Edge, EdgeList } kind;
  };
  std::vector<Element> elements;
};

// --- Rows

struct Filter {
  Conjuncts conjuncts;
};
/// Runs `inner` with each row; a row without match goes on with nulls in `slots`. Children: input, inner.
struct Optional {
  std::vector<Slot> slots;
};
struct Project {
  std::vector<BoundItem> items;
};
/// A cycle of three nodes that only differ in where they stand: the second is reached from the first, the
/// third from both.
struct NodeCycle {
  BoundEdge first_second, first_third, second_third;  ///< directions as seen from the one named first
  std::array<std::string, 3> labels{};                ///< empty: any node
  /// The key whose integers must ascend along the three in some order; empty: no such condition.
  std::string order_key{};
};
struct Aggregate {
  std::vector<BoundItem> keys;
  std::vector<BoundAggregate> aggregates;
  /// Where all that is asked is how many such cycles the graph holds: counted without listing them, if the
  /// graph allows it.
  std::optional<NodeCycle> cycle{};
};
struct Distinct {
  std::vector<Slot> slots;
};
/// With a limit only so many first rows are kept (`limit` and `skip` are of the Slice above, which stays).
struct Sort {
  std::vector<BoundSort> order;
  BoundExpressionPtr skip{}, limit{};
};
struct Slice {
  BoundExpressionPtr skip, limit;  ///< either may be null
};
struct Unwind {
  BoundExpressionPtr list;
  Slot slot;
};
/// The rows of the children one after another; each child's `outputs` are copied to `slots`.
struct Union {
  std::vector<std::vector<Slot>> outputs;
  std::vector<Slot> slots;
};
/// CALL { }: runs `inner` for each row. With `joins` its rows are joined to the outer row (`outputs` copied
/// to `slots`); else it only has effects and the row goes on once. Children: input, inner.
struct CallQuery {
  std::vector<Slot> outputs;
  std::vector<Slot> slots;
  bool joins = true;
  bool optional = false;
  bool writes = false;
};
struct CallTable {
  BoundProcedureCall call;
};

// --- Writing. Each takes all its input before it changes anything, so that no clause sees half of another's
// work.

struct CreateElements {
  BoundCreate create;
};
/// Children: input, a plan of the match that starts from Argument.
struct MergePattern {
  BoundCreate create;
  std::vector<BoundUpdateItem> on_create, on_match;
  std::vector<Slot> slots;  ///< filled by a match
};
struct UpdateElements {
  std::vector<BoundUpdateItem> items;
};
struct DeleteElements {
  bool detach = false;
  std::vector<BoundExpressionPtr> targets;
};
/// Runs `inner` for each element of the list. Children: input, inner.
struct ForeachElement {
  Slot slot;
  BoundExpressionPtr list;
};
/// Takes all input and gives no row: the end of a query without RETURN.
struct Drain {};

struct Operator {
  std::variant<Argument, ScanNodes, ScanLabel, SeekNodes, Expand, Intersect, ExpandRepeat, SearchPath,
               FilterTime, BuildPath, Filter, Optional, Project, Aggregate, Distinct, Sort, Slice, Unwind,
               Union, CallQuery, CallTable, CreateElements, MergePattern, UpdateElements, DeleteElements,
               ForeachElement, Drain>
      node;
  std::vector<OperatorPtr> children{};
  /// Slots filled in this operator's output since the Argument below, ascending: what a copy of a row must
  /// keep.
  std::vector<Slot> filled{};
  double estimated_rows = 1.0;
  bool writes = false;  ///< this operator or one below changes the graph
};

/// A single repeated edge between two nodes that are known, with conditions on its edges alone: what a search
/// from both ends can answer.
bool is_between_two_nodes(const SearchPath& search);

}  // namespace entente::query
