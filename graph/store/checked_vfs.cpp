#include "graph/store/checked_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace entente {
namespace {

constexpr std::size_t kBody = kPageSize - kReservedBytes;

/// SQLite's file object with the real one behind it, in the same block of memory.
struct CheckedFile {
  sqlite3_file base;
};
sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<CheckedFile*>(file) + 1);
}
const sqlite3_io_methods* real_methods(sqlite3_file* file) { return real(file)->pMethods; }
sqlite3_vfs* real_vfs(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

bool whole_page(int size, sqlite3_int64 offset) { return size == kPageSize && offset % kPageSize == 0; }

int close_file(sqlite3_file* file) { return real_methods(file)->xClose(real(file)); }

int read_file(sqlite3_file* file, void* buffer, int size, sqlite3_int64 offset) {
  const int code = real_methods(file)->xRead(real(file), buffer, size, offset);
  if (code != SQLITE_OK || !whole_page(size, offset)) return code;
  const auto* page = static_cast<const unsigned char*>(buffer);
  std::uint64_t stored = 0;
  std::memcpy(&stored, page + kBody, sizeof stored);
  if (stored == page_checksum(page, static_cast<std::uint64_t>(offset / kPageSize))) return SQLITE_OK;
  // A page that was given out but never written is all zeros; SQLite knows not to trust it.
  if (stored == 0 && std::all_of(page, page + kBody, [](unsigned char c) { return c == 0; }))
    return SQLITE_OK;
  sqlite3_log(SQLITE_IOERR_DATA, "page %lld does not fit its checksum", offset / kPageSize + 1);
  return SQLITE_IOERR_DATA;
}

int write_file(sqlite3_file* file, const void* buffer, int size, sqlite3_int64 offset) {
  if (!whole_page(size, offset)) return real_methods(file)->xWrite(real(file), buffer, size, offset);
  std::array<unsigned char, kPageSize> page;
  std::memcpy(page.data(), buffer, kPageSize);
  const std::uint64_t sum = page_checksum(page.data(), static_cast<std::uint64_t>(offset / kPageSize));
  std::memcpy(page.data() + kBody, &sum, sizeof sum);
  return real_methods(file)->xWrite(real(file), page.data(), size, offset);
}

int truncate_file(sqlite3_file* f, sqlite3_int64 size) { return real_methods(f)->xTruncate(real(f), size); }
int sync_file(sqlite3_file* f, int flags) { return real_methods(f)->xSync(real(f), flags); }
int file_size(sqlite3_file* f, sqlite3_int64* size) { return real_methods(f)->xFileSize(real(f), size); }
int lock(sqlite3_file* f, int level) { return real_methods(f)->xLock(real(f), level); }
int unlock(sqlite3_file* f, int level) { return real_methods(f)->xUnlock(real(f), level); }
int check_lock(sqlite3_file* f, int* out) { return real_methods(f)->xCheckReservedLock(real(f), out); }
int control(sqlite3_file* f, int op, void* arg) { return real_methods(f)->xFileControl(real(f), op, arg); }
int sector_size(sqlite3_file* f) { return real_methods(f)->xSectorSize(real(f)); }
int device(sqlite3_file* f) { return real_methods(f)->xDeviceCharacteristics(real(f)); }
int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
  return real_methods(f)->xShmMap(real(f), page, size, extend, out);
}
int shm_lock(sqlite3_file* f, int offset, int n, int flags) {
  return real_methods(f)->xShmLock(real(f), offset, n, flags);
}
void shm_barrier(sqlite3_file* f) { real_methods(f)->xShmBarrier(real(f)); }
int shm_unmap(sqlite3_file* f, int remove) { return real_methods(f)->xShmUnmap(real(f), remove); }

