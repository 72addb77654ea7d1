// Selectors over a single repeated edge between two known nodes: searched from both ends, and listed by
// length where more than the shortest are asked for.
#include <algorithm>

#include "query/execute/bidirectional.hpp"
#include "query/execute/edge_test.hpp"
#include "query/execute/one_shortest.hpp"
#include "query/execute/path_count.hpp"
#include "query/execute/steps.hpp"
#include "query/execute/trails_by_length.hpp"

namespace entente::query {
namespace {

class BetweenCursor final : public Cursor {
 public:
  BetweenCursor(const SearchPath& op, CursorPtr input, Builder& builder)
      : op_(op),
        repeat_(std::get<BoundRepeat>(op.path.steps[0])),
        input_(std::move(input)),
        context_(builder.context()),
        step_(repeat_.edges[0]),
        tests_(all_conjuncts(op), all_aliases(op), op.time, builder),
        count_(builder.compile(op.path.selector.count)),
        charge_(context_.meter) {}
  void open(Row row) override {
    input_->open(row);
    paths_.clear();
    charge_.release();
    at_ = 0;
  }
  bool next(Row row) override {
    if (op_.count_slot) return next_count(row);
    while (at_ == paths_.size()) {
      if (!input_->next(row) || context_.meter.stop()) return false;
      paths_.clear();
      charge_.release();
      at_ = 0;
      if (row[op_.path.nodes[0].slot].is(ValueKind::Node) && row[op_.path.nodes[1].slot].is(ValueKind::Node))
        search(row);
      if (context_.failed()) return false;
    }
    give(paths_[at_++], row);
    return !context_.meter.stop();
  }

 private:
  /// One row with the number of paths, where only that is asked.
  bool next_count(Row row) {
    if (!input_->next(row) || context_.meter.stop()) return false;
    paths_.clear();
    counted_ = 0;
    if (row[op_.path.nodes[0].slot].is(ValueKind::Node) && row[op_.path.nodes[1].slot].is(ValueKind::Node))
      search(row);
    row[*op_.count_slot] = Value(static_cast<std::int64_t>(std::min<std::uint64_t>(counted_, INT64_MAX)));
    return !context_.failed();
  }
  static Conjuncts all_conjuncts(const SearchPath& op) {
    Conjuncts all = std::get<BoundRepeat>(op.path.steps[0]).conjuncts;
    all.insert(all.end(), op.edge_conjuncts.begin(), op.edge_conjuncts.end());
    return all;
  }
  static std::vector<Slot> all_aliases(const SearchPath& op) {
    std::vector<Slot> all = op.edge_aliases;
    all.push_back(std::get<BoundRepeat>(op.path.steps[0]).edges[0].slot);
    return all;
  }
  bool take(Path path) {
    ++counted_;
    if (op_.count_slot) return context_.meter.stop();
    const auto bytes = static_cast<std::int64_t>(sizeof(Path) + 4 * (path.nodes.size() + path.edges.size()));
    paths_.push_back(std::move(path));
    return !charge_.add(bytes);
  }

