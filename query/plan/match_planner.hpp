// Plans one MATCH: which node to start from, which step to take next, and every condition as soon as what it
// needs is there.
#pragma once

#include <optional>
#include <vector>

#include "query/plan/plan_query.hpp"
#include "query/plan/statistics.hpp"

namespace entente::query {

class MatchPlanner {
 public:
  MatchPlanner(Planner& planner, const BoundMatch& match, SlotSet& bound);
  Result<OperatorPtr> plan(OperatorPtr input);

 private:
  /// One step between two nodes, or (with `whole`) a path that must be searched as one.
  struct Piece {
    std::size_t path = 0;
    const BoundStep* step = nullptr;
    const BoundNode* left = nullptr;
    const BoundNode* right = nullptr;
    bool whole = false;
    bool done = false;
    Slot edges = 0;  ///< where its edge, or the list of its edges, stands once done
  };
  struct Condition {
    BoundExpressionPtr expression;
    SlotSet needs;  ///< of the slots that this MATCH fills
    bool done = false;
  };

  /// A condition on the end nodes alone chooses among pairs of ends, not among the paths of one pair.
  static bool is_of_ends(const BoundExpressionPtr& conjunct, const BoundPath& path);
  void add_path(std::size_t index);
  void add_condition(const BoundExpressionPtr& expression);
  void add_node(const BoundNode& node);
  [[nodiscard]] bool is_bound(Slot slot) const { return bound_.contains(slot); }
  [[nodiscard]] std::vector<Slot> unlike(const Piece& piece) const;
  void apply_ready();
  void build_ready_paths();
  void start_somewhere();
  void start_at(const BoundNode& node);
  /// The property look-up that finds `slot` with what is bound already, if any.
  [[nodiscard]] std::optional<SeekNodes> seek_for(Slot slot) const;
  /// Whether the condition is the very equality that the look-up ensures.
  static bool is_seek(const Condition& condition, const SeekNodes& seek);
  [[nodiscard]] double start_cost(const BoundNode& node) const;
  [[nodiscard]] const BoundNode* choose_start() const;
  [[nodiscard]] Piece* choose_piece();
  [[nodiscard]] double piece_cost(const Piece& piece) const;
  void walk(Piece& piece);
  void walk_edge(Piece& piece, const BoundEdge& edge, bool backwards);
  void walk_repeat(Piece& piece, const BoundRepeat& repeat, bool backwards);
  void search_whole(Piece& piece);
  void put(OperatorPtr next) { plan_ = std::move(next); }

  Planner& planner_;
  const BoundMatch& match_;
  SlotSet& bound_;
  Statistics statistics_;
  std::vector<const BoundNode*> nodes_;  ///< each slot once, in the order written
  std::vector<Piece> pieces_;
  std::vector<Condition> conditions_;
  std::vector<bool> path_built_;
  OperatorPtr plan_;
};

}  // namespace entente::query
