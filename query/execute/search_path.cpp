// SearchPath: selectors and the modes that look at whole paths. Between two known nodes, a single repeated
// edge is searched from both ends and listed by length; everything else runs through PathPattern, in order of
// length or of cost.
#include <algorithm>
#include <queue>
#include <unordered_map>

#include "query/execute/path_count.hpp"
#include "query/execute/path_pattern.hpp"

namespace entente::query {
namespace {

/// Any pattern: partial paths are extended in order of length or cost (or, where all are wanted, depth
/// first).
class GeneralSearchCursor final : public Cursor {
 public:
  GeneralSearchCursor(const SearchPath& op, CursorPtr input, Builder& builder)
      : op_(op),
        selector_(op.path.selector),
        input_(std::move(input)),
        context_(builder.context()),
        pattern_(op, builder),
        count_(builder.compile(selector_.count)) {
    const auto* repeat = op.path.steps.size() == 1 ? std::get_if<BoundRepeat>(&op.path.steps[0]) : nullptr;
    one_repeat_ = repeat != nullptr && repeat->edges.size() == 1 && repeat->minimum <= 1 &&
                  op.path.conjuncts.empty() && !op.path.forward_in_time && op.unlike.empty();
    bounded_ = repeat != nullptr && repeat->maximum.has_value();
  }

  void open(Row row) override {
    input_->open(row);
    searching_ = false;
    clear();
  }
  bool next(Row row) override {
    for (;;) {
      if (searching_ && advance(row)) return true;
      if (context_.failed()) return false;
      if (next_start(row)) continue;
      if (context_.failed() || !input_->next(row)) return false;
      begin_input(row);
      if (context_.failed()) return false;
    }
  }

 private:
  struct ByCost {
    double cost;
    std::uint32_t at;
    bool operator>(const ByCost& other) const {
      return cost != other.cost ? cost > other.cost : at > other.at;
    }
  };
  /// What was found for one end node.
  struct Found {
    std::uint64_t paths = 0, groups = 0;
    std::uint32_t length = 0;
  };
  /// How often a node was gone through: twice at most matters, with two different first edges (the second is
  /// what a closed path back to the start needs).
  struct Passed {
    std::uint32_t lengths[2] = {UINT32_MAX, UINT32_MAX};
    EdgeId first[2];
  };

  void begin_input(Row row) {
    starts_.clear();
    const auto count = evaluate_count(count_.get(), row, context_);
    if (!count || !pattern_.start(row)) return;
    wanted_ = *count;
    const Value& from = row[op_.path.nodes.front().slot];
    const Value& to = row[op_.path.nodes.back().slot];
    if (op_.to_bound && !to.is(ValueKind::Node)) return;
    target_ = op_.to_bound ? to.node() : NodeId();
    if (op_.from_bound) {
      if (from.is(ValueKind::Node)) starts_.push_back(from.node());
      return;
    }
    NodeScan scan = context_.view.scan();
    NodeId batch[256];
    while (const std::size_t size = scan.next(batch)) starts_.insert(starts_.end(), batch, batch + size);
    std::reverse(starts_.begin(), starts_.end());
  }
  bool next_start(Row row) {
    searching_ = false;
    while (!starts_.empty() && !context_.meter.stop()) {
      const NodeId start = starts_.back();
      starts_.pop_back();
      clear();
      const auto begun = pattern_.begin(start, row);
      if (!begun) continue;
      start_ = start;
      push(*begun);
      return searching_ = true;
    }
    return false;
  }
  void clear() {
    pattern_.clear();
    found_.clear();
    passed_.clear();
    queue_.clear();
    head_ = 0;
    by_cost_ = {};
  }

  void push(std::uint32_t at) {
    if (selector_.kind == BoundSelectorKind::Cheapest) {
      by_cost_.push({pattern_.partial(at).cost, at});
    } else {
      queue_.push_back(at);
    }
  }
  std::optional<std::uint32_t> pop() {
    if (selector_.kind == BoundSelectorKind::Cheapest) {
      if (by_cost_.empty()) return std::nullopt;
      const std::uint32_t at = by_cost_.top().at;
      by_cost_.pop();
      return at;
    }
    if (selector_.kind == BoundSelectorKind::All) {  // depth first: what came after this one is done with
      if (queue_.empty()) return std::nullopt;
      const std::uint32_t at = queue_.back();
      queue_.pop_back();
      pattern_.pop_to(at + 1);
      return at;
    }
    return head_ < queue_.size() ? std::optional(queue_[head_++]) : std::nullopt;
  }

