// A disk that fails: a layer under the store's own that makes one write, sync or the space run out, or cuts
// the power and loses what was not synced. Becomes SQLite's default, so it must be installed before the first
// store is opened. One thread.
#pragma once

#include <cstdint>
#include <string>

namespace entente {

enum class Fault : std::uint8_t {
  None,
  WriteError,  ///< one write fails and writes nothing
  ShortWrite,  ///< one write fails after half of its bytes
  SyncError,   ///< one sync fails
  DiskFull,    ///< from one write on, no file grows
  PowerCut     ///< from one write or sync on nothing works; what was not synced may be lost, whole or in part
};
const char* name_of(Fault fault);

class FaultDisk {
 public:
  /// False where SQLite refuses the layer.
  static bool install();
  /// Forgets all files and counts; the fault comes at the `at`-th write (WriteError, ShortWrite, DiskFull),
  /// sync (SyncError), or either (PowerCut), from 1.
  static void plan(Fault fault, std::uint64_t at, std::uint32_t seed);
  /// The disk works again. After a power cut: files hold what was synced and a random part of the rest; no
  /// file may be open.
  static void mend();

  static std::uint64_t writes();
  static std::uint64_t syncs();
  static bool fired();
  /// After a power cut, until it is mended.
  static bool dead();
};

}  // namespace entente
