// The thorough check of a store: everything is read, and what must agree is compared.
#include <fmt/format.h>

#include <algorithm>

#include "graph/graph_state.hpp"
#include "graph/store/compress.hpp"
#include "graph/store/encode_value.hpp"
#include "graph/store/parts.hpp"
#include "graph/store/segment.hpp"

namespace entente {
namespace {

constexpr std::size_t kEnough = 100;  // faults; more say nothing new

class Checker {
 public:
  Checker(Database& database, const Graph& graph) : database_(database), graph_(graph) {}

  Result<std::vector<StoreFault>> run() {
    // A page that cannot be read stops its part of the check, and is itself the fault.
    for (const auto part : {&Checker::pages, &Checker::graph_on_disk, &Checker::texts, &Checker::words,
                            &Checker::statements, &Checker::mentions})
      if (const auto done = (this->*part)(); !done) note(done.error().message);
    return std::move(faults_);
  }

 private:
  void note(std::string fault, bool repairable = false) {
    // One that cannot be repaired must not be lost behind a hundred that can.
    if (faults_.size() < kEnough || (!repairable && faults_.back().repairable))
      faults_.push_back({std::move(fault), repairable});
  }
  void note_repairable(std::string fault) { note(std::move(fault), true); }

  /// Calls `see(row)` for each row.
  template <class See>
  Result<void> each(const char* sql, const See& see) {
    auto rows = database_.prepare(sql);
    if (!rows) return fail(rows.error());
    while (true) {
      const auto row = rows->step();
      if (!row) return fail(row.error());
      if (!*row) return {};
      see(*rows);
    }
  }

  Result<void> pages() {
    return each("PRAGMA integrity_check(100)", [&](const Cursor& row) {
      if (row.text_at(0) != "ok") note(fmt::format("SQLite: {}", row.text_at(0)));
    });
  }

  Result<void> graph_on_disk() {
    const auto state = read_state(database_);
    if (!state) return fail(state.error());
    std::shared_ptr<StoredSegments> segments;
    const auto graph = read_graph(database_, *state, Loading::Whole, segments);
    if (!graph) return fail(graph.error());
    times_met_.assign(graph->edge_bound(), 0);
    NodeScan nodes = graph->scan();
    std::vector<NodeId> batch(1024);
    while (const std::size_t count = nodes.next(batch))
      for (std::size_t i = 0; i < count; ++i) check_node(*graph, batch[i]);
    check_edges(*graph);
    check_indexes(*graph);
    return {};
  }

  /// An edge stands at both of its ends, an undirected loop once.
  void check_edges(const Graph& graph) {
    for (std::uint32_t number = 0; number < times_met_.size(); ++number) {
      const EdgeId edge(number);
      if (!graph.contains(edge)) continue;
      const EdgeEnds ends = graph.ends(edge);
      const int times = ends.undirected && ends.from == ends.to ? 1 : 2;
      if (times_met_[number] != times)
        note(fmt::format("edge {} stands {} times at its ends instead of {}", number, times_met_[number],
                         times));
    }
  }

  /// Each value leads to its node.
  void check_indexes(const Graph& graph) {
    const Base* base = GraphAccess::state(graph).base.get();
    for (std::uint32_t key = 0; base != nullptr && key < graph.keys().size(); ++key) {
      const Column* column = base->node_column(KeyId(key));
      if (column == nullptr || !wants_index(*column)) continue;
      std::vector<NodeId> found;
      for (std::uint32_t row = 0; row < column->presence.rows(); ++row) {
        const Value value = column->at(row);
        if (value.is_null()) continue;
        found.clear();
        base->indexes().find_value(KeyId(key), column, value, found);
        if (!std::binary_search(found.begin(), found.end(), NodeId(row)))
          note(fmt::format("node {} is not found by its property `{}`", row, graph.keys().text(KeyId(key))));
      }
    }
  }

  void check_node(const Graph& graph, NodeId node) {
    for (const TypeId type : graph.types_at(node, Direction::Any)) {
      const Expansion step = graph.expand(node, type, Direction::Any);
      for (const Hops* hops : {&step.first, &step.second})
        for (std::size_t i = 0; i < hops->size(); ++i) {
          const EdgeId edge = hops->edges[i];
          if (!graph.contains(edge) || !graph.contains(hops->nodes[i])) {
            note(fmt::format("node {} leads over edge {} to node {}, which are not both there", node.number,
                             edge.number, hops->nodes[i].number));
            continue;
          }
          times_met_[edge.number] = static_cast<std::uint8_t>(std::min(times_met_[edge.number] + 1, 3));
          const EdgeEnds ends = graph.ends(edge);
          const bool joins = (ends.from == node && ends.to == hops->nodes[i]) ||
                             (ends.to == node && ends.from == hops->nodes[i]);
          if (!joins || ends.type != type)
            note(fmt::format("edge {} does not join nodes {} and {}", edge.number, node.number,
                             hops->nodes[i].number));
        }
    }
  }

