// The full-text index: SQLite's FTS5 over titles and texts, without a copy of them (contentless), so that
// every entry is taken out by giving the same texts again. Private to graph/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"
#include "graph/store/database.hpp"

namespace entente {

/// The table's own statement, as it stands in the schema.
inline constexpr const char* kWordsTable =
    "CREATE VIRTUAL TABLE words USING fts5(title, text, content='', tokenize='unicode61 remove_diacritics "
    "2')";

Result<void> index_words(Database& database, std::int64_t document, std::string_view title,
                         std::string_view text);
/// Title and text must be those that were indexed.
Result<void> unindex_words(Database& database, std::int64_t document, std::string_view title,
                           std::string_view text);

/// A word as the index sees it: without case and accents, and its bytes in the text.
struct IndexedWord {
  std::string word;
  std::size_t start = 0;
  std::size_t end = 0;  ///< exclusive
};
/// Cuts texts into words exactly as the index does.
Result<std::vector<IndexedWord>> words_of(Database& database, std::string_view text);

}  // namespace entente
