#include "cli/interrupt.hpp"

#include <unistd.h>

#include <csignal>

#include "cli/command_line.hpp"

namespace entente::cli {

namespace {

std::atomic<bool> g_interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // a signal handler may set it

void on_interrupt(int) {
  if (g_interrupted.exchange(true)) _exit(kInterrupted);
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
