// ExpandRepeat: variable-length steps and quantified parts, walked depth first. Each way is listed once;
// where only the ends matter, they are searched instead (reach.hpp).
#include <algorithm>

#include "query/execute/builder.hpp"
#include "query/execute/edge_test.hpp"
#include "query/execute/one_shortest.hpp"
#include "query/execute/reach.hpp"
#include "query/execute/row_test.hpp"
#include "query/execute/steps.hpp"

namespace entente::query {
namespace {

/// What both ways of running share: the input, the conditions on an edge, the ends.
class RepeatBase : public Cursor {
 public:
  RepeatBase(const ExpandRepeat& op, CursorPtr input, Builder& builder)
      : op_(op),
        input_(std::move(input)),
        context_(builder.context()),
        edge_tests_(op.edge_conjuncts, op.edge_aliases, op.time, builder),
        tests_(builder.compile_all(op.repeat.conjuncts)) {
    for (const BoundEdge& edge : op.repeat.edges) steps_.emplace_back(edge, op.reversed);
    if (op.reversed) std::reverse(steps_.begin(), steps_.end());
  }

 protected:
  /// Brings the next input row whose bound ends are nodes.
  bool next_input(Row row) {
    while (input_->next(row)) {
      if (context_.meter.stop()) return false;
      if (!row[op_.from].is(ValueKind::Node) || (op_.into && !row[op_.to].is(ValueKind::Node))) continue;
      if (!edge_tests_.start(row)) {
        if (context_.failed()) return false;
        continue;
      }
      for (ResolvedStep& step : steps_) step.get(context_);
      return true;
    }
    return false;
  }
  bool all_hold(const std::vector<EvaluatorPtr>& tests, Row row) {
    return std::all_of(tests.begin(), tests.end(), [&](const EvaluatorPtr& test) {
      return test->test(row, context_.eval) == Truth::True;
    });
  }
  [[nodiscard]] std::uint64_t longest() const { return op_.repeat.maximum.value_or(UINT32_MAX / 2); }

  const ExpandRepeat& op_;
  CursorPtr input_;
  ExecContext& context_;
  EdgeTests edge_tests_;
  std::vector<EvaluatorPtr> tests_;
  std::vector<ResolvedStep> steps_;  ///< in the order walked
};

/// Lists every way.
class RepeatCursor final : public RepeatBase {
 public:
  using RepeatBase::RepeatBase;

  void open(Row row) override {
    input_->open(row);
    running_ = false;
  }
  bool next(Row row) override {
    for (;;) {
      if (!running_) {
        if (!next_input(row)) return false;
        start(row);
        if (op_.repeat.minimum == 0 && zero_fits(row)) return emit(row);
        continue;
      }
      if (context_.failed()) return false;
      if (!advance(row)) running_ = false;
      if (running_ && at_end_of_repetition() && ready(row)) return emit(row);
    }
  }

 private:
  void start(Row row) {
    running_ = true;
    edges_.clear();
    nodes_.assign(1, row[op_.from].node());
    levels_ = 0;
    target_ = op_.into ? row[op_.to].node() : NodeId();
    list_ = op_.repeat.bound_list ? row[*op_.repeat.bound_list] : Value();
    if (op_.repeat.bound_list && !list_.is(ValueKind::List)) running_ = false;
    deepen();
  }
  /// Opens the level below the node at hand, if one more repetition may begin or the one begun must go on.
  void deepen() {
    const std::size_t width = steps_.size();
    if (edges_.size() % width == 0 && edges_.size() / width >= longest()) return;
    if (iterators_.size() == levels_) iterators_.emplace_back();
    ResolvedStep& step = steps_[edges_.size() % width];
    iterators_[levels_++].start(context_.view, nodes_.back(), step.get(context_), step.only_undirected());
  }
  /// Walks one more edge, backing out of what is used up. False: everything is listed.
  bool advance(Row row) {
    while (levels_ > 0) {
      // An edge stands above its level: leave it before the next one is tried.
      if (edges_.size() == levels_) edges_.pop_back(), nodes_.pop_back();
      NodeId node;
      EdgeId edge;
      if (context_.meter.hops(1)) return false;
      if (!iterators_[levels_ - 1].next(node, edge)) {
        --levels_;
        continue;
      }
      if (!admits(row, edge)) continue;
      edges_.push_back(edge);
      nodes_.push_back(node);
      if (at_end_of_repetition() && !repetition_holds(row)) {
        if (context_.failed()) return false;
        continue;
      }
      deepen();
      return true;
    }
    return false;
  }
  [[nodiscard]] bool at_end_of_repetition() const {
    return edges_.size() % steps_.size() == 0 && !edges_.empty();
  }

