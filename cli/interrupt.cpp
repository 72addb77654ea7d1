#include "cli/interrupt.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdint>
#include <ctime>

#include "cli/command_line.hpp"

namespace entente::cli {

namespace {

std::atomic<bool> g_interrupted{false};
std::atomic<std::int64_t> g_first{0};  // when, in milliseconds
static_assert(std::atomic<bool>::is_always_lock_free &&
              std::atomic<std::int64_t>::is_always_lock_free);  // a signal handler may set them

std::int64_t now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);  // which a signal handler may call
  return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

// The second press ends at once what takes its time to stop. One press may come twice: from the terminal to
// the whole group, and again from the shell, `timeout` or build tool that runs the program.
void on_interrupt(int) {
  constexpr std::int64_t kSamePress = 300;
  if (!g_interrupted.exchange(true))
    g_first = now();
  else if (now() - g_first > kSamePress)
    _exit(kInterrupted);
}

}  // namespace

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigemptyset(&ignore.sa_mask);
  sigaction(SIGPIPE, &ignore, nullptr);
}

const std::atomic<bool>& interrupted() { return g_interrupted; }

void clear_interrupt() { g_interrupted = false; }

}  // namespace entente::cli