  void search(Row row) {
    const auto count = evaluate_count(count_.get(), row, context_);
    if (!count || !tests_.start(row)) return;
    if (tests_.empty()) {
      search_with(row, *count, EveryEdge{});
    } else {
      search_with(row, *count, [this, row](EdgeId edge) { return tests_.passes(edge, row); });
    }
  }
  template <class EdgeTest>
  void search_with(Row row, std::uint64_t count, EdgeTest test) {
    const Step& step = step_.get(context_);
    const Step back = reversed(step);
    const bool one_way = step.direction != Direction::Any;
    context_.facts.refresh();
    const std::size_t walked = std::exchange(walked_, 0);
    const auto* lists = context_.facts.neighbours(step, walked, context_.meter);
    const auto* back_lists = one_way ? context_.facts.neighbours(back, walked, context_.meter) : lists;
    const std::uint64_t before = context_.meter.hops_used();
    if (lists != nullptr && back_lists != nullptr) {
      search_over(row, count, ListHops(*lists), ListHops(*back_lists), test);
    } else {
      const bool in_order = asks_for_one(count);
      search_over(row, count, GraphHops(context_.view, step, in_order),
                  GraphHops(context_.view, back, in_order), test);
    }
    walked_ += context_.meter.hops_used() - before;
  }
  [[nodiscard]] bool asks_for_one(std::uint64_t count) const {
    const BoundSelectorKind kind = op_.path.selector.kind;
    return count == 1 && kind != BoundSelectorKind::AllShortest && kind != BoundSelectorKind::ShortestGroups;
  }
  template <class Hops, class EdgeTest>
  void search_over(Row row, std::uint64_t count, Hops forward, Hops backward, EdgeTest test) {
    const NodeId from = row[op_.path.nodes[0].slot].node(), to = row[op_.path.nodes[1].slot].node();
    const Step& step = step_.get(context_);
    const auto longest = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(repeat_.maximum.value_or(UINT32_MAX / 4), UINT32_MAX / 4));
    const BoundSelectorKind kind = op_.path.selector.kind;
    const bool one = asks_for_one(count);
    const bool least =
        kind == BoundSelectorKind::AllShortest || (kind == BoundSelectorKind::ShortestGroups && count == 1);
    if (one && !op_.count_slot && repeat_.minimum <= 1 && from != to) {
      if (auto path = OneShortest(context_.view.node_bound(), std::move(forward), std::move(backward),
                                  one_scratch_, context_.meter, test)
                          .run(from, to, longest)) {
        take(std::move(*path));
      }
      return;
    }
    // The length of a shortest path; where it may be used as it is, both ends have done all the work.
    BidirectionalSearch ends(context_.view, step, std::move(forward), std::move(backward), scratch_,
                             context_.meter, test);
    const auto length = ends.run(from, to, longest);
    if (context_.failed()) return;
    if (length && *length >= repeat_.minimum && least && op_.count_slot) {
      counted_ = ends.path_count();
      return;
    }
    if (length && *length >= repeat_.minimum && (one || least)) {
      ends.for_each_path([&](const Path& path) { return take(path) || one; });
      return;
    }
    if (!length) return;
    TrailsByLength<EdgeTest> trails(context_.view, step, context_.meter, test);
    const bool nodes_once = op_.path.mode == PathMode::Acyclic || op_.path.mode == PathMode::Simple;
    trails.start(from, to, op_.path.mode == PathMode::Walk, nodes_once, op_.path.mode == PathMode::Simple);
    std::uint64_t groups = 0;
    counted_ = 0;
    std::uint32_t at = static_cast<std::uint32_t>(std::max<std::uint64_t>(*length, repeat_.minimum));
    for (; at <= longest && !context_.failed(); ++at) {
      const std::uint64_t before = counted_;
      const bool by_group =
          kind == BoundSelectorKind::ShortestGroups || kind == BoundSelectorKind::AllShortest;
      const bool cut =
          trails.list(at, [&](const Path& path) { return take(path) || (!by_group && counted_ >= count); });
      if (counted_ != before) ++groups;
      if (by_group ? groups >= (kind == BoundSelectorKind::AllShortest ? 1 : count) : counted_ >= count)
        return;
      if (!cut) return;  // nothing is longer
    }
  }
  void give(Path& path, Row row) {
    for (const auto& group : repeat_.groups) {
      List list;
      if (group.single == repeat_.edges[0].slot) {
        list.assign(path.edges.begin(), path.edges.end());
      } else if (group.single == repeat_.nodes[0].slot) {
        list.assign(path.nodes.begin(), path.nodes.end() - 1);
      } else {
        list.assign(path.nodes.begin() + 1, path.nodes.end());
      }
      row[group.list] = Value(std::move(list));
    }
    if (op_.path.slot) row[*op_.path.slot] = Value(std::move(path));
  }

  const SearchPath& op_;
  const BoundRepeat& repeat_;
  CursorPtr input_;
  ExecContext& context_;
  ResolvedStep step_;
  EdgeTests tests_;
  EvaluatorPtr count_;
  BidirectionalScratch scratch_;
  OneShortestScratch one_scratch_;
  Charge charge_;
  std::vector<Path> paths_;
  std::uint64_t counted_ = 0;
  std::size_t walked_ = 0;  ///< edges since lists of neighbours were last asked for
  std::size_t at_ = 0;
};

}  // namespace

CursorPtr make_between_cursor(const SearchPath& search, CursorPtr input, Builder& builder) {
  return std::make_unique<BetweenCursor>(search, std::move(input), builder);
}

}  // namespace entente::query
