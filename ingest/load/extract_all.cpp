#include "ingest/load/extract_all.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

namespace entente::ingest {

std::vector<Extraction> extract_all(const std::vector<Document>& documents, const Extractor& extract,
                                    unsigned threads) {
  std::vector<Extraction> results(documents.size());
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  threads = static_cast<unsigned>(std::min<std::size_t>(threads, documents.size()));
  std::atomic<std::size_t> next{0};
  std::exception_ptr broken;
  std::atomic<bool> failed{false};
  const auto work = [&] {
    try {
      for (std::size_t i = next++; i < documents.size() && !failed; i = next++)
        results[i] = extract(documents[i]);
    } catch (...) {
      if (!failed.exchange(true)) broken = std::current_exception();
    }
  };
  if (threads <= 1) {
    work();
  } else {
    std::vector<std::jthread> pool;
    for (unsigned t = 0; t < threads; ++t) pool.emplace_back(work);
  }
  if (broken) std::rethrow_exception(broken);  // out of memory: not a document's fault
  return results;
}

}  // namespace entente::ingest
