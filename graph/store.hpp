// Store: one file (`news.kg`) that keeps a graph, the documents it was read from, and which document says
// what. docs/format.md describes every field. SQLite is behind it.
//
// A change happens inside a transaction or not at all: a crash at any moment leaves the last commit. One
// process writes at a time; any number read, each seeing the state that was committed when it opened (or last
// refreshed).
//
// Threads: as for Graph, one thread at a time uses a Store; views and copies of its graph may be read from
// others. A Store that follows (see follow) has a thread of its own, which nobody needs to know of.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/graph.hpp"
#include "graph/result.hpp"
#include "graph/temporal/temporal.hpp"
#include "graph/value.hpp"

namespace entente {

struct SearchChoice;  // graph/search/text_query.hpp
using TextQuery = std::vector<SearchChoice>;
struct SearchResult;  // graph/search/search_result.hpp

/// Of a long work on the file: how much of all, in pages. Returns false to stop.
using PageProgress = std::function<bool(std::uint64_t done, std::uint64_t all)>;

/// What a check found.
struct StoreFault {
  std::string what;
  bool repairable = false;  ///< repair() makes it good without losing anything that means something
};

enum class OpenMode : std::uint8_t {
  Read,    ///< must exist; changes are refused
  Write,   ///< must exist
  Create,  ///< as Write, and made where it is absent
};

/// When the graph's base is read from the file.
enum class Loading : std::uint8_t {
  Whole,    ///< at opening; damage of the graph is an error there
  OnTouch,  ///< each part when it is first asked for; only for OpenMode::Read. Damage shows in
            ///< GraphView::fault(), which is to be asked before an answer is given.
};

/// Which commits a reader that moves on is to see.
enum class Freshness : std::uint8_t {
  Committed,  ///< all that were made before it asked
  Ready,      ///< as Committed, but see Store::follow
};

/// A document without its text.
struct StoredDocument {
  std::string id;  ///< unique in the store; what evidence names
  std::string title{};
  std::optional<Date> date{};
  std::string source{};
  std::string url{};
  std::string content_hash{};    ///< the writer's own; equal hash means nothing to do
  std::uint64_t text_bytes = 0;  ///< set by the store
};

/// One document's share in a node: kept so that it can be taken out exactly. At most one for (document,
/// node).
struct Mention {
  std::string document;
  NodeId node;
  Map content{};  ///< the writer's own: the names the document uses, ...
};

/// One document's share in an edge: a place that states it. At most one for (edge, document, start, end).
struct Statement {
  EdgeId edge;
  std::string document;
  std::uint64_t start = 0;  ///< byte offset into the document's text
  std::uint64_t end = 0;    ///< exclusive
  Map content{};            ///< the writer's own: what the document says of the edge's properties, ...
};

class Store : public EvidenceSource {
 public:
  /// NotFound: no such file. FormatError: not a store, damaged, or of a newer version. BusyError: somebody
  /// else is writing (the message says who). IoError: the system refused.
  static Result<Store> open(const std::string& path, OpenMode mode, Loading loading = Loading::Whole);
  /// What is left of a damaged store, for reading: a graph that cannot be read is empty, and `faults` says
  /// so. Errors as for open where nothing can be read.
  static Result<Store> open_damaged(const std::string& path, std::vector<std::string>& faults);
  /// An open transaction is rolled back; a fold that has begun is brought to its end.
  ~Store() override;
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  [[nodiscard]] const std::string& path() const;
  [[nodiscard]] OpenMode mode() const;

  // --- The graph. The reference stays valid while the store lives, also over a move of the store; its
  // content is replaced by refresh(), rollback() and, where another process committed in between, begin().
  [[nodiscard]] const Graph& graph() const;
  /// For changes; needs an open transaction for them to be kept. Graph::savepoint and rollback_to may be used
  /// within it.
  [[nodiscard]] Graph& graph();
  /// How often the graph was read from the file. Moving on usually takes only what others changed and does
  /// not count; where it is read anew, its names may have other numbers, and what was prepared over it must
  /// be prepared again.
  [[nodiscard]] std::uint64_t graph_readings() const;

  // --- Transactions
  /// Waits up to `busy_wait_ms` (see set_busy_wait) for another writer, then BusyError.
  Result<void> begin();
  /// All or nothing, on disk when it returns. After an error the transaction is still open: roll it back.
  /// Statements and mentions of edges and nodes that were removed go with them.
  Result<void> commit();
  Result<void> rollback();
  [[nodiscard]] bool in_transaction() const;
  void set_busy_wait(std::uint32_t milliseconds);  ///< 2,000 unless set
  /// The log of changes is folded into new segments when it is over so many bytes (1 MiB unless set) and over
  /// a quarter of the segments: at a commit where all is less than four times as much, else beside the
  /// commits.
  void set_fold_at(std::int64_t bytes);
  /// Moves a reader on; true where there was something new. Not within a transaction.
  Result<bool> refresh(Freshness freshness = Freshness::Committed);
  /// From here on a thread prepares the next state beside this one, so that moving on costs a microsecond,
  /// whatever was changed. While somebody looks at least every 100 milliseconds, Freshness::Ready gives the
  /// newest committed state that is prepared: usually one of a few milliseconds ago, never one that had
  /// been followed by another for a second, never an older one after a newer one. After a longer pause it is
  /// as Committed. For a store opened for reading, with Loading::Whole; costs the memory of a second delta.
  Result<void> follow();
  /// Folds the log of changes into new segments. When the log has grown large that is done beside the
  /// commits, too: a thread makes the segments, and each commit writes a few of them.
  Result<void> compact();