  bool admits(Row row, EdgeId edge) {
    if (op_.unique_edges && std::find(edges_.begin(), edges_.end(), edge) != edges_.end()) return false;
    for (const Slot slot : op_.unlike) {
      if (holds_edge(row[slot], edge)) return false;
    }
    if (op_.repeat.bound_list) {
      const List& list = list_.list();
      const std::size_t at = op_.reversed ? list.size() - 1 - edges_.size() : edges_.size();
      if (edges_.size() >= list.size() || !list[at].is(ValueKind::Edge) || list[at].edge() != edge)
        return false;
    }
    return edge_tests_.empty() || edge_tests_.passes(edge, row);
  }
  /// Puts the elements of the last repetition into their single slots and tests its conditions.
  bool repetition_holds(Row row) {
    if (tests_.empty()) return true;
    const std::size_t width = steps_.size(), first = edges_.size() - width;
    const auto& repeat = op_.repeat;
    for (std::size_t i = 0; i < width; ++i) {
      row[repeat.edges[op_.reversed ? width - 1 - i : i].slot] = Value(edges_[first + i]);
    }
    for (std::size_t i = 0; i <= width; ++i) {
      row[repeat.nodes[op_.reversed ? width - i : i].slot] = Value(nodes_[first + i]);
    }
    return all_hold(tests_, row);
  }
  [[nodiscard]] bool zero_fits(Row) const {
    if (op_.repeat.bound_list && !(list_.is(ValueKind::List) && list_.list().empty())) return false;
    return !op_.into || nodes_.front() == target_;
  }
  [[nodiscard]] bool ready(Row) const {
    if (edges_.size() / steps_.size() < op_.repeat.minimum) return false;
    if (op_.repeat.bound_list && edges_.size() != list_.list().size()) return false;
    return !op_.into || nodes_.back() == target_;
  }

  bool emit(Row row) {
    if (!op_.into) row[op_.to] = Value(nodes_.back());
    if (op_.walk) row[*op_.walk] = Value(listed(edges_));
    for (const auto& group : op_.repeat.groups) row[group.list] = Value(group_of(group.single));
    return !context_.meter.stop();
  }
  template <class Id>
  List listed(const std::vector<Id>& ids) const {
    List list(ids.begin(), ids.end());
    if (op_.reversed) std::reverse(list.begin(), list.end());
    return list;
  }
  /// What a slot of one repetition held, over all repetitions, in the order written.
  List group_of(Slot single) const {
    const std::size_t width = steps_.size();
    const auto& repeat = op_.repeat;
    List list;
    for (std::size_t first = 0; first < edges_.size(); first += width) {
      for (std::size_t i = 0; i < width; ++i) {
        if (repeat.edges[op_.reversed ? width - 1 - i : i].slot == single)
          list.emplace_back(edges_[first + i]);
      }
      for (std::size_t i = 0; i <= width; ++i) {
        if (repeat.nodes[op_.reversed ? width - i : i].slot != single) continue;
        list.emplace_back(nodes_[first + i]);
        break;
      }
    }
    if (op_.reversed) std::reverse(list.begin(), list.end());
    return list;
  }

