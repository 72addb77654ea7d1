// Documents and meta facts of a store.
#include "graph/store/compress.hpp"
#include "graph/store/parts.hpp"

namespace entente {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, title, days, precision, source, url, hash, bytes FROM documents ";

StoredDocument row_of(const Cursor& row) {
  StoredDocument document;
  document.id = row.text_at(0);
  document.title = row.text_at(1);
  const std::int64_t precision = row.number_at(3);
  if (!row.is_null(2) && precision >= 0 && precision <= static_cast<int>(DatePrecision::Day))
    document.date = Date{row.number_at(2), static_cast<DatePrecision>(precision)};
  document.source = row.text_at(4);
  document.url = row.text_at(5);
  document.content_hash = row.text_at(6);
  document.text_bytes = static_cast<std::uint64_t>(row.number_at(7));
  return document;
}

Result<void> put_row(Database& database, const StoredDocument& document, std::uint64_t bytes) {
  auto row = database.prepare(
      "INSERT INTO documents(id, title, days, precision, source, url, hash, bytes) VALUES (?, ?, ?, ?, ?, ?, "
      "?, ?)"
      " ON CONFLICT(id) DO UPDATE SET title = excluded.title, days = excluded.days, precision = "
      "excluded.precision,"
      " source = excluded.source, url = excluded.url, hash = excluded.hash, bytes = excluded.bytes");
  if (!row) return fail(row.error());
  row->text(document.id).text(document.title);
  if (document.date)
    row->number(document.date->days).number(static_cast<int>(document.date->precision));
  else
    row->null().null();
  row->text(document.source).text(document.url).text(document.content_hash);
  row->number(static_cast<std::int64_t>(bytes));
  return row->run();
}

}  // namespace

Result<void> Store::put_document(const StoredDocument& document, std::string_view text) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return open;
  if (document.id.empty())
    return fail(parts_->error(ErrorKind::ArgumentError, "a document needs an id that is not empty"));
  Database& database = *parts_->database;
  const auto known = parts_->document_number(document.id);
  if (!known) return fail(known.error());
  if (*known) parts_->bands.clear();  // it may state any of their edges, with another text
  if (auto done = parts_->forget_words(document.id); !done) return done;
  if (auto done = put_row(database, document, text.size()); !done) return done;
  auto number = parts_->existing_document(document.id);
  if (!number) return fail(number.error());
  const std::string frame = compress(text);
  auto row = database.prepare("INSERT OR REPLACE INTO texts(document, text) VALUES (?, ?)");
  if (!row) return fail(row.error());
  row->number(*number).blob(frame);
  parts_->texts.clear();
  if (auto done = row->run(); !done) return done;
  return add_words(database, *number, document.title, text);
}

Result<bool> Store::remove_document(std::string_view id) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return fail(open.error());
  auto number = parts_->document_number(id);
  if (!number) return fail(number.error());
  if (!*number) return false;
  if (auto done = parts_->forget_words(id); !done) return fail(done.error());
  for (const char* sql :
       {"DELETE FROM statements WHERE document = ?", "DELETE FROM mentions WHERE document = ?",
        "DELETE FROM texts WHERE document = ?", "DELETE FROM documents WHERE number = ?"}) {
    auto removal = parts_->database->prepare(sql);
    if (!removal) return fail(removal.error());
    removal->number(**number);
    if (auto done = removal->run(); !done) return fail(done.error());
  }
  parts_->texts.clear();
  return true;
}

Result<std::optional<StoredDocument>> Store::document(std::string_view id) const {
  const std::lock_guard lock(parts_->mutex);
  auto row = parts_->database->prepare(std::string(kColumns) + "WHERE id = ?");
  if (!row) return fail(row.error());
  row->text(id);
  const auto found = row->step();
  if (!found) return fail(found.error());
  return *found ? std::optional(row_of(*row)) : std::nullopt;
}

Result<std::optional<StoredDocument>> Store::document_at(std::int64_t number) const {
  const std::lock_guard lock(parts_->mutex);
  auto row = parts_->database->prepare(std::string(kColumns) + "WHERE number = ?");
  if (!row) return fail(row.error());
  row->number(number);
  const auto found = row->step();
  if (!found) return fail(found.error());
  return *found ? std::optional(row_of(*row)) : std::nullopt;
}

Result<std::vector<StoredDocument>> Store::documents() const {
  const std::lock_guard lock(parts_->mutex);
  auto rows = parts_->database->prepare(std::string(kColumns) + "ORDER BY id");
  if (!rows) return fail(rows.error());
  std::vector<StoredDocument> documents;
  while (true) {
    const auto row = rows->step();
    if (!row) return fail(row.error());
    if (!*row) return documents;
    documents.push_back(row_of(*rows));
  }
}

Result<std::uint64_t> Store::document_count() const {
  const std::lock_guard lock(parts_->mutex);
  const auto count = parts_->database->number("SELECT count(*) FROM documents");
  if (!count) return fail(count.error());
  return static_cast<std::uint64_t>(count->value_or(0));
}

Result<std::string> Store::text(std::string_view id) const {
  const std::lock_guard lock(parts_->mutex);
  auto number = parts_->existing_document(id);
  if (!number) return fail(number.error());
  auto text = parts_->text_of(*number);
  if (!text) return fail(text.error());
  return **text;
}

Result<std::vector<std::string>> Store::documents_with_hash(std::string_view content_hash) const {
  const std::lock_guard lock(parts_->mutex);
  auto rows = parts_->database->prepare("SELECT id FROM documents WHERE hash = ? ORDER BY id");
  if (!rows) return fail(rows.error());
  rows->text(content_hash);
  std::vector<std::string> ids;
  while (true) {
    const auto row = rows->step();
    if (!row) return fail(row.error());
    if (!*row) return ids;
    ids.emplace_back(rows->text_at(0));
  }
}

Result<void> Store::set_meta(std::string_view key, std::string_view value) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return open;
  auto row = parts_->database->prepare("INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)");
  if (!row) return fail(row.error());
  row->text(key).blob(value);
  return row->run();
}

Result<void> Store::remove_meta(std::string_view key) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return open;
  auto row = parts_->database->prepare("DELETE FROM meta WHERE key = ?");
  if (!row) return fail(row.error());
  row->text(key);
  return row->run();
}

Result<std::optional<std::string>> Store::meta(std::string_view key) const {
  const std::lock_guard lock(parts_->mutex);
  auto row = parts_->database->prepare("SELECT value FROM meta WHERE key = ?");
  if (!row) return fail(row.error());
  row->text(key);
  const auto found = row->step();
  if (!found) return fail(found.error());
  return *found ? std::optional(std::string(row->blob_at(0))) : std::nullopt;
}

Result<std::vector<std::pair<std::string, std::string>>> Store::all_meta() const {
  const std::lock_guard lock(parts_->mutex);
  auto rows = parts_->database->prepare("SELECT key, value FROM meta ORDER BY key");
  if (!rows) return fail(rows.error());
  std::vector<std::pair<std::string, std::string>> all;
  while (true) {
    const auto row = rows->step();
    if (!row) return fail(row.error());
    if (!*row) return all;
    all.emplace_back(rows->text_at(0), rows->blob_at(1));
  }
}

}  // namespace entente
