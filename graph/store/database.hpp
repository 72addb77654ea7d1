// A connection to the store's SQLite file, its statements, and SQLite's errors in our words. Private to
// graph/.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "graph/result.hpp"

namespace entente {

/// A prepared SQL statement in use: bind, step, read. Goes back to its database, reset, when it ends.
class Cursor {
 public:
  Cursor(sqlite3_stmt* statement, const std::string& path) : statement_(statement), path_(&path) {}
  ~Cursor();
  Cursor(Cursor&& other) noexcept : statement_(other.statement_), path_(other.path_), at_(other.at_) {
    other.statement_ = nullptr;
  }
  Cursor& operator=(Cursor&&) = delete;
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  // Binds the next parameter. Texts must outlive the statement's use.
  Cursor& number(std::int64_t value);
  Cursor& text(std::string_view value);
  Cursor& blob(std::string_view value);
  Cursor& null();

  /// True at a row, false at the end.
  Result<bool> step();
  /// Steps to the end.
  Result<void> run();

  // Reads a column of the row; the views live until the next step.
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t number_at(int column) const;
  [[nodiscard]] double real_at(int column) const;
  [[nodiscard]] std::string_view text_at(int column) const;
  [[nodiscard]] std::string_view blob_at(int column) const;

 private:
  sqlite3_stmt* statement_;
  const std::string* path_;
  int at_ = 0;  // parameters bound
};

class Database {
 public:
  /// Opens with the checked layer. `read_only`: the file is never written, not even for locks; `immutable`:
  /// nobody else writes it either, so that no side file is needed.
  static Result<std::unique_ptr<Database>> open(const std::string& path, bool create, bool read_only,
                                                bool immutable);
  /// Another connection to the same file, opened in the same way.
  static Result<std::unique_ptr<Database>> open_beside(const Database& other) {
    return open(other.path_, false, other.read_only_, other.immutable_);
  }
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs statements that give no rows.
  Result<void> run(const char* sql);
  /// A prepared statement; kept for the next use.
  Result<Cursor> prepare(std::string_view sql);
  /// The first column of the first row.
  Result<std::optional<std::int64_t>> number(std::string_view sql);

  [[nodiscard]] sqlite3* handle() const { return handle_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Error error(int code) const;

 private:
  explicit Database(std::string path) : path_(std::move(path)) {}
  sqlite3* handle_ = nullptr;
  std::string path_;
  bool read_only_ = false;
  bool immutable_ = false;
  std::multimap<std::string, sqlite3_stmt*, std::less<>> statements_;
};

/// SQLite's result code and message as an Error for people.
Error database_error(int code, std::string_view message, const std::string& path);
/// Who holds the write lock of the store, for example `process 4711 (entente)`; empty where that cannot be
/// found out.
std::string writer_of(const std::string& path);

}  // namespace entente
