#include "graph/store/text_index.hpp"

#include <array>

namespace entente {
namespace {

int take_word(void* into, int, const char* word, int size, int start, int end) {
  static_cast<std::vector<IndexedWord>*>(into)->push_back({std::string(word, static_cast<std::size_t>(size)),
                                                           static_cast<std::size_t>(start),
                                                           static_cast<std::size_t>(end)});
  return SQLITE_OK;
}

/// FTS5's interface, which SQLite hands out through a bound pointer.
fts5_api* find_fts5(sqlite3* database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

Result<void> change_index(Database& database, std::string_view sql, std::int64_t document,
                          std::string_view title, std::string_view text) {
  auto row = database.prepare(sql);
  if (!row) return fail(row.error());
  return row->number(document).text(title).text(text).run();
}

}  // namespace

Result<void> index_words(Database& database, std::int64_t document, std::string_view title,
                         std::string_view text) {
  return change_index(database, "INSERT INTO words(rowid, title, text) VALUES (?, ?, ?)", document, title,
                      text);
}

Result<void> unindex_words(Database& database, std::int64_t document, std::string_view title,
                           std::string_view text) {
  return change_index(database, "INSERT INTO words(words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
                      document, title, text);
}

Result<std::vector<IndexedWord>> words_of(Database& database, std::string_view text) {
  const auto no_index = [&] {
    return fail(Error{.kind = ErrorKind::IoError,
                      .message = "this SQLite has no full-text index (FTS5)",
                      .hint = "use the SQLite that Entente is built with",
                      .file = database.path()});
  };
  fts5_api* api = find_fts5(database.handle());
  if (api == nullptr) return no_index();
  void* context = nullptr;
  fts5_tokenizer tokenizer{};
  if (api->xFindTokenizer(api, "unicode61", &context, &tokenizer) != SQLITE_OK) return no_index();
  std::array<const char*, 2> options{"remove_diacritics", "2"};  // as in kWordsTable
  Fts5Tokenizer* cutter = nullptr;
  if (tokenizer.xCreate(context, options.data(), 2, &cutter) != SQLITE_OK) return no_index();
  std::vector<IndexedWord> words;
  const int code = tokenizer.xTokenize(cutter, &words, FTS5_TOKENIZE_DOCUMENT, text.data(),
                                       static_cast<int>(text.size()), take_word);
  tokenizer.xDelete(cutter);
  if (code != SQLITE_OK) return fail(database.error(code));
  return words;
}

}  // namespace entente
