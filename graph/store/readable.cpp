// What can be read of a store whose pages are damaged: row by row, by number, so that one bad page costs only
// what stands on it.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/store/parts.hpp"

namespace entente {
namespace {

/// The numbers of the rows that a walk reaches, from both ends up to the page that cannot be read.
std::vector<std::int64_t> reachable_rows(Database& database, const char* table, bool& whole) {
  std::vector<std::int64_t> rows;
  whole = true;
  for (const char* order : {"ASC", "DESC"}) {
    auto walk = database.prepare(fmt::format("SELECT rowid FROM {} ORDER BY rowid {}", table, order));
    bool ended = false;
    while (walk && !ended) {
      const auto row = walk->step();
      whole = whole && row;
      ended = !row || !*row;
      if (!ended) rows.push_back(walk->number_at(0));
    }
    if (!walk) whole = false;
    if (whole) break;
  }
  return rows;
}

}  // namespace

std::vector<StoredDocument> Store::readable_documents(std::vector<std::string>& faults) const {
  std::map<std::string, StoredDocument> found;
  std::vector<std::int64_t> rows;
  {
    const std::lock_guard lock(parts_->mutex);
    bool whole = true;
    rows = reachable_rows(*parts_->database, "documents", whole);
    if (!whole) {
      faults.emplace_back("the list of documents is damaged");
      // Rows between two damaged pages are reached through the numbers that other tables know.
      bool ignored = true;
      for (const char* table : {"texts", "fingerprints"}) {
        const auto more = reachable_rows(*parts_->database, table, ignored);
        rows.insert(rows.end(), more.begin(), more.end());
      }
    }
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  for (const std::int64_t number : rows) {
    auto document = document_at(number);
    if (!document)
      faults.push_back(
          fmt::format("document number {} cannot be read: {}", number, document.error().message));
    else if (*document)
      found.emplace((*document)->id, std::move(**document));
  }
  std::vector<StoredDocument> documents;
  for (auto& [id, document] : found) documents.push_back(std::move(document));
  return documents;
}

}  // namespace entente
