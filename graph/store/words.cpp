// What the store keeps of a document's text beside the text itself: its words, to be searched, and its
// fingerprint, to know reprints by. Both follow from the text alone.
#include <algorithm>

#include "graph/store/parts.hpp"
#include "graph/store/text_index.hpp"

namespace entente {

Result<void> add_words(Database& database, std::int64_t document, std::string_view title,
                       std::string_view text) {
  if (auto done = index_words(database, document, title, text); !done) return done;
  const std::string minima = fingerprint_bytes(fingerprint(text));
  auto row = database.prepare("INSERT INTO fingerprints(document, minima) VALUES (?, ?)");
  if (!row) return fail(row.error());
  return row->number(document).blob(minima).run();
}

Result<void> remove_words(Database& database, std::int64_t document, std::string_view title,
                          std::string_view text) {
  if (auto done = unindex_words(database, document, title, text); !done) return done;
  auto row = database.prepare("DELETE FROM fingerprints WHERE document = ?");
  if (!row) return fail(row.error());
  return row->number(document).run();
}

Result<void> Store::Parts::forget_words(std::string_view id) {
  auto row = database->prepare("SELECT number, title FROM documents WHERE id = ?");
  if (!row) return fail(row.error());
  row->text(id);
  const auto found = row->step();
  if (!found) return fail(found.error());
  if (!*found) return {};
  const std::int64_t number = row->number_at(0);
  const std::string title(row->text_at(1));
  const auto text = text_of(number);
  if (!text) return fail(text.error());
  return remove_words(*database, number, title, **text);
}

Result<std::vector<SourcePrint>> Store::Parts::source_prints(EdgeId edge) const {
  std::vector<SourcePrint> sources;
  auto rows = database->prepare(
      "SELECT d.id, f.minima FROM (SELECT DISTINCT document FROM statements WHERE edge = ?) s"
      " JOIN documents d ON d.number = s.document LEFT JOIN fingerprints f ON f.document = s.document"
      " ORDER BY d.days IS NULL, d.days, d.precision, d.id");
  if (!rows) return fail(rows.error());
  rows->number(edge.number);
  while (true) {
    const auto row = rows->step();
    if (!row) return fail(row.error());
    if (!*row) break;
    SourcePrint source{.document = std::string(rows->text_at(0)), .fingerprint = {}};
    if (!read_fingerprint(rows->blob_at(1), source.fingerprint))
      return fail(damaged("a document's fingerprint cannot be read"));
    sources.push_back(std::move(source));
  }
  return sources;
}

Result<std::uint64_t> Store::independent_sources(EdgeId edge) const {
  const std::lock_guard lock(parts_->mutex);
  const auto sources = parts_->source_prints(edge);
  if (!sources) return fail(sources.error());
  std::vector<std::optional<Fingerprint>> prints;
  for (const SourcePrint& source : *sources) prints.push_back(source.fingerprint);
  const std::vector<std::size_t> first = group_copies(prints);
  std::uint64_t groups = 0;
  for (std::size_t i = 0; i < first.size(); ++i) groups += first[i] == i ? 1U : 0U;
  return groups;
}

Result<bool> Store::has_reprint(EdgeId edge, std::string_view document) const {
  const std::lock_guard lock(parts_->mutex);
  const auto own = parts_->existing_document(document);
  if (!own) return fail(own.error());
  std::optional<Fingerprint> mine, other;
  auto row = parts_->database->prepare("SELECT minima FROM fingerprints WHERE document = ?");
  if (!row) return fail(row.error());
  const auto found = row->number(*own).step();
  if (!found) return fail(found.error());
  if (!*found || !read_fingerprint(row->blob_at(0), mine))
    return fail(parts_->damaged("a document's fingerprint cannot be read"));
  if (!mine) return false;
  auto rows = parts_->database->prepare(
      "SELECT f.minima FROM (SELECT DISTINCT document FROM statements WHERE edge = ?) s"
      " JOIN fingerprints f ON f.document = s.document WHERE s.document <> ?");
  if (!rows) return fail(rows.error());
  rows->number(edge.number).number(*own);
  while (true) {
    const auto any = rows->step();
    if (!any) return fail(any.error());
    if (!*any) return false;
    if (!read_fingerprint(rows->blob_at(0), other))
      return fail(parts_->damaged("a document's fingerprint cannot be read"));
    if (other && near_identical(*mine, *other)) return true;
  }
}

Result<void> Store::Parts::mark_reprints(EdgeId edge, std::vector<Evidence>& evidence) const {
  const bool several = std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& one) {
    return one.document != evidence.front().document;
  });
  if (!several) return {};
  const auto sources = source_prints(edge);
  if (!sources) return fail(sources.error());
  std::vector<std::optional<Fingerprint>> prints;
  for (const SourcePrint& source : *sources) prints.push_back(source.fingerprint);
  const std::vector<std::size_t> first = group_copies(prints);
  for (Evidence& one : evidence)
    for (std::size_t i = 0; i < first.size(); ++i)
      if (first[i] != i && (*sources)[i].document == one.document)
        one.reprint_of = (*sources)[first[i]].document;
  return {};
}

}  // namespace entente