  /// Runs until the next path is found.
  bool advance(Row row) {
    while (const auto at = pop()) {
      if (context_.meter.stop()) return false;
      const bool found = pattern_.complete(*at, row) && select(*at);
      if (context_.failed()) return false;
      // Slots are overwritten while extending: a found path is filled in once more before it is given.
      if (may_pass(*at) && !pattern_.extend(*at, row, [&](std::uint32_t made) {
            push(made);
            return true;
          })) {
        return false;
      }
      if (!found) continue;
      static_cast<void>(pattern_.complete(*at, row));
      if (op_.to_bound && satisfied(target_)) searching_ = false;
      return !context_.failed();
    }
    searching_ = false;
    return false;
  }
  bool select(std::uint32_t at) {
    const PartialPath& path = pattern_.partial(at);
    Found& found = found_[path.node];
    const bool new_length = found.paths == 0 || found.length != path.length;
    switch (selector_.kind) {
      case BoundSelectorKind::All:
        break;
      case BoundSelectorKind::Any:
      case BoundSelectorKind::Shortest:
      case BoundSelectorKind::Cheapest:
        if (found.paths >= wanted_) return false;
        break;
      case BoundSelectorKind::AllShortest:
        if (found.paths != 0 && new_length) return false;
        break;
      case BoundSelectorKind::ShortestGroups:
        if (new_length && found.groups >= wanted_) return false;
        break;
    }
    if (new_length) ++found.groups;
    ++found.paths;
    found.length = path.length;
    return true;
  }
  [[nodiscard]] bool satisfied(NodeId end) const {
    const auto found = found_.find(end);
    if (found == found_.end()) return false;
    switch (selector_.kind) {
      case BoundSelectorKind::Any:
      case BoundSelectorKind::Shortest:
      case BoundSelectorKind::Cheapest:
        return found->second.paths >= wanted_;
      default:
        return false;
    }
  }
  /// Whether a partial path may lead to a path that is wanted.
  bool may_pass(std::uint32_t at) {
    const PartialPath& path = pattern_.partial(at);
    if (op_.to_bound && past_target(path)) return false;
    const bool one = wanted_ == 1 && (selector_.kind == BoundSelectorKind::Any ||
                                      selector_.kind == BoundSelectorKind::Shortest ||
                                      (selector_.kind == BoundSelectorKind::Cheapest && !bounded_));
    if (!one_repeat_ || (!one && selector_.kind != BoundSelectorKind::AllShortest)) return true;
    if (path.parent == UINT32_MAX) return true;
    if (path.node == start_) return false;
    Passed& passed = passed_[path.node];
    for (int i = 0; i < 2; ++i) {
      if (passed.lengths[i] == UINT32_MAX) {
        passed.lengths[i] = path.length;
        passed.first[i] = path.first;
        return true;
      }
      if (!one && path.length <= passed.lengths[i]) return true;
      if (passed.first[i] == path.first) return false;
    }
    return false;
  }
  /// With one target, nothing longer than the last wanted length matters.
  [[nodiscard]] bool past_target(const PartialPath& path) const {
    const auto found = found_.find(target_);
    if (found == found_.end()) return false;
    if (selector_.kind == BoundSelectorKind::AllShortest) return path.length >= found->second.length;
    return selector_.kind == BoundSelectorKind::ShortestGroups && found->second.groups >= wanted_ &&
           path.length >= found->second.length;
  }

  const SearchPath& op_;
  const BoundSelector& selector_;
  CursorPtr input_;
  ExecContext& context_;
  PathPattern pattern_;
  EvaluatorPtr count_;
  bool one_repeat_ = false, bounded_ = false;
  std::vector<NodeId> starts_;
  std::vector<std::uint32_t> queue_;
  std::size_t head_ = 0;
  std::priority_queue<ByCost, std::vector<ByCost>, std::greater<>> by_cost_;
  std::unordered_map<NodeId, Found> found_;
  std::unordered_map<NodeId, Passed> passed_;
  std::uint64_t wanted_ = 1;
  NodeId target_, start_;
  bool searching_ = false;
};

}  // namespace

CursorPtr make_search_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  const auto& search = std::get<SearchPath>(op.node);
  if (is_between_two_nodes(search)) return make_between_cursor(search, std::move(input), builder);
  return std::make_unique<GeneralSearchCursor>(search, std::move(input), builder);
}

}  // namespace entente::query
