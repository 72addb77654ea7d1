// What a Store is made of. Private to graph/.
#pragma once

#include <algorithm>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store.hpp"
#include "graph/store/background_fold.hpp"
#include "graph/store/database.hpp"
#include "graph/store/edge_bands.hpp"
#include "graph/store/near_copies.hpp"
#include "graph/store/stored_graph.hpp"

namespace entente {

inline constexpr std::size_t kTextLimit = std::size_t{1} << 32;  ///< of a document's text, in bytes

/// The texts read last, unpacked: evidence asks for the same ones again and again.
class TextCache {
 public:
  [[nodiscard]] std::shared_ptr<const std::string> find(std::int64_t document) const;
  void put(std::int64_t document, std::shared_ptr<const std::string> text);
  void clear();

 private:
  static constexpr std::size_t kBytes = std::size_t{16} << 20;
  std::deque<std::pair<std::int64_t, std::shared_ptr<const std::string>>> texts_;
  std::size_t bytes_ = 0;
};

/// A document that states an edge, and what is kept to find its reprints.
struct SourcePrint {
  std::string document;
  std::optional<Fingerprint> fingerprint;
};

struct Store::Parts {
  class Follower;  // follower.cpp

  Parts();
  ~Parts();
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  std::string path;
  OpenMode mode = OpenMode::Read;
  Loading loading = Loading::Whole;
  std::unique_ptr<Database> database;
  Graph graph;
  std::shared_ptr<StoredSegments> segments;  ///< what the graph's base is still read from, or nullptr
  StoreState state;                          ///< as committed, what `graph` is of
  SymbolsWritten written;                    ///< as committed
  bool made = false;                         ///< the file, where there was none
  bool in_transaction = false;
  bool committed = false;         ///< something, since it was opened
  bool graph_replaced = false;    ///< by put_graph in this transaction
  bool closing = false;           ///< what is left of a fold is to be done now
  bool compacting = false;        ///< by itself: others may keep the graph they have
  std::uint64_t readings = 0;     ///< of the whole graph
  int folds_passed = 0;           ///< segments that were replaced since the last reading
  std::optional<Graph> replaced;  ///< what it replaced
  mutable std::mutex mutex;       ///< of the database, for readers of evidence and documents
  mutable TextCache texts;
  mutable EdgeBands bands;                       ///< as of the state at hand; within transactions only
  std::uint32_t busy_wait = 2000;                ///< milliseconds
  std::int64_t fold_at = std::int64_t{1} << 20;  ///< bytes of a log that is worth folding
  int log_pages = 0;                             ///< in the write-ahead log, after this store's last commit
  int checkpointed_at = 0;                       ///< its pages when they were last taken into the file
  int restart_at = 0;                            ///< its pages when it is to be asked again to start anew
  bool beside_log = false;                       ///< the file is in the mode without that log
  sqlite3_int64 rows_before = 0;                 ///< changed by this connection, when the transaction began
  std::unique_ptr<BackgroundFold> fold;          ///< of a writer, while the log is taken into new segments
  std::unique_ptr<Follower> follower;            ///< of a reader that follows

  Result<void> begin_snapshot();
  void end_snapshot();
  /// Reads the whole graph of the snapshot.
  Result<void> load();
  /// Brings the graph to the snapshot's state; true where it moved.
  Result<bool> catch_up();
  /// Whether the graph can become that of `stored` by the log's changes alone.
  Result<bool> can_replay(const StoreState& stored) const;
  /// Exchanges what is seen of the store for what the follower has prepared; true where it is of another
  /// commit.
  Result<bool> take_prepared(Freshness freshness);
  void take(Graph loaded);  ///< with an empty log that commits write and rollbacks take back

  /// A log so large is folded: a small part of the segments, but not for every little thing.
  [[nodiscard]] bool log_is_large(const StoreState& next) const {
    return next.log_bytes > fold_at && next.log_bytes > next.segment_bytes / 4;
  }
  /// A log that takes many times as long to read as a first look-up does; a store is not left with one.
  [[nodiscard]] bool log_is_long(const StoreState& next) const {
    return next.log_bytes > std::max(fold_at / 16, next.segment_bytes / 256);
  }
  /// Whether the commit that writes `next` is to fold the log itself.
  [[nodiscard]] bool folds_at_once(const StoreState& next) const;

  /// From here on log_pages is kept, and checkpoints are this store's own affair.
  void watch_log();
  /// Takes the write-ahead log into the file where it has grown enough. Between transactions.
  void checkpoint();
  /// Has this transaction write its pages into the file at once, where they are the first of a new store and
  /// nobody else has it open. Before anything is written.
  Result<void> pass_by_log();
  /// After such a transaction. Tries again at the next one where somebody is in the way.
  void return_to_log();

  [[nodiscard]] Result<void> need_transaction() const;
  [[nodiscard]] Error error(ErrorKind kind, std::string message, std::string hint = {}) const;
  [[nodiscard]] Error damaged(std::string what) const;
  /// Locks the mutex.
  Result<bool> has_row(std::string_view exists, std::int64_t number) const;
  /// The row number of a document, or nothing.
  Result<std::optional<std::int64_t>> document_number(std::string_view id) const;
  Result<std::int64_t> existing_document(std::string_view id) const;
  Result<std::shared_ptr<const std::string>> text_of(std::int64_t document) const;
  /// The fingerprints of the documents that state an edge, by date and then id; empty where there is but one.
  Result<std::vector<SourcePrint>> source_prints(EdgeId edge) const;
  /// The fingerprint of a document that is there.
  Result<std::optional<Fingerprint>> print_of(std::int64_t document) const;
  Result<bool> scan_for_reprint(EdgeId edge, std::int64_t own, const Fingerprint& mine) const;
  /// Fills Evidence::reprint_of.
  Result<void> mark_reprints(EdgeId edge, std::vector<Evidence>& evidence) const;
  /// Takes a document's text out of the index, where it is in it.
  Result<void> forget_words(std::string_view id);
  /// Repairs what can be repaired in place.
  Result<void> make_good() const;
  Result<void> make_words() const;
  /// Takes away what is said of edges and nodes that this transaction removed.
  Result<void> drop_orphans();
};

/// For a reader that is about to begin: waits while a writer passes by the log, which would find it in the
/// way.
void wait_for_log(Database& database);
/// How a connection is to work.
Result<void> set_up(Database& database, OpenMode mode);
/// Makes the tables of a new store, or sees that a store has exactly them.
Result<void> create_tables(Database& database);
Result<void> check_tables(Database& database);
/// Page size and reserved bytes of an empty file, before anything is written to it.
Result<void> shape_pages(Database& database);
/// Index and fingerprint of a document's text; taken away with the same title and text.
Result<void> add_words(Database& database, std::int64_t document, std::string_view title,
                       std::string_view text);
Result<void> remove_words(Database& database, std::int64_t document, std::string_view title,
                          std::string_view text);
/// Is there a file that can be a store? Only asks the system: opening and closing the file would drop every
/// lock that this process holds on it through another connection (POSIX advisory locks).
Result<void> check_file(const std::string& path);
/// Looks at the header, through the connection's own file: is it a store, of this version, and whole?
/// `empty`: nothing is in it yet.
Result<void> check_header(Database& database, bool& empty);
/// Whether the header says that the file is written through a log. Reads it as check_header does.
bool says_log(Database& database);

}  // namespace entente
