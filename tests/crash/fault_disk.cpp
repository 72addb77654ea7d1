#include "tests/crash/fault_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <vector>

namespace entente {
namespace {

/// A write or, without bytes, a truncation that was not synced yet.
struct Change {
  std::size_t offset = 0;
  std::optional<std::string> bytes;
};

struct Tracked {
  std::string synced;  ///< content at the last sync
  std::vector<Change> pending;
};

struct Disk {
  Fault fault = Fault::None;
  std::uint64_t at = 0;
  std::uint64_t writes = 0;
  std::uint64_t syncs = 0;
  bool fired = false;
  bool dead = false;
  std::mt19937 random;
  std::map<std::string, Tracked> files;
};
Disk& disk() {
  static Disk the_disk;
  return the_disk;
}

void apply(std::string& content, const Change& change) {
  if (!change.bytes) {
    content.resize(change.offset, '\0');
    return;
  }
  if (content.size() < change.offset + change.bytes->size())
    content.resize(change.offset + change.bytes->size(), '\0');
  content.replace(change.offset, change.bytes->size(), *change.bytes);
}

struct FaultFile {
  sqlite3_file base;
  const char* name;  ///< SQLite's, lives as long as the file; null for temporary ones
};
sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<FaultFile*>(file) + 1);
}
const sqlite3_io_methods* under(sqlite3_file* file) { return real(file)->pMethods; }
Tracked* tracked(sqlite3_file* file) {
  const char* name = reinterpret_cast<FaultFile*>(file)->name;
  return name == nullptr ? nullptr : &disk().files[name];
}

int close_file(sqlite3_file* f) { return under(f)->xClose(real(f)); }
int read_file(sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
  return under(f)->xRead(real(f), to, n, at);
}

int write_now(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  if (Tracked* t = tracked(file))
    t->pending.push_back({static_cast<std::size_t>(offset),
                          std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))});
  return under(file)->xWrite(real(file), bytes, size, offset);
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  Disk& d = disk();
  ++d.writes;
  if (d.dead) return SQLITE_IOERR_WRITE;
  const bool now = d.writes == d.at;
  switch (d.fault) {
    case Fault::WriteError:
      if (!now) break;
      d.fired = true;
      return SQLITE_IOERR_WRITE;
    case Fault::ShortWrite:
      if (!now) break;
      d.fired = true;
      (void)write_now(file, bytes, size / 2, offset);
      return SQLITE_IOERR_WRITE;
    case Fault::DiskFull: {
      sqlite3_int64 length = 0;
      if (d.writes < d.at || under(file)->xFileSize(real(file), &length) != SQLITE_OK) break;
      if (offset + size <= length) break;
      d.fired = true;
      return SQLITE_FULL;
    }
    case Fault::PowerCut:
      if (d.writes + d.syncs < d.at) break;
      d.fired = d.dead = true;
      (void)write_now(file, bytes, size, offset);  // may have been under way
      return SQLITE_IOERR_WRITE;
    default:
      break;
  }
  return write_now(file, bytes, size, offset);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  if (disk().dead) return SQLITE_IOERR_TRUNCATE;
  if (Tracked* t = tracked(file)) t->pending.push_back({static_cast<std::size_t>(size), std::nullopt});
  return under(file)->xTruncate(real(file), size);
}

int sync_file(sqlite3_file* file, int) {
  Disk& d = disk();
  ++d.syncs;
  if (d.dead) return SQLITE_IOERR_FSYNC;
  if (d.fault == Fault::SyncError && d.syncs == d.at) {
    d.fired = true;
    return SQLITE_IOERR_FSYNC;
  }
  if (d.fault == Fault::PowerCut && d.writes + d.syncs >= d.at) {
    d.fired = d.dead = true;
    return SQLITE_IOERR_FSYNC;
  }
  if (Tracked* t = tracked(file)) {  // on the disk, as far as this one goes; the real one is not waited for
    for (const Change& change : t->pending) apply(t->synced, change);
    t->pending.clear();
  }
  return SQLITE_OK;
}

