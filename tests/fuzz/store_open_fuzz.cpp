// The store's readers on hostile bytes. The first byte picks one: a store with some bytes changed and its
// page checksums made right again, so that the layers below see them; a segment; a log of changes.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <tuple>

#include "graph/graph_state.hpp"
#include "graph/store.hpp"
#include "graph/store/checked_vfs.hpp"
#include "graph/store/compress.hpp"
#include "graph/store/encode_value.hpp"
#include "graph/store/segment.hpp"

using namespace entente;

namespace {

std::string folder() {
  static const std::string path = [] {
    std::string pattern = "/tmp/entente-fuzz-XXXXXX";
    return std::string(mkdtemp(pattern.data()));
  }();
  return path;
}

std::string sound_store() {
  const std::string path = folder() + "/sound.kg";
  {
    auto store = Store::open(path, OpenMode::Create);
    if (!store || !store->begin()) std::abort();
    Graph& graph = store->graph();
    for (int i = 0; i < 20; ++i) {
      const NodeId node = graph.add_node(std::array{graph.label(i % 2 == 0 ? "Person" : "Place")});
      graph.set_property(node, graph.key("name"), "Name " + std::to_string(i));
      const EdgeId edge = graph.add_edge(graph.type("MET"), node, NodeId(0), i % 3 == 0);
      graph.set_property(edge, graph.key("date"), Date{i, DatePrecision::Day});
      (void)store->put_document({.id = std::to_string(i)}, "They met here.");
      (void)store->add_evidence({.edge = edge, .document = std::to_string(i), .start = 0, .end = 14});
      (void)store->add_mention({.document = std::to_string(i), .node = node});
    }
    if (!store->commit() || !store->compact() || !store->begin()) std::abort();
    graph.add_node();
    if (!store->commit()) std::abort();
  }
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void open_patched(ByteReader in) {
  static const std::string kSound = sound_store();
  std::string bytes = kSound;
  while (in.left() != 0) {  // patches: where, how many, what
    const std::size_t at = in.number() % bytes.size();
    const std::string_view patch = in.raw(std::min<std::size_t>(in.byte() % 16 + 1, in.left()));
    bytes.replace(at, std::min(patch.size(), bytes.size() - at), patch.substr(0, bytes.size() - at));
  }
  for (std::size_t page = 0; page * kPageSize < bytes.size(); ++page) {
    auto* data = reinterpret_cast<unsigned char*>(bytes.data() + page * kPageSize);
    const std::uint64_t sum = page_checksum(data, page);
    for (int i = 0; i < 8; ++i) data[kPageSize - 8 + i] = static_cast<unsigned char>(sum >> (8 * i));
  }
  const std::string path = folder() + "/patched.kg";
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  for (const char* side : {"-wal", "-shm", "-journal"}) unlink((path + side).c_str());
  if (auto reader = Store::open(path, OpenMode::Read, Loading::OnTouch)) {
    const GraphView& view = reader->graph();
    (void)view.find_by_name("Name 3");
    std::array<NodeId, 64> nodes;
    NodeScan scan = view.scan();
    for (std::size_t count = scan.next(nodes), i = 0; i < count; ++i) {
      (void)view.properties(nodes[i]);
      (void)view.degree(nodes[i], Direction::Any);
    }
  }
  auto store = Store::open(path, OpenMode::Write);
  if (!store) return;
  (void)store->check();
  (void)store->documents();
  std::array<EdgeId, 64> edges;
  EdgeScan scan = store->graph().scan_edges();
  for (std::size_t count = scan.next(edges), i = 0; i < count; ++i) (void)store->evidence(edges[i]);
  if (store->begin()) {
    store->graph().add_node();
    (void)store->commit();
  }
}

/// Parts as the fuzzer likes them.
class FuzzedSegments final : public BaseSource {
 public:
  explicit FuzzedSegments(ByteReader in) : size_(in.left()) {
    while (in.left() != 0) {
      const auto kind = static_cast<std::uint8_t>(in.byte() % 10 + 7);
      const std::uint32_t key = in.byte() % 5;
      const std::uint32_t part = in.byte() % 3;
      const bool compressed = in.byte() % 2 == 0;
      const std::string_view bytes = in.text();
      parts_[{kind, key, part}] = compressed ? compress(bytes) : std::string(bytes);
    }
  }
  std::optional<std::string> part(std::uint8_t kind, std::uint32_t key, std::uint32_t part) override {
    const auto found = parts_.find({kind, key, part});
    if (found != parts_.end()) return found->second;
    refuse(kind, key, part);
    return std::nullopt;
  }
  [[nodiscard]] std::uint64_t stored_bytes() const override { return size_; }
  void refuse(std::uint8_t, std::uint32_t, std::uint32_t) override {
    note(Error{.kind = ErrorKind::FormatError, .message = "a part is bad"});
  }

 private:
  std::map<std::tuple<std::uint8_t, std::uint32_t, std::uint32_t>, std::string> parts_;
  std::uint64_t size_;
};

void read_segment(ByteReader in) {
  const auto base = open_base(std::make_shared<FuzzedSegments>(in), {4, 4, 4});
  if (base == nullptr) return;
  auto state = std::make_shared<GraphState>();
  for (const char* name : {"a", "b", "name", "aliases"}) {
    state->labels.intern(name);
    state->types.intern(name);
    state->keys.intern(name);
  }
  state->start_from(base);
  Graph graph = GraphAccess::make(state);
  for (const std::uint32_t key : {0U, 1U, 2U, 3U}) {
    (void)graph.find(KeyId(key), Value("a"));
    (void)graph.find(KeyId(key), Value(1));
  }
  (void)graph.find_by_alias("a");
  std::array<NodeId, 64> nodes;
  NodeScan scan = graph.scan();
  for (std::size_t count = scan.next(nodes), i = 0; i < count; ++i) {
    (void)graph.properties(nodes[i]);
    (void)graph.degree(nodes[i], Direction::Any);
  }
  std::array<EdgeId, 64> edges;
  EdgeScan edge_scan = graph.scan_edges();
  const std::size_t count = edge_scan.next(edges);
  for (std::size_t i = 0; i < count; ++i) (void)graph.properties(edges[i]);
  for (std::size_t i = 0; i < count; ++i) graph.remove_edge(edges[i]);
  graph.compact();
}

void replay_log(ByteReader in) {
  GraphState state;
  for (const char* name : {"a", "b", "c"}) {
    state.labels.intern(name);
    state.types.intern(name);
    state.keys.intern(name);
  }
  state.logging = true;
  while (in.left() != 0) {
    const Change change = read_change(in);
    if (in.failed() || !state.applicable(change)) break;
    state.apply(change);
  }
  while (!state.log.empty()) {
    const Change change = state.log.back();
    state.log.pop_back();
    state.logging = false;
    state.undo(change);
  }
  if (state.node_count != 0 || state.edge_count != 0) std::abort();  // all was taken back
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteReader in(std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1));
  switch (data[0] % 3) {
    case 0:
      open_patched(in);
      break;
    case 1:
      read_segment(in);
      break;
    default:
      replay_log(in);
  }
  return 0;
}
