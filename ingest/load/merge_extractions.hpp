// Extractions of several runs into one store. What the store then says depends on the set of documents alone:
// not on how they were split into files, nor on the order of files and lines, nor on threads; it is what a
// build of the same documents gives.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "graph/result.hpp"
#include "graph/store.hpp"

namespace entente::ingest {

struct MergeSummary {
  std::uint64_t added = 0;
  std::uint64_t unchanged = 0;   ///< in the store already, or given twice
  std::uint64_t replaced = 0;    ///< another text of the same id gave way
  std::uint64_t superseded = 0;  ///< gave way to another text of the same id
  std::vector<Error> refused;    ///< lines that are no extraction, with file and line
  bool interrupted = false;      ///< stopped early; what was committed is whole documents
};

struct MergeOptions {
  unsigned threads = 0;                          ///< that read lines; 0: one a core
  std::uint32_t batch = 256;                     ///< documents a transaction
  const std::atomic<bool>* interrupt = nullptr;  ///< set from outside to stop after the batch at hand
  std::function<void(std::uint64_t documents)> progress{};  ///< called after each batch
};

/// Reads files of lines as `entente extract` prints them; `-` is standard input. Of two documents with one id
/// and different content the one with the later date stays, of one date that with the larger hash, so that
/// the order does not matter. Errors are those of the store.
Result<MergeSummary> merge_extractions(Store& store, const std::vector<std::string>& paths,
                                       const MergeOptions& options);

}  // namespace entente::ingest