int file_size(sqlite3_file* f, sqlite3_int64* size) { return under(f)->xFileSize(real(f), size); }
int lock(sqlite3_file* f, int level) { return under(f)->xLock(real(f), level); }
int unlock(sqlite3_file* f, int level) { return under(f)->xUnlock(real(f), level); }
int check_lock(sqlite3_file* f, int* out) { return under(f)->xCheckReservedLock(real(f), out); }
int control(sqlite3_file* f, int op, void* arg) { return under(f)->xFileControl(real(f), op, arg); }
int sector_size(sqlite3_file* f) { return under(f)->xSectorSize(real(f)); }
/// As the system's layer: a write that is cut short leaves the bytes beside it alone. No atomic writes, no
/// safe append.
int device(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }
int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
  return under(f)->xShmMap(real(f), page, size, extend, out);
}
int shm_lock(sqlite3_file* f, int at, int n, int flags) { return under(f)->xShmLock(real(f), at, n, flags); }
void shm_barrier(sqlite3_file* f) { under(f)->xShmBarrier(real(f)); }
int shm_unmap(sqlite3_file* f, int remove) { return under(f)->xShmUnmap(real(f), remove); }

const sqlite3_io_methods kMethods{2,           close_file,  read_file, write_file, truncate_file,
                                  sync_file,   file_size,   lock,      unlock,     check_lock,
                                  control,     sector_size, device,    shm_map,    shm_lock,
                                  shm_barrier, shm_unmap,   nullptr,   nullptr};

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

sqlite3_vfs* system_vfs = nullptr;

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  file->pMethods = nullptr;
  reinterpret_cast<FaultFile*>(file)->name = name;
  if (name != nullptr && disk().files.count(name) == 0) disk().files[name].synced = content_of(name);
  const int code = system_vfs->xOpen(system_vfs, name, real(file), flags, out_flags);
  if (real(file)->pMethods != nullptr) file->pMethods = &kMethods;
  return code;
}

int remove_file(sqlite3_vfs*, const char* name, int sync) {
  if (disk().dead) return SQLITE_IOERR_DELETE;
  disk().files.erase(name);
  return system_vfs->xDelete(system_vfs, name, sync);
}

}  // namespace

const char* name_of(Fault fault) {
  constexpr const char* kNames[] = {"none",       "write error", "short write",
                                    "sync error", "disk full",   "power cut"};
  return kNames[static_cast<std::size_t>(fault)];
}

bool FaultDisk::install() {
  system_vfs = sqlite3_vfs_find(nullptr);
  if (system_vfs == nullptr) return false;
  static sqlite3_vfs vfs = *system_vfs;  // what is not replaced goes straight to the system's layer
  vfs.zName = "failing-disk";
  vfs.pNext = nullptr;
  vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + system_vfs->szOsFile;
  vfs.xOpen = open_file;
  vfs.xDelete = remove_file;
  return sqlite3_vfs_register(&vfs, 1) == SQLITE_OK;
}

void FaultDisk::plan(Fault fault, std::uint64_t at, std::uint32_t seed) {
  disk() = Disk{};
  disk().fault = fault;
  disk().at = at;
  disk().random.seed(seed);
}

void FaultDisk::mend() {
  Disk& d = disk();
  if (d.dead) {
    for (auto& [name, file] : d.files) {
      if (!std::filesystem::exists(name)) continue;
      // Of what was not synced each sector (512 bytes) may have reached the disk or not, in any order.
      constexpr std::size_t kSector = 512;
      const auto chance = d.random() % 3;  // 0: none of it, 1: about half, 2: all
      std::string content = std::move(file.synced);
      for (const Change& change : file.pending) {
        if (!change.bytes) {
          if (chance == 2 || d.random() % 2 == 0) apply(content, change);
          continue;
        }
        for (std::size_t at = 0; at < change.bytes->size(); at += kSector)
          if (chance == 2 || (chance == 1 && d.random() % 2 == 0))
            apply(content, {change.offset + at, change.bytes->substr(at, kSector)});
      }
      std::ofstream(name, std::ios::binary | std::ios::trunc) << content;
      std::filesystem::remove(name + "-shm");  // memory
    }
  }
  d.fault = Fault::None;
  d.dead = false;
  d.files.clear();
}

std::uint64_t FaultDisk::writes() { return disk().writes; }
std::uint64_t FaultDisk::syncs() { return disk().syncs; }
bool FaultDisk::fired() { return disk().fired; }
bool FaultDisk::dead() { return disk().dead; }

}  // namespace entente
