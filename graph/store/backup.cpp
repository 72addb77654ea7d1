// A copy of a store while others read and write it: SQLite's online backup of one snapshot, checked before it
// gets its name.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "graph/store/parts.hpp"

namespace entente {
namespace {

bool exists(const std::string& path) {
  struct stat info {};
  return lstat(path.c_str(), &info) == 0;
}

Error io_error(std::string message, const std::string& path) {
  return Error{.kind = ErrorKind::IoError, .message = std::move(message), .hint = {}, .file = path};
}

/// A log beside a file of that name belongs to what was there, and would be read as the copy's own: the old
/// store must have taken its log in, and nobody may have it open.
Result<void> make_way(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode))
    return fail(io_error("there is something else than a file at this path", path));
  if (exists(path + "-wal")) {
    const auto old = Store::open(path, OpenMode::Write);  // the last to close a store takes its log in
    if (!old) return fail(old.error());
  }
  if (exists(path + "-wal"))
    return fail(Error{.kind = ErrorKind::BusyError,
                      .message = "the file to replace is a store that somebody has open",
                      .hint = "give another name",
                      .file = path});
  return {};
}

/// Copies page by page what `from` sees; its snapshot does not move while it lasts.
Result<void> copy_pages(Database& from, Database& into, const PageProgress& progress) {
  constexpr int kPagesAStep = 512;
  sqlite3_backup* work = sqlite3_backup_init(into.handle(), "main", from.handle(), "main");
  if (work == nullptr) return fail(into.error(sqlite3_errcode(into.handle())));
  int code = SQLITE_OK;
  bool stopped = false;
  while ((code = sqlite3_backup_step(work, kPagesAStep)) == SQLITE_OK) {
    const auto all = static_cast<std::uint64_t>(sqlite3_backup_pagecount(work));
    const auto left = static_cast<std::uint64_t>(sqlite3_backup_remaining(work));
    stopped = progress && !progress(all - left, all);
    if (stopped) break;
  }
  const int ended = sqlite3_backup_finish(work);
  if (stopped)
    return fail(Error{.kind = ErrorKind::Interrupted, .message = "stopped; nothing was written", .hint = {}});
  if (code != SQLITE_DONE) return fail(into.error(code));
  if (ended != SQLITE_OK) return fail(into.error(ended));
  return {};
}

Result<void> check_copy(const std::string& path) {
  const auto copy = Store::open(path, OpenMode::Read);
  if (!copy) return fail(copy.error());
  const auto faults = copy->check();
  if (!faults) return fail(faults.error());
  if (faults->empty()) return {};
  return fail(Error{.kind = ErrorKind::FormatError,
                    .message = "the copy is damaged: " + faults->front(),
                    .hint = "see what `entente check` says of the store itself",
                    .file = path});
}

/// The file and then its name on disk. `name` must not be there unless it may be replaced.
Result<void> give_name(const std::string& draft, const std::string& name, bool replace) {
  const int file = ::open(draft.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!synced) return fail(io_error(fmt::format("cannot write: {}", std::strerror(errno)), name));
  // link() refuses where the name is taken; rename() takes its place.
  const bool named =
      replace ? std::rename(draft.c_str(), name.c_str()) == 0 : link(draft.c_str(), name.c_str()) == 0;
  if (!named) return fail(io_error(fmt::format("cannot write: {}", std::strerror(errno)), name));
  if (!replace) (void)unlink(draft.c_str());
  const std::string folder = std::filesystem::path(name).parent_path().string();
  const int parent = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool kept = parent >= 0 && fsync(parent) == 0;
  if (parent >= 0) ::close(parent);
  if (!kept) return fail(io_error("the folder cannot be written to disk", name));
  return {};
}

void remove_draft(const std::string& draft) {
  for (const char* part : {"", "-wal", "-shm", "-journal"}) (void)unlink((draft + part).c_str());
}

}  // namespace

Result<void> Store::back_up(const std::string& path, bool replace, const PageProgress& progress) const {
  const std::lock_guard lock(parts_->mutex);
  if (parts_->in_transaction)
    return fail(
        parts_->error(ErrorKind::ArgumentError, "a transaction is open", "commit it or roll it back"));
  if (exists(path)) {
    if (!replace)
      return fail(Error{.kind = ErrorKind::IoError,
                        .message = "there is a file of this name",
                        .hint = "give another name",
                        .file = path});
    std::error_code ignored;
    if (std::filesystem::equivalent(path, parts_->path, ignored))
      return fail(io_error("this is the store itself", path));
    if (auto clear = make_way(path); !clear) return clear;
  }
  const std::string draft = fmt::format("{}.part-{}", path, getpid());
  remove_draft(draft);
  const auto write = [&]() -> Result<void> {
    {
      auto copy = Database::open(draft, true, false, false);
      if (!copy)
        return fail(Error{.kind = ErrorKind::IoError,
                          .message = "the copy cannot be made: " + copy.error().message,
                          .hint = "is there such a folder, and may it be written?",
                          .file = path});
      if (auto done = shape_pages(**copy); !done) return done;
      // No journal: a copy that is not whole is thrown away.
      if (auto done = (*copy)->run("PRAGMA synchronous = FULL; PRAGMA journal_mode = OFF"); !done)
        return done;
      if (auto done = copy_pages(*parts_->database, **copy, progress); !done) return done;
    }
    if (auto sound = check_copy(draft); !sound) return sound;
    for (const char* part : {"-wal", "-shm"}) (void)unlink((draft + part).c_str());  // empty
    return give_name(draft, path, replace);
  };
  auto done = write();
  if (!done) remove_draft(draft);
  return done;
}

}  // namespace entente
