// Documents into a store: read, extract on all cores, commit in batches.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "graph/result.hpp"
#include "graph/store.hpp"
#include "ingest/document.hpp"
#include "ingest/load/extract_all.hpp"

namespace entente::ingest {

struct BuildProgress {
  std::uint64_t documents = 0;  ///< seen so far, whatever became of them
  std::uint64_t bytes = 0;      ///< of their text
};

struct BuildSummary {
  std::uint64_t added = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t replaced = 0;
  std::vector<Error> refused;  ///< documents that could not be read, with file and place
  bool interrupted = false;    ///< stopped early; what was committed is whole documents
};

struct BuildOptions {
  unsigned threads = 0;                                  ///< 0: one a core
  std::uint32_t batch = 64;                              ///< documents a transaction
  const std::atomic<bool>* interrupt = nullptr;          ///< set from outside to stop after the batch at hand
  std::function<void(const BuildProgress&)> progress{};  ///< called after each batch, from the calling thread
};

/// Reads `paths` (see read_documents). One bad document does not stop the others. Each batch is one
/// transaction, so an interruption or a crash leaves whole documents only, and a further build completes the
/// work. The store's content does not depend on the number of threads. Errors are those of the store.
Result<BuildSummary> build_store(Store& store, const std::vector<std::string>& paths,
                                 const Extractor& extract, const BuildOptions& options);

}  // namespace entente::ingest
