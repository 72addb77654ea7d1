#include "cli/write_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <streambuf>

#include "cli/terminal.hpp"

namespace entente::cli {

namespace {

namespace fs = std::filesystem;

// Standard output as a stream; what it refuses is remembered there.
class OutputBuffer : public std::streambuf {
 protected:
  int_type overflow(int_type c) override {
    const char byte = traits_type::to_char_type(c);
    return write_output({&byte, 1}) ? c : traits_type::eof();
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    return write_output({text, static_cast<std::size_t>(size)}) ? size : 0;
  }
};

Error cannot_write(const std::string& path, int reason) {
  Error error{.kind = ErrorKind::IoError, .message = "cannot write", .file = path};
  if (reason != 0) error.message += std::string(": ") + std::strerror(reason);
  if (reason == ENOENT) error.hint = "there is no such folder; make it first";
  if (reason == ENOSPC) error.hint = "make room, or write to another disk";
  if (reason == EISDIR) error.hint = "give the file a name within the folder";
  return error;
}

// Of the streams, only errno says why; nothing between the failure and here sets it anew.
Result<void> fill(const std::string& to, const std::string& path,
                  const std::function<Result<void>(std::ostream&)>& write) {
  errno = 0;
  std::ofstream out(to, std::ios::binary | std::ios::trunc);
  if (!out) return fail(cannot_write(path, errno));
  auto written = write(out);
  out.close();
  if (!out) return fail(cannot_write(path, errno));
  return written;
}

}  // namespace

Result<void> write_file(const std::string& path, const std::function<Result<void>(std::ostream&)>& write) {
  if (path == "-") {
    OutputBuffer buffer;
    std::ostream out(&buffer);
    auto written = write(out);
    return output_works() ? written : Result<void>();
  }
  std::error_code unknown;
  const fs::file_status status = fs::status(path, unknown);
  if (fs::is_directory(status)) return fail(cannot_write(path, EISDIR));
  if (fs::exists(status) && !fs::is_regular_file(status)) return fill(path, path, write);
  std::string whole = path;
  if (fs::exists(status)) {
    const fs::path behind_links = fs::canonical(path, unknown);
    if (!unknown) whole = behind_links.string();
  }
  const std::string draft = whole + ".part";
  auto written = fill(draft, path, write);
  if (written && std::rename(draft.c_str(), whole.c_str()) != 0) written = fail(cannot_write(path, errno));
  if (!written) std::remove(draft.c_str());
  return written;
}

}  // namespace entente::cli
