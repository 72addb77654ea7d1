// How the threads of a store share the cores: what commits or prepares something must not take a core from
// whoever reads. A batch thread that wakes up waits until the one that runs there rests or has had its time;
// its share of the processor is the same. Private to graph/.
#pragma once

namespace entente {

/// The calling thread is a batch thread from here on, where the system knows of such.
void become_batch_thread();

/// The calling thread is one as long as this lives, unless somebody has given it a policy of its own.
class BatchScope {
 public:
  BatchScope();
  ~BatchScope();
  BatchScope(const BatchScope&) = delete;
  BatchScope& operator=(const BatchScope&) = delete;

 private:
  bool changed_ = false;
};

}  // namespace entente
