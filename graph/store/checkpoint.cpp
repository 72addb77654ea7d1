// When the write-ahead log is taken into the store's file. SQLite's own rule does it at every commit from a
// certain size on; while readers keep the log from starting anew, that is two more syncs a commit. Here it is
// done once for each so many pages that the log has grown, and a log that has become long gives readers a
// moment to leave it.
#include <algorithm>
#include <chrono>
#include <thread>

#include "graph/store/parts.hpp"

namespace entente {
namespace {

constexpr int kStep = 1000;       // pages: 8 MiB
constexpr int kLong = 4 * kStep;  // 32 MiB
constexpr int kTries = 8;
constexpr std::chrono::milliseconds kMoment{2};  // a reader that refreshes often has done so by then

int on_commit(void* pages, sqlite3* /*database*/, const char* /*name*/, int in_log) {
  *static_cast<int*>(pages) = in_log;
  return SQLITE_OK;
}

/// Whether all of the log is in the file now. What fails here is no fault of the commit: the log holds it,
/// and the next time is soon.
bool take_in(sqlite3* database) {
  int in_log = 0, taken = 0;
  const int code = sqlite3_wal_checkpoint_v2(database, "main", SQLITE_CHECKPOINT_PASSIVE, &in_log, &taken);
  return code == SQLITE_OK && in_log == taken;
}

}  // namespace

void Store::Parts::watch_log() { sqlite3_wal_hook(database->handle(), on_commit, &log_pages); }

void Store::Parts::checkpoint() {
  if (log_pages < checkpointed_at) checkpointed_at = restart_at = 0;  // it started anew
  if (log_pages < checkpointed_at + kStep) return;
  bool all = take_in(database->handle());
  checkpointed_at = log_pages;
  if (log_pages < std::max(kLong, restart_at)) return;
  // The log starts anew at a commit that finds nobody reading in it: all must be in the file, and then each
  // reader must have moved on, which reads the file from there on.
  for (int i = 0; i < kTries && !all; ++i) {
    std::this_thread::sleep_for(kMoment);
    all = take_in(database->handle());
  }
  if (all) std::this_thread::sleep_for(3 * kMoment);  // one that follows has two states to move on
  restart_at = log_pages + 2 * kStep;                 // somebody may look at an old state for long
}

}  // namespace entente