// Version 2: shared memory for the write-ahead log, but no memory map, which would go around the check.
const sqlite3_io_methods kMethods{2,           close_file,  read_file, write_file, truncate_file,
                                  sync_file,   file_size,   lock,      unlock,     check_lock,
                                  control,     sector_size, device,    shm_map,    shm_lock,
                                  shm_barrier, shm_unmap,   nullptr,   nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  sqlite3_vfs* under = real_vfs(vfs);
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return under->xOpen(under, name, file, flags, out_flags);
  file->pMethods = nullptr;
  const int code = under->xOpen(under, name, real(file), flags, out_flags);
  if (real_methods(file) != nullptr) file->pMethods = &kMethods;
  return code;
}

// Everything else goes straight to the system's layer.
int remove_file(sqlite3_vfs* v, const char* n, int s) { return real_vfs(v)->xDelete(real_vfs(v), n, s); }
int access_file(sqlite3_vfs* v, const char* n, int f, int* out) {
  return real_vfs(v)->xAccess(real_vfs(v), n, f, out);
}
int full_path(sqlite3_vfs* v, const char* n, int size, char* out) {
  return real_vfs(v)->xFullPathname(real_vfs(v), n, size, out);
}
int randomness(sqlite3_vfs* v, int n, char* out) { return real_vfs(v)->xRandomness(real_vfs(v), n, out); }
int sleep_for(sqlite3_vfs* v, int us) { return real_vfs(v)->xSleep(real_vfs(v), us); }
int current_time(sqlite3_vfs* v, double* out) { return real_vfs(v)->xCurrentTime(real_vfs(v), out); }
int last_error(sqlite3_vfs* v, int n, char* out) { return real_vfs(v)->xGetLastError(real_vfs(v), n, out); }
int current_time64(sqlite3_vfs* v, sqlite3_int64* out) {
  return real_vfs(v)->xCurrentTimeInt64(real_vfs(v), out);
}

constexpr const char* kName = "entente-checked";

const char* register_vfs() {
  sqlite3_vfs* under = sqlite3_vfs_find(nullptr);
  if (under == nullptr || under->iVersion < 2) return nullptr;
  static sqlite3_vfs vfs{};
  vfs.iVersion = 2;
  vfs.szOsFile = static_cast<int>(sizeof(CheckedFile)) + under->szOsFile;
  vfs.mxPathname = under->mxPathname;
  vfs.zName = kName;
  vfs.pAppData = under;
  vfs.xOpen = open_file;
  vfs.xDelete = remove_file;
  vfs.xAccess = access_file;
  vfs.xFullPathname = full_path;
  vfs.xRandomness = randomness;
  vfs.xSleep = sleep_for;
  vfs.xCurrentTime = current_time;
  vfs.xGetLastError = last_error;
  vfs.xCurrentTimeInt64 = current_time64;
  return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK ? kName : nullptr;
}

}  // namespace

const char* checked_vfs() {
  static const char* const name = register_vfs();
  return name;
}

std::uint64_t page_checksum(const unsigned char* page, std::uint64_t number) {
  // Four lanes of multiply and rotate: each step is a bijection of the lane for a given word, so a change in
  // one word always changes the lane's end. The lanes let the processor work on four words at a time.
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;
  std::array<std::uint64_t, 4> lanes{number + 1, number + 2, number + 3, number + 4};
  for (std::size_t at = 0; at + 32 <= kBody; at += 32)
    for (std::size_t lane = 0; lane < 4; ++lane) {
      std::uint64_t word = 0;
      std::memcpy(&word, page + at + lane * 8, 8);
      lanes[lane] = std::rotl((lanes[lane] ^ word) * kMultiplier, 29);
    }
  for (std::size_t at = kBody / 32 * 32; at + 8 <= kBody; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, page + at, 8);
    lanes[0] = std::rotl((lanes[0] ^ word) * kMultiplier, 29);
  }
  std::uint64_t sum = number;
  for (const std::uint64_t lane : lanes) sum = std::rotl((sum ^ lane) * kMultiplier, 31);
  return sum == 0 ? 1 : sum;  // 0 marks a page never written
}

}  // namespace entente
