// The store's file before any row is read: its header and its tables.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <string>

#include "graph/store/checked_vfs.hpp"
#include "graph/store/parts.hpp"
#include "graph/store/text_index.hpp"

namespace entente {
namespace {

constexpr std::uint32_t kApplication = 0x454E544B;  // "ENTK"
constexpr std::uint32_t kVersion = 2;

constexpr std::array<const char*, 14> kTables{
    "CREATE TABLE state(one INTEGER PRIMARY KEY, generation INTEGER NOT NULL, base INTEGER NOT NULL,"
    " segment_bytes INTEGER NOT NULL, log_bytes INTEGER NOT NULL, nodes INTEGER NOT NULL, edges INTEGER NOT "
    "NULL,"
    " next_node INTEGER NOT NULL, next_edge INTEGER NOT NULL)",
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE symbols(kind INTEGER NOT NULL, id INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY(kind, "
    "id))"
    " WITHOUT ROWID",
    "CREATE TABLE segments(kind INTEGER NOT NULL, key INTEGER NOT NULL, part INTEGER NOT NULL, data BLOB NOT "
    "NULL,"
    " PRIMARY KEY(kind, key, part))",
    "CREATE TABLE log(number INTEGER PRIMARY KEY, changes BLOB NOT NULL)",
    "CREATE TABLE documents(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, days "
    "INTEGER,"
    " precision INTEGER, source TEXT NOT NULL, url TEXT NOT NULL, hash TEXT NOT NULL, bytes INTEGER NOT "
    "NULL)",
    "CREATE INDEX documents_by_hash ON documents(hash)",
    "CREATE TABLE texts(document INTEGER PRIMARY KEY, text BLOB NOT NULL)",
    "CREATE TABLE statements(edge INTEGER NOT NULL, document INTEGER NOT NULL, start INTEGER NOT NULL,"
    " end INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY(edge, document, start, end)) WITHOUT ROWID",
    "CREATE INDEX statements_by_document ON statements(document)",
    "CREATE TABLE mentions(node INTEGER NOT NULL, document INTEGER NOT NULL, content BLOB NOT NULL,"
    " PRIMARY KEY(node, document)) WITHOUT ROWID",
    "CREATE INDEX mentions_by_document ON mentions(document)",
    kWordsTable,
    "CREATE TABLE fingerprints(document INTEGER PRIMARY KEY, minima BLOB NOT NULL)",
};

tl::unexpected<Error> refuse(const std::string& path, std::string message, std::string hint) {
  return fail(Error{
      .kind = ErrorKind::FormatError, .message = std::move(message), .hint = std::move(hint), .file = path});
}

using Header = std::array<unsigned char, 100>;
std::uint32_t number_at(const Header& header, std::size_t at, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = value << 8U | header[at + i];
  return value;
}

Result<void> check_shape(const std::string& path, const Header& header, std::uint64_t size) {
  const std::string damaged_hint = "restore the file from a copy";
  if (number_at(header, 16, 2) != kPageSize || header[20] != kReservedBytes)
    return refuse(path, "the store is damaged: its header has another page size than stores have",
                  damaged_hint);
  struct stat log {};
  const bool has_log = stat((path + "-wal").c_str(), &log) == 0 && log.st_size > 0;
  const std::uint64_t pages = number_at(header, 28, 4);
  if (!has_log && size < pages * kPageSize)  // with a log, the missing pages stand there
    return refuse(
        path,
        fmt::format("the store is damaged: the file ends after {} of {} bytes", size, pages * kPageSize),
        damaged_hint);
  return {};
}

}  // namespace

Result<void> check_file(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0)
    return fail(Error{.kind = ErrorKind::NotFound,
                      .message = "there is no store at this path",
                      .hint = "see that the path is right; `entente build` makes a store",
                      .file = path});
  if (!S_ISREG(info.st_mode))
    return refuse(path, "this is not a store but a folder or a device", "give a file");
  return {};
}

Result<void> check_header(Database& database, bool& empty) {
  const std::string& path = database.path();
  sqlite3_file* file = nullptr;
  sqlite3_int64 size = 0;
  int code =
      sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
  if (code == SQLITE_OK) code = file->pMethods->xFileSize(file, &size);
  if (code != SQLITE_OK) return fail(database.error(code));
  empty = size == 0;
  if (empty) return {};
  Header header{};
  const bool short_file = size < static_cast<sqlite3_int64>(header.size());
  if (!short_file) code = file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0);
  if (code != SQLITE_OK) return fail(database.error(code));
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  if (short_file || std::string_view(reinterpret_cast<const char*>(header.data()), 16) != kMagic)
    return refuse(path, "this is not a store of Entente", "give a file that `entente build` has made");
  const std::uint32_t application = number_at(header, 68, 4);
  const std::uint32_t version = number_at(header, 60, 4);
  if (application == 0 && version == 0 && number_at(header, 28, 4) <= 1) {
    empty =
        true;  // made, but its first transaction never ended; SQLite will say if there are tables after all
    return {};
  }
  if (application != kApplication)
    return refuse(path, "this is an SQLite database, but not a store of Entente",
                  "give a file that `entente build` has made");
  if (version > kVersion)
    return refuse(
        path,
        fmt::format("the store has format version {}; this program reads version {}", version, kVersion),
        "use a newer Entente");
  if (version < kVersion)
    return refuse(
        path,
        fmt::format(
            "the store has format version {}, from before the first release; this program reads version {}",
            version, kVersion),
        "make it anew with `entente build` or `entente import`");
  return check_shape(path, header, static_cast<std::uint64_t>(size));
}

bool says_log(Database& database) {
  sqlite3_file* file = nullptr;
  Header header{};
  constexpr unsigned char kLog = 2;  // "file format write version", https://www.sqlite.org/fileformat.html
  return sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER,
                              static_cast<void*>(&file)) == SQLITE_OK &&
         file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0) == SQLITE_OK &&
         header[18] == kLog;
}

Result<void> shape_pages(Database& database) {
  if (auto done = database.run("PRAGMA page_size = 8192"); !done) return done;
  int reserved = kReservedBytes;
  sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  return {};
}

Result<void> create_tables(Database& database) {
  if (auto done = shape_pages(database); !done) return done;
  if (auto done = database.run("BEGIN EXCLUSIVE"); !done) return done;
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
  if (!tables) return fail(tables.error());
  if (*tables == 0) {  // else another process was faster
    for (const char* table : kTables)
      if (auto done = database.run(table); !done) return done;
    if (auto done = database.run("INSERT INTO state VALUES (1, 0, 0, 0, 0, 0, 0, 0, 0)"); !done) return done;
    const std::string pragmas =
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplication, kVersion);
    if (auto done = database.run(pragmas.c_str()); !done) return done;
  }
  return database.run("COMMIT");
}

Result<void> check_tables(Database& database) {
  // The tables behind the full-text index are SQLite's own affair.
  auto rows = database.prepare(
      "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN"
      " ('words_data', 'words_idx', 'words_docsize', 'words_config')");
  if (!rows) return fail(rows.error());
  std::size_t seen = 0;
  while (true) {
    const auto row = rows->step();
    if (!row) return fail(row.error());
    if (!*row) break;
    const std::string_view sql = rows->text_at(0);
    if (std::find(kTables.begin(), kTables.end(), sql) == kTables.end())
      return refuse(database.path(), "the store is damaged: its tables are not those of a store",
                    "restore the file from a copy");
    ++seen;
  }
  if (seen != kTables.size())
    return refuse(database.path(), "the store is damaged: a table is missing",
                  "restore the file from a copy");
  return {};
}

}  // namespace entente