  Result<void> texts() {
    return each(
        "SELECT d.id, d.bytes, t.text FROM documents d LEFT JOIN texts t ON t.document = d.number ORDER BY "
        "d.id",
        [&](const Cursor& row) {
          if (row.is_null(2)) return note(fmt::format("document `{}` has no text", row.text_at(0)));
          const auto text = decompress(row.blob_at(2), std::size_t{1} << 32);
          if (!text || static_cast<std::int64_t>(text->size()) != row.number_at(1))
            note(fmt::format("the text of document `{}` is damaged", row.text_at(0)));
        });
  }

  /// Each document is in the index once, with the fingerprint of its text.
  Result<void> words() {
    if (auto done = each("SELECT id FROM words_docsize WHERE id NOT IN (SELECT number FROM documents)",
                         [&](const Cursor& row) {
                           note_repairable(fmt::format(
                               "the index of words has document {}, which is not there", row.number_at(0)));
                         });
        !done)
      return done;
    return each(
        "SELECT d.id, t.text, f.minima, w.id FROM documents d LEFT JOIN texts t ON t.document = d.number"
        " LEFT JOIN fingerprints f ON f.document = d.number LEFT JOIN words_docsize w ON w.id = d.number",
        [&](const Cursor& row) {
          if (row.is_null(3))
            note_repairable(fmt::format("document `{}` is not in the index of words", row.text_at(0)));
          const auto text = decompress(row.blob_at(1), kTextLimit);
          if (text && (row.is_null(2) || fingerprint_bytes(fingerprint(*text)) != row.blob_at(2)))
            note_repairable(
                fmt::format("the fingerprint of document `{}` is not that of its text", row.text_at(0)));
        });
  }

  Result<void> statements() {
    return each(
        "SELECT s.edge, s.start, s.end, s.content, d.id, d.bytes FROM statements s"
        " LEFT JOIN documents d ON d.number = s.document",
        [&](const Cursor& row) {
          Map content;
          const std::int64_t edge = row.number_at(0);
          const bool known = edge >= 0 && edge < std::int64_t{EdgeId::kNone} &&
                             graph_.contains(EdgeId(static_cast<std::uint32_t>(edge)));
          if (!known) note_repairable(fmt::format("a statement is about edge {}, which is not there", edge));
          if (row.is_null(4))
            return note_repairable(fmt::format("a statement about edge {} is of no document", edge));
          const std::int64_t start = row.number_at(1);
          const std::int64_t end = row.number_at(2);
          if (start < 0 || start > end || end > row.number_at(5) || !decode_map(row.blob_at(3), content))
            note(fmt::format("a statement of document `{}` about edge {} cannot be read", row.text_at(4),
                             edge));
        });
  }

  Result<void> mentions() {
    return each(
        "SELECT m.node, m.content, d.id FROM mentions m LEFT JOIN documents d ON d.number = m.document",
        [&](const Cursor& row) {
          Map content;
          const std::int64_t node = row.number_at(0);
          const bool known = node >= 0 && node < std::int64_t{NodeId::kNone} &&
                             graph_.contains(NodeId(static_cast<std::uint32_t>(node)));
          if (!known) note_repairable(fmt::format("a mention is of node {}, which is not there", node));
          if (row.is_null(2))
            return note_repairable(fmt::format("a mention of node {} is of no document", node));
          if (!decode_map(row.blob_at(1), content))
            note(fmt::format("a mention in document `{}` cannot be read", row.text_at(2)));
        });
  }

  Database& database_;
  const Graph& graph_;
  std::vector<StoreFault> faults_;
  std::vector<std::uint8_t> times_met_;  // each edge, from a node
};

}  // namespace

Result<std::vector<StoreFault>> Store::faults() const {
  const std::lock_guard lock(parts_->mutex);
  return Checker(*parts_->database, parts_->graph).run();
}

Result<std::vector<std::string>> Store::check() const {
  auto found = faults();
  if (!found) return fail(found.error());
  std::vector<std::string> lines;
  for (StoreFault& fault : *found) lines.push_back(std::move(fault.what));
  return lines;
}

}  // namespace entente
