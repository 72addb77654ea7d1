#include "graph/store/database.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <sstream>

#include "graph/store/checked_vfs.hpp"

namespace entente {
namespace {

Error store_error(ErrorKind kind, std::string message, std::string hint, const std::string& path) {
  return Error{.kind = kind, .message = std::move(message), .hint = std::move(hint), .file = path};
}

/// A path as an SQLite URI, with what has a meaning in URIs escaped.
std::string uri(const std::string& path, bool immutable) {
  std::string out = "file:";
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      constexpr const char* kHex = "0123456789ABCDEF";
      out += '%';
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    } else {
      out += c;
    }
  }
  if (immutable) out += "?immutable=1";
  return out;
}

}  // namespace

Cursor::~Cursor() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Cursor& Cursor::number(std::int64_t value) {
  sqlite3_bind_int64(statement_, ++at_, value);
  return *this;
}
Cursor& Cursor::text(std::string_view value) {
  sqlite3_bind_text64(statement_, ++at_, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}
Cursor& Cursor::blob(std::string_view value) {
  // A null pointer would bind null; an empty blob is not null.
  sqlite3_bind_blob64(statement_, ++at_, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC);
  return *this;
}
Cursor& Cursor::null() {
  sqlite3_bind_null(statement_, ++at_);
  return *this;
}

Result<bool> Cursor::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3* db = sqlite3_db_handle(statement_);
  return fail(database_error(sqlite3_extended_errcode(db), sqlite3_errmsg(db), *path_));
}

Result<void> Cursor::run() {
  while (true) {
    const auto row = step();
    if (!row) return fail(row.error());
    if (!*row) return {};
  }
}

bool Cursor::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Cursor::number_at(int column) const { return sqlite3_column_int64(statement_, column); }
double Cursor::real_at(int column) const { return sqlite3_column_double(statement_, column); }
std::string_view Cursor::text_at(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return text == nullptr
             ? std::string_view()
             : std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}
std::string_view Cursor::blob_at(int column) const {
  const auto* blob = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return blob == nullptr
             ? std::string_view()
             : std::string_view(blob, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, bool create, bool read_only,
                                                 bool immutable) {
  const char* vfs = checked_vfs();
  if (vfs == nullptr)
    return fail(store_error(ErrorKind::IoError, "SQLite has no file layer to build on", {}, path));
  std::unique_ptr<Database> database(new Database(path));
  database->read_only_ = read_only;
  database->immutable_ = immutable;
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (create) flags |= SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(uri(path, immutable).c_str(), &database->handle_, flags, vfs);
  if (code != SQLITE_OK) return fail(database->error(code));
  sqlite3* db = database->handle_;
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_busy_timeout(db, 2000);
  return database;
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close_v2(handle_);
}

Result<void> Database::run(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(error(code));
  return {};
}

Result<Cursor> Database::prepare(std::string_view sql) {
  for (auto [at, last] = statements_.equal_range(sql); at != last; ++at)
    if (sqlite3_stmt_busy(at->second) == 0) return Cursor(at->second, path_);
  sqlite3_stmt* made = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &made, nullptr);
  if (code != SQLITE_OK) return fail(error(code));
  statements_.emplace(std::string(sql), made);
  return Cursor(made, path_);
}

Result<std::optional<std::int64_t>> Database::number(std::string_view sql) {
  auto statement = prepare(sql);
  if (!statement) return fail(statement.error());
  const auto row = statement->step();
  if (!row) return fail(row.error());
  return *row && !statement->is_null(0) ? std::optional(statement->number_at(0)) : std::nullopt;
}

Error Database::error(int code) const {
  const int extended = handle_ != nullptr ? sqlite3_extended_errcode(handle_) : code;
  return database_error(extended != SQLITE_OK ? extended : code,
                        handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code), path_);
}

Error database_error(int code, std::string_view message, const std::string& path) {
  const std::string restore = "restore the file from a copy; what can still be read can be dumped";
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: {
      const std::string who = writer_of(path);
      return store_error(ErrorKind::BusyError,
                         "the store is being written by " + (who.empty() ? "another process" : who),
                         "wait until it has ended, or stop it", path);
    }
    case SQLITE_FULL:
      return store_error(ErrorKind::IoError, "the disk is full; nothing of this transaction was stored",
                         "free some space and run it again", path);
    case SQLITE_READONLY:
      return store_error(ErrorKind::IoError,
                         "the store may not be written: the file or its folder is read-only",
                         "change its permissions, or work on a copy", path);
    case SQLITE_CANTOPEN:
      return store_error(ErrorKind::IoError, "the store cannot be opened: " + std::string(message),
                         "see that the file and its folder exist and may be read and written", path);
    case SQLITE_NOTADB:
      return store_error(ErrorKind::FormatError, "this is not a store of Entente", "give another file", path);
    case SQLITE_CORRUPT:
      return store_error(ErrorKind::FormatError, "the store is damaged: " + std::string(message), restore,
                         path);
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_DATA || code == SQLITE_IOERR_SHORT_READ)
        return store_error(ErrorKind::FormatError,
                           code == SQLITE_IOERR_DATA
                               ? "the store is damaged: a page does not fit its checksum"
                               : "the store is damaged: the file ends too early",
                           restore, path);
      return store_error(ErrorKind::IoError, "reading or writing the store failed: " + std::string(message),
                         {}, path);
    default:
      return store_error(ErrorKind::IoError, "the store cannot be used: " + std::string(message), {}, path);
  }
}

std::string writer_of(const std::string& path) {
  // SQLite marks the writer by a lock on byte 120 of the shared index of its write-ahead log (SQLite's
  // walformat.html, section 2.3), or without that log on its lock bytes. The system lists all locks with
  // process and inode; asking for the lock itself through the file could drop our own.
  struct stat info {};
  if (stat((path + "-shm").c_str(), &info) != 0) return {};
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    std::istringstream fields(line);
    std::string number, kind, advisory, mode, process, device, first, last;
    fields >> number >> kind >> advisory >> mode >> process >> device >> first >> last;
    const std::size_t colon = device.rfind(':');
    if (mode != "WRITE" || first != "120" || colon == std::string::npos) continue;
    if (device.substr(colon + 1) != std::to_string(info.st_ino)) continue;
    std::string name;
    std::ifstream comm("/proc/" + process + "/comm");
    std::getline(comm, name);
    return "process " + process + (name.empty() ? "" : " (" + name + ")");
  }
  return {};
}

}  // namespace entente
