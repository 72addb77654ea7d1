#include "graph/import/block_workers.hpp"

#include <utility>

namespace entente {

BlockWorkers::BlockWorkers(unsigned threads, std::function<void(ParsedBlock&)> parse)
    : parse_(std::move(parse)) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

BlockWorkers::~BlockWorkers() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  to_do_.notify_all();
  threads_.clear();  // waits for them
}

void BlockWorkers::put(std::unique_ptr<ParsedBlock> block) {
  const std::lock_guard lock(mutex_);
  jobs_.push_back(std::make_unique<Job>(Job{.block = std::move(block)}));
  waiting_.push_back(jobs_.back().get());
  to_do_.notify_one();
}

std::unique_ptr<ParsedBlock> BlockWorkers::take() {
  std::unique_lock lock(mutex_);
  done_.wait(lock, [this] { return jobs_.front()->parsed; });
  const std::unique_ptr<Job> job = std::move(jobs_.front());
  jobs_.pop_front();
  if (job->thrown != nullptr) std::rethrow_exception(job->thrown);
  return std::move(job->block);
}

void BlockWorkers::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    to_do_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
    if (ended_) return;
    Job& job = *waiting_.front();
    waiting_.pop_front();
    lock.unlock();
    try {
      parse_(*job.block);
    } catch (...) {
      job.thrown = std::current_exception();
    }
    lock.lock();
    job.parsed = true;
    done_.notify_one();
  }
}

}  // namespace entente
