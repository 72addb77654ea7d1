#include "graph/store/batch_thread.hpp"

#ifdef __linux__
#include <sched.h>
#endif

namespace entente {

// Of Linux alone: elsewhere these policies have no name. 0 is the calling thread.
#ifdef __linux__
namespace {
bool set_policy(int policy) {
  const sched_param any{};
  return sched_setscheduler(0, policy, &any) == 0;
}
}  // namespace

void become_batch_thread() { (void)set_policy(SCHED_BATCH); }
BatchScope::BatchScope() : changed_(sched_getscheduler(0) == SCHED_OTHER && set_policy(SCHED_BATCH)) {}
BatchScope::~BatchScope() {
  if (changed_) (void)set_policy(SCHED_OTHER);
}
#else
void become_batch_thread() {}
BatchScope::BatchScope() = default;
BatchScope::~BatchScope() = default;
#endif

}  // namespace entente
