// A damaged store gives an error or, where the damage is in bytes that mean nothing, what it always gave:
// never another answer.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <sstream>

#include "graph/store.hpp"
#include "graph/value_print.hpp"
#include "tests/graph/same_graph.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

void make_store(const std::string& path) {
  auto store = Store::open(path, OpenMode::Create);
  REQUIRE(store);
  std::mt19937 random(5);
  for (int batch = 0; batch < 6; ++batch) {
    REQUIRE(store->begin());
    change_randomly(store->graph(), random, 200);
    for (int i = 0; i < 10; ++i) {
      const std::string id = "d" + std::to_string(batch * 10 + i);
      const std::string text = id + " says something. " + std::string(random() % 4000, 'y');
      REQUIRE(store->put_document({.id = id, .title = "Title of " + id, .content_hash = id + "#"}, text));
      EdgeId edges[64];
      EdgeScan scan = store->graph().scan_edges();
      const std::size_t count = scan.next(edges);
      for (std::size_t e = random() % 8; e < count; e += 8)
        REQUIRE(store->add_evidence({.edge = edges[e], .document = id, .start = 0, .end = id.size() + 16}));
    }
    REQUIRE(store->commit());
    if (batch == 3) REQUIRE(store->compact());
  }
}

/// Everything a store says, as text; nothing where any part of it is refused.
std::optional<std::string> everything(const std::string& path) {
  const auto store = Store::open(path, OpenMode::Read);
  if (!store) return std::nullopt;
  std::ostringstream out;
  const Graph& graph = store->graph();
  std::vector<NodeId> nodes(100'000);
  NodeScan scan = graph.scan();
  nodes.resize(scan.next(nodes));
  for (const NodeId node : nodes) {
    out << node.number;
    for (const LabelId label : graph.labels_of(node)) out << ':' << graph.labels().text(label);
    for (const auto& [key, value] : graph.properties(node))
      out << graph.keys().text(key) << cypher_literal(value);
  }
  std::vector<EdgeId> edges(100'000);
  EdgeScan edge_scan = graph.scan_edges();
  edges.resize(edge_scan.next(edges));
  for (const EdgeId edge : edges) {
    const EdgeEnds ends = graph.ends(edge);
    out << edge.number << graph.types().text(ends.type) << ends.from.number << ' ' << ends.to.number
        << ends.undirected;
    for (const auto& [key, value] : graph.properties(edge))
      out << graph.keys().text(key) << cypher_literal(value);
    const auto evidence = store->evidence(edge);
    if (!evidence) return std::nullopt;
    for (const Evidence& e : *evidence) out << e.document << e.start << '-' << e.end << e.sentence;
  }
  const auto documents = store->documents();
  if (!documents) return std::nullopt;
  for (const StoredDocument& document : *documents) {
    const auto text = store->text(document.id);
    if (!text) return std::nullopt;
    out << document.id << document.title << document.content_hash << *text;
  }
  return out.str();
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST_CASE("damage is noticed or harmless", "[store][damage]") {
  const Scratch scratch;
  const std::string whole = scratch.file("whole.kg");
  const std::string hurt = scratch.file("hurt.kg");
  make_store(whole);
  const std::string bytes = read_file(whole);
  const auto expected = everything(whole);
  REQUIRE(expected);
  std::mt19937 random(99);
  int noticed = 0;
  for (int round = 0; round < 240; ++round) {
    std::string changed = bytes;
    const std::size_t at = random() % bytes.size();
    switch (round % 4) {
      case 0:
        changed[at] = static_cast<char>(changed[at] ^ (1 << random() % 8));
        break;
      case 1:
        changed.resize(at);
        break;
      case 2:
        changed.replace(at, std::min<std::size_t>(512, bytes.size() - at), 512, '\0');
        break;
      default: {  // two pages change places
        const std::size_t pages = bytes.size() / 8192;
        const std::size_t a = random() % pages * 8192;
        const std::size_t b = random() % pages * 8192;
        std::swap_ranges(changed.begin() + static_cast<std::ptrdiff_t>(a),
                         changed.begin() + static_cast<std::ptrdiff_t>(a + 8192),
                         changed.begin() + static_cast<std::ptrdiff_t>(b));
      }
    }
    write_file(hurt, changed);
    const auto found = everything(hurt);
    INFO("round " << round << ", byte " << at);
    CHECK((!found || *found == *expected));
    if (!found) ++noticed;
    std::filesystem::remove(hurt + "-wal");
    std::filesystem::remove(hurt + "-shm");
  }
  CHECK(noticed > 60);  // most bytes mean something; those of the index of words are not read here
}

TEST_CASE("every bit of the header counts or is not read", "[store][damage]") {
  const Scratch scratch;
  const std::string whole = scratch.file("whole.kg");
  const std::string hurt = scratch.file("hurt.kg");
  {
    auto store = Store::open(whole, OpenMode::Create);
    REQUIRE(store);
    REQUIRE(store->begin());
    store->graph().add_node();
    REQUIRE(store->commit());
  }
  const std::string bytes = read_file(whole);
  const auto expected = everything(whole);
  for (std::size_t at = 0; at < 100; ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    write_file(hurt, changed);
    const auto found = everything(hurt);
    INFO("byte " << at);
    CHECK((!found || *found == *expected));
    std::filesystem::remove(hurt + "-wal");
    std::filesystem::remove(hurt + "-shm");
  }
}
