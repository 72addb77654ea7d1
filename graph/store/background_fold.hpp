// Folding the log of a large store beside its commits: a thread folds a copy of the graph into a new base and
// puts it into parts of segments; each commit writes a few of these, beside the segments that are in force,
// until all are there and one commit makes them the store's. Private to graph/.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "graph/graph_state.hpp"
#include "graph/store/database.hpp"
#include "graph/store/segment.hpp"
#include "graph/store/stored_graph.hpp"

namespace entente {

/// Its owner calls it, from one thread. Ends its thread when it goes; what was written of segments not yet in
/// force is nobody's then, and the next one takes it away.
class BackgroundFold {
 public:
  /// Everything that is left, at once.
  static constexpr std::int64_t kAll = INT64_MAX;

  BackgroundFold() = default;
  ~BackgroundFold();
  BackgroundFold(const BackgroundFold&) = delete;
  BackgroundFold& operator=(const BackgroundFold&) = delete;

  /// Within a transaction that is about to be committed: about `budget` bytes of the work. `now` is the state
  /// before it, `next` the one to be written with it, which changes where the new segments come into force.
  Result<void> step(Database& database, std::int64_t budget, const StoreState& now, StoreState& next);
  /// That transaction was committed, with these changes, so many bytes of them in the log; this is its graph.
  void committed(ChangeLog changes, std::int64_t log_bytes, std::int64_t generation, Graph& graph);
  /// Such a transaction is open. If it is not committed, nothing can come of this fold any more.
  [[nodiscard]] bool stepped() const { return stepped_; }
  [[nodiscard]] bool begun() const { return stage_ != Stage::Clear; }
  [[nodiscard]] bool done() const { return stage_ == Stage::Done; }

 private:
  enum class Stage : std::uint8_t {
    Clear,   ///< what an earlier one left goes
    Write,   ///< the parts go into the store as they are made
    Forget,  ///< the new segments are in force; the old log and the old segments go
    Done,
  };
  struct Part {
    SegmentKind kind{};
    std::uint32_t key = 0, number = 0;
    std::string bytes;
  };

  void start(const Graph& graph, std::int64_t generation);
  void run();
  Result<void> hand_over(Part part);
  void apply_later(std::unique_lock<std::mutex>& lock);
  void stop();
  Result<bool> write_parts(Database& database, std::int64_t budget);
  Result<void> write_part(Database& database, const Part& part);
  Result<void> put_in_force(Database& database, const StoreState& now, StoreState& next);

  Stage stage_ = Stage::Clear;
  int side_ = 0;                 // where the new segments stand
  bool stepped_ = false;         // in a transaction that has not ended
  bool cleared_ = false;         // that transaction sees nothing left to take away
  bool in_force_ = false;        // that transaction, or one before, puts the new segments in force
  std::int64_t generation_ = 0;  // whose graph is folded
  std::int64_t old_base_ = 0;
  std::int64_t log_bytes_ = 0;  // since then
  std::int64_t written_ = 0;    // bytes of segments

  std::mutex mutex_;  // of what follows
  std::condition_variable changed_;
  std::deque<Part> parts_;
  std::size_t waiting_ = 0;      // bytes in parts_
  Part summary_;                 // written last: segments with a summary are in force
  std::deque<ChangeLog> later_;  // since the copy was made, not applied to graph_ yet
  bool all_made_ = false, failed_ = false;
  bool stop_ = false;
  Graph graph_;  // the copy, then the same on its new base; the thread's while it runs
  std::thread thread_;
};

}  // namespace entente
