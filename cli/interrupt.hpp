// Ctrl-C: sets a flag that queries and builds look at, so that they stop cleanly. A second Ctrl-C before the
// flag is taken ends the program at once.
#pragma once

#include <atomic>

namespace entente::cli {

/// Installs the handlers of SIGINT and SIGTERM, and ignores SIGPIPE (a write then fails, and the program ends
/// quietly).
void catch_interrupts();
/// True once Ctrl-C was pressed; give it to what runs long.
const std::atomic<bool>& interrupted();
/// Forgets a Ctrl-C that was dealt with.
void clear_interrupt();

}  // namespace entente::cli