  // --- Documents. Changes need a transaction.
  /// Adds it, or replaces the row and text of the same id; its mentions and statements stay until removed.
  Result<void> put_document(const StoredDocument& document, std::string_view text);
  /// With its text, mentions and statements; false where there is none. The graph is the caller's affair.
  Result<bool> remove_document(std::string_view id);
  [[nodiscard]] Result<std::optional<StoredDocument>> document(std::string_view id) const;
  /// By id, ascending.
  [[nodiscard]] Result<std::vector<StoredDocument>> documents() const;
  /// Those whose rows can be read, by id; the others are named in `faults`.
  [[nodiscard]] std::vector<StoredDocument> readable_documents(std::vector<std::string>& faults) const;
  [[nodiscard]] Result<std::uint64_t> document_count() const;
  /// NotFound where there is no such document.
  [[nodiscard]] Result<std::string> text(std::string_view id) const;
  /// Documents by their words, with sentences and facts.
  [[nodiscard]] Result<SearchResult> search(const TextQuery& query, std::size_t limit) const;
  /// The documents whose content hash is this, ascending.
  [[nodiscard]] Result<std::vector<std::string>> documents_with_hash(std::string_view content_hash) const;

  // --- Who says what. Changes need a transaction and a document that was put.
  /// Adds, or replaces the content of the same place.
  Result<void> add_evidence(const Statement& statement);
  Result<void> add_mention(const Mention& mention);
  Result<void> remove_evidence(EdgeId edge, std::string_view document);
  Result<void> remove_mention(NodeId node, std::string_view document);
  /// Moves what is said of one edge (node) to another: after joining the two.
  Result<void> move_evidence(EdgeId from, EdgeId to);
  Result<void> move_mentions(NodeId from, NodeId to);
  /// Ordered by document, then start.
  [[nodiscard]] Result<std::vector<Statement>> statements_of(EdgeId edge) const;
  [[nodiscard]] Result<std::vector<Mention>> mentions_of(NodeId node) const;
  /// Ordered by edge, then start; by node.
  [[nodiscard]] Result<std::vector<Statement>> statements_in(std::string_view document) const;
  [[nodiscard]] Result<std::vector<Mention>> mentions_in(std::string_view document) const;
  [[nodiscard]] Result<bool> is_stated(EdgeId edge) const;     ///< by any document
  [[nodiscard]] Result<bool> is_mentioned(NodeId node) const;  ///< in any document
  /// Whether another document that states the edge is near-identical to this one.
  [[nodiscard]] Result<bool> has_reprint(EdgeId edge, std::string_view document) const;
  /// How many documents state the edge, near-identical ones (reprints) counted once. docs/decisions/014.
  [[nodiscard]] Result<std::uint64_t> independent_sources(EdgeId edge) const;
  /// The statements with their sentences, cut from the stored text.
  [[nodiscard]] Result<std::vector<Evidence>> evidence(EdgeId edge) const override;

  // --- Small facts about the store itself, by key. Changes need a transaction.
  Result<void> set_meta(std::string_view key, std::string_view value);
  Result<void> remove_meta(std::string_view key);  ///< nothing where there is none
  [[nodiscard]] Result<std::optional<std::string>> meta(std::string_view key) const;
  /// By key, ascending.
  [[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> all_meta() const;

  // --- Bulk
  /// Replaces the whole graph, for imports and restores. Needs a transaction, and a store without statements
  /// and mentions.
  Result<void> put_graph(Graph graph);
  /// Writes the state that this store sees into a new file, checks that file, and only then gives it the name
  /// `path`; a file of that name is replaced only where `replace` says so and nobody has it open. Others may
  /// read and write the store meanwhile. Interrupted where `progress` said so. Not within a transaction.
  Result<void> back_up(const std::string& path, bool replace, const PageProgress& progress) const;
  /// Takes the file away again where this Store made it, there is no node, document or meta in it, and nobody
  /// else has it open; for a work that came to nothing. Nothing else may be asked of the Store then.
  void discard_new();
  /// Reads everything and checks it: pages, segments, the log, every text, statements against documents and
  /// edges. Each fault is one line; empty means sound.
  [[nodiscard]] Result<std::vector<std::string>> check() const;
  [[nodiscard]] Result<std::vector<StoreFault>> faults() const;
  /// Makes anew what follows from the texts (index of words, fingerprints), and takes away statements and
  /// mentions of what is not there; in one transaction of its own, checked before it is committed. Gives the
  /// faults that were there. FormatError, and nothing is changed, where some are not repairable.
  Result<std::vector<StoreFault>> repair();

 private:
  struct Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  [[nodiscard]] Result<std::optional<StoredDocument>> document_at(std::int64_t number) const;
  void close();
  static Result<Store> open_parts(const std::string& path, OpenMode mode, Loading loading,
                                  std::vector<std::string>* faults);
  std::unique_ptr<Parts> parts_;
};

}  // namespace entente