  std::vector<EdgeId> edges_;
  std::vector<NodeId> nodes_;
  std::vector<HopIterator> iterators_;
  std::size_t levels_ = 0;
  NodeId target_;
  Value list_;
  bool running_ = false;
};

/// Gives each end once.
class ReachCursor final : public RepeatBase {
 public:
  ReachCursor(const ExpandRepeat& op, CursorPtr input, Builder& builder)
      : RepeatBase(op, std::move(input), builder), end_tests_(op.end_conjuncts, builder) {}

  void open(Row row) override {
    input_->open(row);
    forget(scratch_);
    at_ = 0;
  }
  bool next(Row row) override {
    for (;;) {
      while (at_ < scratch_.found.size()) {
        const NodeId node = scratch_.found[at_++];
        if (context_.meter.stop()) return false;
        if (!end_tests_.pass(row, op_.to, node)) {
          if (context_.failed()) return false;
          continue;
        }
        row[op_.to] = Value(node);
        return true;
      }
      if (!next_search(row)) return false;
      if (op_.into) return true;
    }
  }
  [[nodiscard]] std::optional<BatchSlots> batch_slots() const override {
    return op_.into ? std::nullopt : std::optional(BatchSlots{op_.to, {}});
  }
  bool next_batch(Row row, NodeBatch& batch) override {
    if (!next_search(row)) return false;
    batch = {.nodes = std::span<const NodeId>(scratch_.found).subspan(at_),
             .step = step_of_ends(),
             .distinct = true};
    return end_tests_.select(row, {op_.to, {}}, batch);
  }

