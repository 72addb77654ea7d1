#include "graph/store/background_fold.hpp"

#include <utility>

#include "graph/store/batch_thread.hpp"

namespace entente {
namespace {

constexpr std::size_t kMostWaiting = std::size_t{8} << 20;  // bytes of parts that nobody has written yet
constexpr std::size_t kFewLater = 4;                        // commits to be applied where one must not wait

/// Look-ups that were made over the old base find the tables they need in the new one.
void build_indexes(const GraphState& state, const Base& base) {
  static_cast<void>(base.nodes_with(LabelId(0)));
  if (state.base == nullptr) return;
  for (const KeyId key : state.base->indexes().asked())
    if (const Column* column = base.node_column(key)) base.indexes().build(key, *column);
  if (!state.base->indexes().asked_alias()) return;
  const auto column = [&](std::string_view name) {
    const auto key = state.keys.find(name);
    return key ? base.node_column(*key) : nullptr;
  };
  std::vector<NodeId> found;
  base.indexes().find_alias(column("name"), column("aliases"), {}, found);
}

}  // namespace

BackgroundFold::~BackgroundFold() { stop(); }

void BackgroundFold::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

// --- The thread

void BackgroundFold::start(const Graph& graph, std::int64_t generation) {
  stage_ = Stage::Write;
  generation_ = generation;
  graph_ = graph;
  thread_ = std::thread([this] { run(); });
}

void BackgroundFold::run() {
  become_batch_thread();
  GraphState& state = GraphAccess::state(graph_);
  const std::shared_ptr<const Base> base = fold(state);
  build_indexes(state, *base);
  state.replace_base(base);
  const auto written = write_segments(
      *base, [this](SegmentKind kind, std::uint32_t key, std::uint32_t part, std::string bytes) {
        return hand_over({kind, key, part, std::move(bytes)});
      });
  std::unique_lock lock(mutex_);
  (written ? all_made_ : failed_) = true;
  changed_.notify_all();
  while (!stop_) {
    apply_later(lock);
    changed_.wait(lock, [this] { return stop_ || !later_.empty(); });
  }
}

Result<void> BackgroundFold::hand_over(Part part) {
  std::unique_lock lock(mutex_);
  apply_later(lock);
  while (!stop_ && waiting_ > kMostWaiting) {
    changed_.wait(lock, [this] { return stop_ || waiting_ <= kMostWaiting || !later_.empty(); });
    apply_later(lock);
  }
  if (stop_) return fail(ErrorKind::Interrupted, "the fold was stopped");
  waiting_ += part.bytes.size();
  if (part.kind == SegmentKind::Summary)
    summary_ = std::move(part);
  else
    parts_.push_back(std::move(part));
  changed_.notify_all();
  return {};
}

void BackgroundFold::apply_later(std::unique_lock<std::mutex>& lock) {
  while (!stop_ && !later_.empty()) {
    const ChangeLog changes = std::move(later_.front());
    later_.pop_front();
    lock.unlock();
    for (const Change& change : changes) GraphAccess::state(graph_).apply(change);
    lock.lock();
  }
}

// --- Its owner

Result<void> BackgroundFold::step(Database& database, std::int64_t budget, const StoreState& now,
                                  StoreState& next) {
  stepped_ = true;
  if (stage_ == Stage::Clear) {
    const auto live = live_side(database);
    if (!live) return fail(live.error());
    side_ = live->value_or(kOtherSide) == 0 ? kOtherSide : 0;
    const auto all = forget_segments(database, side_, budget);
    if (!all) return fail(all.error());
    cleared_ = *all;
  }
  if (stage_ == Stage::Write) {
    const auto all = write_parts(database, budget);
    if (!all) return fail(all.error());
    if (*all)
      if (auto done = put_in_force(database, now, next); !done) return done;
  }
  if (stage_ == Stage::Forget || (in_force_ && budget == kAll)) {
    const auto log = forget_some_log(database, old_base_, budget == kAll);
    if (!log) return fail(log.error());
    if (!*log) return {};
    const auto all = forget_segments(database, side_ == 0 ? kOtherSide : 0, budget);
    if (!all) return fail(all.error());
    cleared_ = *all;
  }
  return {};
}

Result<bool> BackgroundFold::write_parts(Database& database, std::int64_t budget) {
  while (budget > 0) {
    Part part;
    {
      std::unique_lock lock(mutex_);
      if (budget == kAll) changed_.wait(lock, [this] { return all_made_ || failed_ || !parts_.empty(); });
      if (parts_.empty()) return all_made_ && (budget == kAll || later_.size() <= kFewLater);
      part = std::move(parts_.front());
      parts_.pop_front();
      waiting_ -= part.bytes.size();
    }
    changed_.notify_all();
    if (budget != kAll) budget -= static_cast<std::int64_t>(part.bytes.size());
    if (auto done = write_part(database, part); !done) return fail(done.error());
  }
  return false;
}

Result<void> BackgroundFold::write_part(Database& database, const Part& part) {
  written_ += static_cast<std::int64_t>(part.bytes.size());
  return write_segment(database, static_cast<int>(part.kind) + side_, part.key, part.number, part.bytes);
}

Result<void> BackgroundFold::put_in_force(Database& database, const StoreState& now, StoreState& next) {
  in_force_ = true;
  old_base_ = now.base;
  if (auto done = write_part(database, summary_); !done) return done;
  auto removal = database.prepare("DELETE FROM segments WHERE kind = ?");
  if (!removal) return fail(removal.error());
  const int old_side = side_ == 0 ? kOtherSide : 0;
  if (auto done = removal->number(static_cast<int>(SegmentKind::Summary) + old_side).run(); !done)
    return done;
  // Readers of the segments before these move on by the log; so it is forgotten one fold later.
  auto mark = database.prepare("DELETE FROM log WHERE number = ?");
  if (!mark) return fail(mark.error());
  if (auto done = mark->number(old_base_).run(); !done) return done;
  if (auto done = mark_log(database, old_base_); !done) return done;
  next.base = generation_;
  next.segment_bytes = written_;
  next.log_bytes = log_bytes_ + next.log_bytes - now.log_bytes;
  return {};
}

void BackgroundFold::committed(ChangeLog changes, std::int64_t log_bytes, std::int64_t generation,
                               Graph& graph) {
  stepped_ = false;
  const bool cleared = std::exchange(cleared_, false);
  if (stage_ == Stage::Clear) {
    if (cleared) start(graph, generation);
    return;
  }
  if (stage_ == Stage::Write && !in_force_) {
    log_bytes_ += log_bytes;
    {
      const std::lock_guard lock(mutex_);
      later_.push_back(std::move(changes));
    }
    changed_.notify_all();
    return;
  }
  if (stage_ == Stage::Write) {
    stop();
    GraphState& folded = GraphAccess::state(graph_);
    later_.push_back(std::move(changes));
    for (const ChangeLog& log : later_)
      for (const Change& change : log) folded.apply(change);
    later_.clear();
    GraphAccess::state(graph).exchange_base(folded);
    thread_ = std::thread([old = std::move(graph_)] {});  // letting go of so much takes its time
    stage_ = Stage::Forget;
  }
  if (cleared) stage_ = Stage::Done;
}

}  // namespace entente
