// Threads that take blocks of a file apart, while one thread reads the file and takes what comes of it, in
// the file's order. Private to graph/import/.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "graph/import/parse_block.hpp"

namespace entente {

class BlockWorkers {
 public:
  /// `parse` is called by the threads, of several blocks at once.
  BlockWorkers(unsigned threads, std::function<void(ParsedBlock&)> parse);
  ~BlockWorkers();  ///< drops what nobody has begun
  BlockWorkers(const BlockWorkers&) = delete;
  BlockWorkers& operator=(const BlockWorkers&) = delete;

  void put(std::unique_ptr<ParsedBlock> block);
  /// Waits for the oldest block that was put; there must be one. Throws what its parsing threw.
  std::unique_ptr<ParsedBlock> take();
  /// How many there are, parsed or not.
  [[nodiscard]] std::size_t held() const { return jobs_.size(); }

 private:
  struct Job {
    std::unique_ptr<ParsedBlock> block;
    bool parsed = false;
    std::exception_ptr thrown{};
  };
  void work();

  std::function<void(ParsedBlock&)> parse_;
  mutable std::mutex mutex_;
  std::condition_variable to_do_;
  std::condition_variable done_;
  std::deque<std::unique_ptr<Job>> jobs_;  // changed by the putting and taking thread alone, under the mutex
  std::deque<Job*> waiting_;
  bool ended_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace entente
