// A reader's next state, prepared in a thread of its own. There are two states, each with a connection and a
// graph (left-right; P. Ramalhete, A. Correia, "Left-Right", 2013): the reader looks at one, the thread moves
// the other on by the log, and moving on exchanges the two. So nothing is copied, nobody waits for changes to
// be applied, and each state is one that was committed.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "graph/graph_state.hpp"
#include "graph/store/batch_thread.hpp"
#include "graph/store/parts.hpp"

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPause{2};      // between two looks for commits
constexpr std::chrono::milliseconds kWatched{100};  // without a reader's look the thread sleeps
constexpr std::chrono::milliseconds kMostBehind{1000};

}  // namespace

class Store::Parts::Follower {
 public:
  /// `behind`: of the reader's state or an older one, read from the file as often.
  explicit Follower(std::unique_ptr<Parts> behind)
      : behind_(std::move(behind)), readings_(behind_->readings), thread_([this] { run(); }) {}
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;
  ~Follower() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    wake_.notify_one();
    thread_.join();
    behind_->end_snapshot();
  }

  Result<bool> take(Parts& front, Freshness freshness) {
    const auto now = Clock::now();
    std::unique_lock lock(mutex_);
    looked_ = now;
    if (freshness == Freshness::Committed || resting_ || now - front_seen_ > kMostBehind) {
      asked_ = waited_ = true;
      wake_.notify_one();
      done_.wait(lock, [&] { return !working_ && begun_ >= now; });
      waited_ = false;
      looked_ = Clock::now();
      wake_.notify_one();
    }
    if (working_) return false;  // what the reader has is still good
    if (fault_) return fail(*fault_);
    return ready_ && exchange(front);
  }

 private:
  bool exchange(Parts& front) {
    Parts& next = *behind_;
    ready_ = false;
    front_seen_ = begun_;
    std::swap(front.database, next.database);
    // The younger snapshot lets the write-ahead log start anew. The graph stays: it is warm.
    if (next.state.generation == front.state.generation) return false;
    front.texts.clear();
    std::swap(front.state, next.state);
    std::swap(front.written, next.written);
    std::swap(front.readings, next.readings);
    std::swap(front.folds_passed, next.folds_passed);
    GraphAccess::state(front.graph).exchange(GraphAccess::state(next.graph));
    if (next.readings != front.readings) {  // what was read anew is shared; the thread lets go of the old
      Graph old = std::move(next.graph);
      next.take(std::move(*shared_));
      shared_ = std::move(old);
      next.state = front.state;
      next.written = front.written;
      next.readings = front.readings;
      next.folds_passed = front.folds_passed;
    }
    readings_ = front.readings;
    return true;
  }

  void run() {
    become_batch_thread();
    std::unique_lock lock(mutex_);
    while (!stop_) {
      const auto called = [this] { return stop_ || asked_; };
      if (waited_ && !asked_) {  // what was prepared stays until it is taken, however long it took to prepare
        wake_.wait(lock, [&] { return called() || !waited_; });
        continue;
      }
      if (Clock::now() - looked_ < kWatched) {
        wake_.wait_for(lock, kPause, called);
      } else {  // an old snapshot would keep the write-ahead log from starting anew
        resting_ = true;
        ready_ = false;
        behind_->end_snapshot();
        wake_.wait(lock, called);
        resting_ = false;
      }
      if (stop_) return;
      asked_ = false;
      working_ = true;
      const auto begun = Clock::now();
      const auto readings = readings_;
      lock.unlock();
      auto done = move_on(readings);
      lock.lock();
      working_ = false;
      begun_ = begun;
      ready_ = done.has_value();
      fault_ = done ? std::nullopt : std::optional(std::move(done.error()));
      done_.notify_all();
    }
  }

  Result<void> move_on(std::uint64_t readings) {
    Parts& next = *behind_;
    if (next.readings == readings) shared_.reset();
    next.end_snapshot();
    if (auto begun = next.begin_snapshot(); !begun) return begun;
    if (auto moved = next.catch_up(); !moved) return fail(moved.error());
    if (next.readings != readings) shared_ = next.graph;
    return {};
  }

  std::mutex mutex_;  // of what follows, but for what is the thread's while it works
  std::condition_variable wake_, done_;
  std::unique_ptr<Parts> behind_;  // the thread's while it works
  std::optional<Graph> shared_;    // the same: a copy of a graph just read, or one to be let go of
  std::uint64_t readings_;         // of the file, that the reader's graph came from
  bool stop_ = false, asked_ = false, waited_ = false, working_ = false, resting_ = false;
  bool ready_ = false;              // `behind_` is of a commit not older than the reader's
  Clock::time_point looked_{};      // when the reader last asked
  Clock::time_point begun_{};       // when the last finished work began
  Clock::time_point front_seen_{};  // when the reader's state was the last commit
  std::optional<Error> fault_;      // of the last work
  std::thread thread_;              // last: it uses all of these
};

Store::Parts::Parts() = default;
Store::Parts::~Parts() = default;

Result<bool> Store::Parts::take_prepared(Freshness freshness) { return follower->take(*this, freshness); }

Result<void> Store::follow() {
  const std::lock_guard lock(parts_->mutex);
  if (parts_->mode != OpenMode::Read || parts_->segments != nullptr || parts_->loading != Loading::Whole)
    return fail(parts_->error(ErrorKind::ArgumentError, "only a reader that has read the graph whole follows",
                              "open it with OpenMode::Read and Loading::Whole"));
  if (parts_->follower != nullptr) return {};
  auto behind = std::make_unique<Parts>();
  behind->path = parts_->path;
  auto database = Database::open_beside(*parts_->database);
  if (!database) return fail(database.error());
  behind->database = std::move(*database);
  if (auto done = set_up(*behind->database, OpenMode::Read); !done) return done;
  sqlite3_busy_timeout(behind->database->handle(), static_cast<int>(parts_->busy_wait));
  parts_->graph.rollback_to({0});  // changes outside of a transaction do not last
  behind->take(parts_->graph);
  behind->state = parts_->state;
  behind->written = parts_->written;
  behind->readings = parts_->readings;
  behind->folds_passed = parts_->folds_passed;
  parts_->follower = std::make_unique<Parts::Follower>(std::move(behind));
  return {};
}

}  // namespace entente
