#include "cli/read_source.hpp"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace entente::cli {

namespace {

Result<std::string> read_stream(std::FILE* file, const std::string& path) {
  constexpr std::size_t kBlock = 65536;
  std::string text;
  std::array<char, kBlock> block{};
  while (true) {
    const std::size_t got = std::fread(block.data(), 1, block.size(), file);
    text.append(block.data(), got);
    if (got < block.size()) break;
  }
  if (std::ferror(file) != 0) {
    return fail(Error{.kind = ErrorKind::IoError,
                      .message = std::string("cannot read: ") + std::strerror(errno),
                      .file = path});
  }
  return text;
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  if (path == "-") return read_stream(stdin, "standard input");
  struct stat info {};
  if (stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
    return fail(Error{.kind = ErrorKind::InputError, .message = "is a directory, not a file", .file = path});
  }
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    return fail(Error{.kind = ErrorKind::IoError,
                      .message = std::string("cannot open: ") + std::strerror(errno),
                      .file = path});
  }
  auto text = read_stream(file, path);
  std::fclose(file);
  return text;
}

}  // namespace entente::cli
