// Who says what: statements of edges and mentions of nodes, by document.
#include <fmt/format.h>

#include "graph/store/encode_value.hpp"
#include "graph/store/parts.hpp"

namespace entente {
namespace {

using Row = Cursor;

constexpr std::string_view kStatements =
    "SELECT s.edge, d.id, s.start, s.end, s.content, s.document, d.days, d.precision FROM statements s"
    " JOIN documents d ON d.number = s.document ";
constexpr std::string_view kMentions =
    "SELECT m.node, d.id, m.content FROM mentions m JOIN documents d ON d.number = m.document ";

bool read_statement(const Row& row, Statement& statement) {
  statement.edge = EdgeId(static_cast<std::uint32_t>(row.number_at(0)));
  statement.document = row.text_at(1);
  statement.start = static_cast<std::uint64_t>(row.number_at(2));
  statement.end = static_cast<std::uint64_t>(row.number_at(3));
  return decode_map(row.blob_at(4), statement.content);
}

bool read_mention(const Row& row, Mention& mention) {
  mention.node = NodeId(static_cast<std::uint32_t>(row.number_at(0)));
  mention.document = row.text_at(1);
  return decode_map(row.blob_at(2), mention.content);
}

/// Reads all rows by `read(row, item)`; nothing where one of them is not sound.
template <class Item, class Read>
Result<std::optional<std::vector<Item>>> read_all(Row& rows, const Read& read) {
  std::vector<Item> items;
  while (true) {
    const auto row = rows.step();
    if (!row) return fail(row.error());
    if (!*row) return items;
    Item item;
    if (!read(rows, item)) return std::nullopt;
    items.push_back(std::move(item));
  }
}

}  // namespace

Result<void> Store::add_evidence(const Statement& statement) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return open;
  if (!parts_->graph.contains(statement.edge))
    return fail(
        parts_->error(ErrorKind::ArgumentError, "a statement is about an edge that is not in the graph"));
  auto document = parts_->existing_document(statement.document);
  if (!document) return fail(document.error());
  auto text = parts_->text_of(*document);
  if (!text) return fail(text.error());
  if (statement.start > statement.end || statement.end > (*text)->size())
    return fail(
        parts_->error(ErrorKind::ArgumentError,
                      fmt::format("bytes {} to {} are not in the text of document `{}`, which has {}",
                                  statement.start, statement.end, statement.document, (*text)->size())));
  auto row = parts_->database->prepare(
      "INSERT OR REPLACE INTO statements(edge, document, start, end, content) VALUES (?, ?, ?, ?, ?)");
  if (!row) return fail(row.error());
  const std::string content = encode_map(statement.content);
  row->number(statement.edge.number).number(*document);
  row->number(static_cast<std::int64_t>(statement.start)).number(static_cast<std::int64_t>(statement.end));
  row->blob(content);
  if (auto done = row->run(); !done || !parts_->bands.has(statement.edge)) return done;
  const auto print = parts_->print_of(*document);
  if (!print) return fail(print.error());
  if (*print) parts_->bands.add(statement.edge, *document, **print);
  return {};
}

Result<void> Store::add_mention(const Mention& mention) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return open;
  if (!parts_->graph.contains(mention.node))
    return fail(parts_->error(ErrorKind::ArgumentError, "a mention is of a node that is not in the graph"));
  auto document = parts_->existing_document(mention.document);
  if (!document) return fail(document.error());
  auto row =
      parts_->database->prepare("INSERT OR REPLACE INTO mentions(node, document, content) VALUES (?, ?, ?)");
  if (!row) return fail(row.error());
  const std::string content = encode_map(mention.content);
  row->number(mention.node.number).number(*document).blob(content);
  return row->run();
}

Result<void> Store::remove_evidence(EdgeId edge, std::string_view document) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return open;
  auto number = parts_->existing_document(document);
  if (!number) return fail(number.error());
  auto row = parts_->database->prepare("DELETE FROM statements WHERE edge = ? AND document = ?");
  if (!row) return fail(row.error());
  return row->number(edge.number).number(*number).run();
}

Result<void> Store::remove_mention(NodeId node, std::string_view document) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return open;
  auto number = parts_->existing_document(document);
  if (!number) return fail(number.error());
  auto row = parts_->database->prepare("DELETE FROM mentions WHERE node = ? AND document = ?");
  if (!row) return fail(row.error());
  return row->number(node.number).number(*number).run();
}

Result<void> Store::move_evidence(EdgeId from, EdgeId to) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return open;
  if (!parts_->graph.contains(to))
    return fail(parts_->error(ErrorKind::ArgumentError,
                              "statements cannot move to an edge that is not in the graph"));
  if (from == to) return {};
  parts_->bands.close(to);
  for (const char* sql : {"UPDATE OR IGNORE statements SET edge = ? WHERE edge = ?",
                          "DELETE FROM statements WHERE edge <> ? AND edge = ?"}) {
    auto row = parts_->database->prepare(sql);
    if (!row) return fail(row.error());
    if (auto done = row->number(to.number).number(from.number).run(); !done) return done;
  }
  return {};
}

