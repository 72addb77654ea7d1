// What one document more costs a large store, beyond its extraction, as JSON lines:
//   add_bench STORE FILE...
// Each document is extracted, then added in a transaction of its own and timed until that is durable. The
// store is changed: give a copy.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "graph/store.hpp"
#include "ingest/annotate/load_annotator.hpp"
#include "ingest/load/load_document.hpp"
#include "ingest/pipeline.hpp"
#include "ingest/read/read_documents.hpp"

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

template <class T>
T must(Result<T> result) {
  if (result) {
    if constexpr (std::is_void_v<T>)
      return;
    else
      return std::move(*result);
  }
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::exit(1);
}

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double at(std::vector<double> times, double share) {
  if (times.empty()) return 0;
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: add_bench STORE FILE...\n", stderr);
    return 2;
  }
  const auto annotator = must(ingest::load_annotator(must(ingest::find_model())));
  Store store = must(Store::open(arguments[1], OpenMode::Write));
  const std::size_t nodes = store.graph().node_count(), edges = store.graph().edge_count();
  const std::uint64_t documents = must(store.document_count());
  std::vector<double> extracting, adding;
  std::size_t facts = 0;
  ingest::read_documents({arguments + 2, arguments + count}, [&](Result<ingest::Document> read) {
    const ingest::Document document = must(std::move(read));
    auto start = Clock::now();
    const ingest::Extraction extraction = ingest::extract(document, *annotator);
    extracting.push_back(milliseconds_since(start));
    facts += extraction.facts.size();
    start = Clock::now();
    must(store.begin());
    must(ingest::load_document(store, document, extraction));
    must(store.commit());
    adding.push_back(milliseconds_since(start));
    return true;
  });
  fmt::print(
      "{{\"nodes\":{},\"edges\":{},\"documents\":{},\"added\":{},\"facts\":{},\"extract_ms\":{{\"p50\":{:.1f}"
      ",\"max\":{:.1f}}},"
      "\"add_ms\":{{\"p50\":{:.1f},\"p90\":{:.1f},\"max\":{:.1f}}}}}\n",
      nodes, edges, documents, adding.size(), facts, at(extracting, 0.5), at(extracting, 1), at(adding, 0.5),
      at(adding, 0.9), at(adding, 1));
  return 0;
}
