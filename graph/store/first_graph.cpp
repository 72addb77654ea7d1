// The first graph of a new store is written into the file itself. Through the write-ahead log each page would
// be written twice, which is a third of an import's time; and there is nothing in the file yet that the log
// would keep for readers. SQLite's rollback journal makes the transaction whole: it only has to undo an empty
// store.
#include <chrono>
#include <thread>

#include "graph/store/parts.hpp"

namespace entente {
namespace {

constexpr std::chrono::milliseconds kMoment{5};
constexpr int kTriesToReturn = 20;

/// Whether the connection is in that mode afterwards. Only a connection that is alone can leave the log.
bool set_mode(Database& database, std::string_view mode) {
  auto answer =
      database.prepare(mode == "wal" ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE");
  return answer && answer->step().value_or(false) && answer->text_at(0) == mode;
}

}  // namespace

Result<void> Store::Parts::pass_by_log() {
  const bool first = made && graph_replaced && state.generation == 0;
  if (!first || sqlite3_total_changes64(database->handle()) != rows_before) return {};
  if (auto done = database->run("ROLLBACK"); !done) return done;
  beside_log = set_mode(*database, "delete");
  if (beside_log && !database->run("BEGIN EXCLUSIVE")) return_to_log();
  if (sqlite3_get_autocommit(database->handle()) != 0)
    if (auto begun = database->run("BEGIN IMMEDIATE"); !begun) return begun;
  const auto stored = read_state(*database);
  if (!stored) return fail(stored.error());
  if (stored->generation == state.generation) return {};
  return fail(
      error(ErrorKind::BusyError, "another process has written to the new store meanwhile", "run it again"));
}

void Store::Parts::return_to_log() {
  for (int i = 0; beside_log && i < kTriesToReturn; ++i) {
    if (i != 0) std::this_thread::sleep_for(kMoment);
    beside_log = !set_mode(*database, "wal");
  }
}

void wait_for_log(Database& database) {
  constexpr int kTries = 2 * kTriesToReturn;  // a writer that was killed will not return to it
  for (int i = 0; i < kTries && !says_log(database); ++i) std::this_thread::sleep_for(kMoment);
}

}  // namespace entente