 private:
  /// Takes the next input row and searches from it. False: there is none, or a failure.
  bool next_search(Row row) {
    while (next_input(row)) {
      if (op_.into) {
        if (joined(row)) return true;
      } else {
        end_tests_.start(row);
        const NodeId start = row[op_.from].node();
        const bool watches = op_.repeat.minimum != 0 && may_be_end(row, start);
        // The start stands first in what was found.
        at_ = search(row, start, watches) || op_.repeat.minimum == 0 ? 0 : 1;
        return !context_.failed();
      }
      if (context_.failed()) return false;
    }
    return false;
  }
  /// Whether the conditions would let the start pass. Where they fail on it, the search has to tell first
  /// whether it is an end at all.
  bool may_be_end(Row row, NodeId start) {
    if (end_tests_.pass(row, op_.to, start)) return true;
    if (!context_.failed()) return false;
    context_.eval.error.reset();
    return true;
  }
  /// The step that led to each of the nodes found; the start, if it is among them, was led to by none.
  [[nodiscard]] const Step* step_of_ends() { return at_ == 0 ? nullptr : &steps_.front().get(context_); }
  [[nodiscard]] std::uint32_t bound() const {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(longest(), UINT32_MAX / 2));
  }
  auto test(Row row) {
    return [this, row](EdgeId edge) { return edge_tests_.passes(edge, row); };
  }
  /// The lists of the step, if there are any yet.
  const NeighbourLists* lists_of(const Step& step) {
    context_.facts.refresh();
    return context_.facts.neighbours(step, std::exchange(walked_, 0), context_.meter);
  }
  /// Searches over lists of neighbours. False: there are none yet.
  bool search_in_lists(Row row, NodeId start) {
    const Step& step = steps_.front().get(context_);
    const std::size_t walked = walked_;
    const NeighbourLists* lists = lists_of(step);
    if (lists == nullptr) return false;
    const auto run = [&](auto keep) {
      reach(*lists, context_.view, start, bound(), context_.meter, scratch_, keep);
      return true;
    };
    if (edge_tests_.empty()) return run([](std::uint32_t) { return true; });
    if (const auto range = edge_tests_.as_day_range()) {
      const auto first =
          static_cast<std::int32_t>(std::clamp<std::int64_t>(range->first, INT32_MIN + 1, INT32_MAX));
      const auto last =
          static_cast<std::int32_t>(std::clamp<std::int64_t>(range->last, INT32_MIN + 1, INT32_MAX));
      if (range->first <= range->last) {
        if (const EdgeDays* days = context_.facts.days(step, range->key, walked, context_.meter)) {
          return run([&, dates = days->days.data()](std::uint32_t place) {
            const std::int32_t day = dates[place];
            if (day == EdgeDays::kOther) [[unlikely]]
              return edge_tests_.passes(lists->edges[place], row);
            return ((day >= first) & (day <= last)) != 0;
          });
        }
      }
    }
    const std::uint64_t before = context_.meter.hops_used();
    run([&](std::uint32_t place) { return edge_tests_.passes(lists->edges[place], row); });
    walked_ += context_.meter.hops_used() - before;
    return true;
  }
  /// Searches from a node; true where a trail leads back to it (asked only where that matters).
  bool search(Row row, NodeId start, bool watch_cycles) {
    forget(scratch_);
    if (bound() > 1 && !watch_cycles && search_in_lists(row, start)) return false;
    if (bound() > 1 && watch_cycles && lists_of(steps_.front().get(context_)) != nullptr) {
      // A cycle is mostly met soon; the rest of the search is faster without an eye on it.
      const bool closes = search_graph(row, start, true, true);
      forget(scratch_);
      if (context_.failed() || search_in_lists(row, start)) return closes;
      forget(scratch_);
    }
    const std::uint64_t before = context_.meter.hops_used();
    const bool closes = search_graph(row, start, watch_cycles, false);
    walked_ += context_.meter.hops_used() - before;
    return closes;
  }
  bool search_graph(Row row, NodeId start, bool watch_cycles, bool only_cycles) {
    return edge_tests_.empty() ? search_graph(start, watch_cycles, only_cycles, EveryEdge{})
                               : search_graph(start, watch_cycles, only_cycles, test(row));
  }
  template <class EdgeTest>
  bool search_graph(NodeId start, bool watch_cycles, bool only_cycles, EdgeTest test) {
    const Step& step = steps_.front().get(context_);
    CycleWatch watch(scratch_, start, step.direction == Direction::Any, bound());
    watch.alone = only_cycles;
    reach(context_.view, start, step, bound(), context_.meter, scratch_, watch_cycles ? &watch : nullptr,
          test);
    return watch_cycles &&
           closed_trail_within(context_.view, start, step, bound(), context_.meter, watch, test);
  }
  bool joined(Row row) {
    const NodeId from = row[op_.from].node(), to = row[op_.to].node();
    if (from == to) {
      const bool closes = op_.repeat.minimum == 0 || search(row, from, true);
      forget(scratch_);
      return closes;
    }
    return edge_tests_.empty() ? has_path(from, to, EveryEdge{}) : has_path(from, to, test(row));
  }
  template <class EdgeTest>
  bool has_path(NodeId from, NodeId to, EdgeTest test) {
    const Step& step = steps_.front().get(context_);
    const Step back = reversed(step);
    return OneShortest(context_.view.node_bound(), GraphHops(context_.view, step, false),
                       GraphHops(context_.view, back, false), both_ends_, context_.meter, test)
        .run(from, to, bound())
        .has_value();
  }

  RowTests end_tests_;
  ReachScratch scratch_;
  OneShortestScratch both_ends_;
  std::size_t walked_ = 0;  ///< edges since lists of neighbours were last asked for
  std::size_t at_ = 0;
};

}  // namespace

CursorPtr make_repeat_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  const auto& repeat = std::get<ExpandRepeat>(op.node);
  if (repeat.ends_only) return std::make_unique<ReachCursor>(repeat, std::move(input), builder);
  return std::make_unique<RepeatCursor>(repeat, std::move(input), builder);
}

}  // namespace entente::query
