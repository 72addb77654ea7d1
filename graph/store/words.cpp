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

Result<std::optional<Fingerprint>> Store::Parts::print_of(std::int64_t document) const {
  auto row = database->prepare("SELECT minima FROM fingerprints WHERE document = ?");
  if (!row) return fail(row.error());
  const auto found = row->number(document).step();
  if (!found) return fail(found.error());
  std::optional<Fingerprint> print;
  if (!*found || !read_fingerprint(row->blob_at(0), print))
    return fail(damaged("a document's fingerprint cannot be read"));
  return print;
}

/// Looks at all documents of the edge; where they are many, it is ready for the next look then.
Result<bool> Store::Parts::scan_for_reprint(EdgeId edge, std::int64_t own, const Fingerprint& mine) const {
  auto rows = database->prepare(
      "SELECT f.minima, s.document FROM (SELECT DISTINCT document FROM statements WHERE edge = ?) s"
      " JOIN fingerprints f ON f.document = s.document");
  if (!rows) return fail(rows.error());
  rows->number(edge.number);
  std::optional<Fingerprint> other;
  std::size_t seen = 0;
  bands.open(edge);
  while (true) {
    const auto any = rows->step();
    const bool sound = any && (!*any || read_fingerprint(rows->blob_at(0), other));
    const bool found = sound && *any && other && rows->number_at(1) != own && near_identical(mine, *other);
    if (!sound || found || (!*any && seen < EdgeBands::kMany)) bands.close(edge);
    if (!any) return fail(any.error());
    if (!sound) return fail(damaged("a document's fingerprint cannot be read"));
    if (found) return true;
    if (!*any) return false;
    if (other) bands.add(edge, rows->number_at(1), *other);
    ++seen;
  }
}

Result<bool> Store::has_reprint(EdgeId edge, std::string_view document) const {
  const std::lock_guard lock(parts_->mutex);
  const auto own = parts_->existing_document(document);
  if (!own) return fail(own.error());
  const auto mine = parts_->print_of(*own);
  if (!mine) return fail(mine.error());
  if (!*mine) return false;
  if (!parts_->in_transaction || !parts_->bands.has(edge))
    return parts_->scan_for_reprint(edge, *own, **mine);
  for (const std::int64_t other : parts_->bands.candidates(edge, **mine)) {
    if (other == *own) continue;
    auto states =
        parts_->database->prepare("SELECT EXISTS(SELECT 1 FROM statements WHERE edge = ? AND document = ?)");
    if (!states) return fail(states.error());
    const auto row = states->number(edge.number).number(other).step();
    if (!row) return fail(row.error());
    if (!*row || states->number_at(0) == 0) continue;
    const auto print = parts_->print_of(other);
    if (!print) return fail(print.error());
    if (*print && near_identical(**mine, **print)) return true;
  }
  return false;
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
