// What one document more costs a large store, beyond its extraction, as a line of JSON:
//   add_bench STORE FILE...
// The documents are extracted, then added, each in a transaction of its own, timed until that is durable. The
// store is changed: give a copy.

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "bench/measure.hpp"
#include "graph/store.hpp"
#include "ingest/language_models.hpp"
#include "ingest/load/load_document.hpp"
#include "ingest/pipeline.hpp"
#include "ingest/read/read_documents.hpp"

namespace {

using namespace entente;
using entente::bench::Clock;
using entente::bench::must;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Percentiles as JSON.
std::string spread(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times.empty() ? 0 : times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  return fmt::format("{{\"p50\":{:.1f},\"p90\":{:.1f},\"max\":{:.1f}}}", at(0.5), at(0.9), at(1));
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: add_bench STORE FILE...\n", stderr);
    return 2;
  }
  const auto models = must(ingest::load_language_models());
  Store store = must(Store::open(arguments[1], OpenMode::Write));
  const std::size_t nodes = store.graph().node_count(), edges = store.graph().edge_count();
  const std::uint64_t documents = must(store.document_count());
  std::vector<double> extracting, adding, processor;
  std::vector<std::pair<ingest::Document, ingest::Extraction>> extracted;
  ingest::read_documents({arguments + 2, arguments + count}, [&](Result<ingest::Document> read) {
    ingest::Document document = must(std::move(read));
    const auto start = Clock::now();
    ingest::Extraction extraction = ingest::extract(document, models);
    extracting.push_back(milliseconds_since(start));
    extracted.emplace_back(std::move(document), std::move(extraction));
    return true;
  });
  for (const auto& [document, extraction] : extracted) {
    const double before = processor_milliseconds();
    const auto start = Clock::now();
    must(store.begin());
    must(ingest::load_document(store, document, extraction));
    must(store.commit());
    adding.push_back(milliseconds_since(start));
    processor.push_back(processor_milliseconds() - before);
  }
  fmt::print(
      "{{\"nodes\":{},\"edges\":{},\"documents\":{},\"added\":{},\"extract_ms\":{},\"add_ms\":{},\"add_cpu_"
      "ms\":{}}}\n",
      nodes, edges, documents, adding.size(), spread(extracting), spread(adding), spread(processor));
  return 0;
}