Result<void> Store::move_mentions(NodeId from, NodeId to) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return open;
  if (!parts_->graph.contains(to))
    return fail(
        parts_->error(ErrorKind::ArgumentError, "mentions cannot move to a node that is not in the graph"));
  if (from == to) return {};
  for (const char* sql : {"UPDATE OR IGNORE mentions SET node = ? WHERE node = ?",
                          "DELETE FROM mentions WHERE node <> ? AND node = ?"}) {
    auto row = parts_->database->prepare(sql);
    if (!row) return fail(row.error());
    if (auto done = row->number(to.number).number(from.number).run(); !done) return done;
  }
  return {};
}

Result<bool> Store::is_stated(EdgeId edge) const {
  return parts_->has_row("SELECT EXISTS(SELECT 1 FROM statements WHERE edge = ?)", edge.number);
}

Result<bool> Store::is_mentioned(NodeId node) const {
  return parts_->has_row("SELECT EXISTS(SELECT 1 FROM mentions WHERE node = ?)", node.number);
}

Result<std::vector<Statement>> Store::statements_of(EdgeId edge) const {
  const std::lock_guard lock(parts_->mutex);
  auto rows =
      parts_->database->prepare(std::string(kStatements) + "WHERE s.edge = ? ORDER BY d.id, s.start, s.end");
  if (!rows) return fail(rows.error());
  rows->number(edge.number);
  auto read = read_all<Statement>(*rows, read_statement);
  if (!read) return fail(read.error());
  if (!*read) return fail(parts_->damaged("a statement cannot be read"));
  return std::move(**read);
}

Result<std::vector<Statement>> Store::statements_in(std::string_view document) const {
  const std::lock_guard lock(parts_->mutex);
  auto rows =
      parts_->database->prepare(std::string(kStatements) + "WHERE d.id = ? ORDER BY s.edge, s.start, s.end");
  if (!rows) return fail(rows.error());
  rows->text(document);
  auto read = read_all<Statement>(*rows, read_statement);
  if (!read) return fail(read.error());
  if (!*read) return fail(parts_->damaged("a statement cannot be read"));
  return std::move(**read);
}

Result<std::vector<Mention>> Store::mentions_of(NodeId node) const {
  const std::lock_guard lock(parts_->mutex);
  auto rows = parts_->database->prepare(std::string(kMentions) + "WHERE m.node = ? ORDER BY d.id");
  if (!rows) return fail(rows.error());
  rows->number(node.number);
  auto read = read_all<Mention>(*rows, read_mention);
  if (!read) return fail(read.error());
  if (!*read) return fail(parts_->damaged("a mention cannot be read"));
  return std::move(**read);
}

Result<std::vector<Mention>> Store::mentions_in(std::string_view document) const {
  const std::lock_guard lock(parts_->mutex);
  auto rows = parts_->database->prepare(std::string(kMentions) + "WHERE d.id = ? ORDER BY m.node");
  if (!rows) return fail(rows.error());
  rows->text(document);
  auto read = read_all<Mention>(*rows, read_mention);
  if (!read) return fail(read.error());
  if (!*read) return fail(parts_->damaged("a mention cannot be read"));
  return std::move(**read);
}

Result<std::vector<Evidence>> Store::evidence(EdgeId edge) const {
  const std::lock_guard lock(parts_->mutex);
  auto rows =
      parts_->database->prepare(std::string(kStatements) + "WHERE s.edge = ? ORDER BY d.id, s.start, s.end");
  if (!rows) return fail(rows.error());
  rows->number(edge.number);
  std::vector<Evidence> found;
  while (true) {
    const auto row = rows->step();
    if (!row) return fail(row.error());
    if (!*row) break;
    Evidence evidence{.document = std::string(rows->text_at(1)), .sentence = {}};
    evidence.start = static_cast<std::uint64_t>(rows->number_at(2));
    evidence.end = static_cast<std::uint64_t>(rows->number_at(3));
    const std::int64_t precision = rows->number_at(7);
    if (!rows->is_null(6) && precision >= 0 && precision <= static_cast<int>(DatePrecision::Day))
      evidence.date = Date{rows->number_at(6), static_cast<DatePrecision>(precision)};
    auto text = parts_->text_of(rows->number_at(5));
    if (!text) return fail(text.error());
    if (evidence.start > evidence.end || evidence.end > (*text)->size())
      return fail(parts_->damaged("a statement lies outside its document's text"));
    evidence.sentence = (*text)->substr(evidence.start, evidence.end - evidence.start);
    found.push_back(std::move(evidence));
  }
  if (auto done = parts_->mark_reprints(edge, found); !done) return fail(done.error());
  return found;
}

}  // namespace entente
