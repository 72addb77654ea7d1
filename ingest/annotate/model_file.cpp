// Opens, maps and checks the model's flat file.
#include "ingest/annotate/model_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#include "ingest/annotate/hashing.hpp"

namespace entente::ingest::model {
namespace {

constexpr std::string_view kMagic = "ENTMODEL";
constexpr std::uint32_t kVersion = 2;
constexpr std::size_t kHeaderSize = 32;
constexpr std::size_t kEntrySize = 56;
constexpr std::size_t kNameSize = 40;
constexpr const char* kMakeAgain = "make it again with `make build` or scripts/fetch-model";

static_assert(std::endian::native == std::endian::little, "the model file is mapped as it is, little-endian");

template <class T>
T number_at(std::string_view bytes, std::size_t at) {
  T value{};
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

Error damaged(const std::string& path, const std::string& what) {
  return {.kind = ErrorKind::FormatError,
          .message = "the model file is damaged: " + what,
          .hint = kMakeAgain,
          .file = path};
}

Error io_error(const std::string& path, const char* what) {
  return {.kind = ErrorKind::IoError,
          .message = std::string("cannot ") + what + " the model file: " + std::strerror(errno),
          .hint = kMakeAgain,
          .file = path};
}

}  // namespace

std::optional<std::size_t> StringTable::find_sorted(std::string_view text) const {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if ((*this)[middle] < text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low < size() && (*this)[low] == text) return low;
  return std::nullopt;
}

Result<std::unique_ptr<ModelFile>> ModelFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail(io_error(path, "open"));
  struct stat status {};
  if (::fstat(file, &status) != 0) {
    const Error error = io_error(path, "read");
    ::close(file);
    return fail(error);
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (!S_ISREG(status.st_mode) || size < kHeaderSize) {
    ::close(file);
    return fail(damaged(path, "it is no file of at least " + std::to_string(kHeaderSize) + " bytes"));
  }
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  const Error error = io_error(path, "map");
  ::close(file);
  if (data == MAP_FAILED) return fail(error);
  std::unique_ptr<ModelFile> model(new ModelFile(path, data, size));
  if (auto checked = model->check(); !checked) return fail(checked.error());
  // The checksum has read all of it; what nothing else asks for need not stay in memory.
  (void)::madvise(data, size, MADV_DONTNEED);
  return model;
}

ModelFile::~ModelFile() { ::munmap(data_, size_); }

Result<void> ModelFile::check() {
  const std::string_view all = bytes();
  if (all.substr(0, kMagic.size()) != kMagic) {
    return fail(Error{.kind = ErrorKind::FormatError,
                      .message = "this is not a model file",
                      .hint = kMakeAgain,
                      .file = path_});
  }
  const auto version = number_at<std::uint32_t>(all, 8);
  if (version != kVersion) {
    return fail(Error{.kind = ErrorKind::FormatError,
                      .message = "the model file is of version " + std::to_string(version) +
                                 ", this program reads " + std::to_string(kVersion),
                      .hint = kMakeAgain,
                      .file = path_});
  }
  if (number_at<std::uint64_t>(all, 16) != size_) return fail(damaged(path_, "it is cut short or too long"));
  if (number_at<std::uint64_t>(all, 24) != murmur64a(all.substr(kHeaderSize), kVersion)) {
    return fail(damaged(path_, "its checksum does not agree"));
  }
  const std::size_t count = number_at<std::uint32_t>(all, 12);
  if (count > (size_ - kHeaderSize) / kEntrySize)
    return fail(damaged(path_, "its table is longer than the file"));
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view entry = all.substr(kHeaderSize + i * kEntrySize, kEntrySize);
    const auto offset = number_at<std::uint64_t>(entry, kNameSize);
    const auto length = number_at<std::uint64_t>(entry, kNameSize + 8);
    if (offset > size_ || length > size_ - offset || offset % 64 != 0) {
      return fail(damaged(path_, "a section lies outside of it"));
    }
    const std::string_view name = entry.substr(0, kNameSize);
    sections_.push_back({name.substr(0, name.find('\0')), all.substr(offset, length)});
  }
  std::sort(sections_.begin(), sections_.end(),
            [](const Section& a, const Section& b) { return a.name < b.name; });
  return {};
}

std::string_view ModelFile::section(std::string_view name) const {
  const auto found = std::lower_bound(sections_.begin(), sections_.end(), name,
                                      [](const Section& s, std::string_view n) { return s.name < n; });
  return found != sections_.end() && found->name == name ? found->bytes : std::string_view{};
}

void ModelReader::reject(const std::string& what) {
  if (!error_) error_ = damaged(file_->path(), what);
}

template <class T>
std::span<const T> ModelReader::numbers(const std::string& name) {
  const std::string_view bytes = file_->section(name);
  if (bytes.empty() || bytes.size() % sizeof(T) != 0) {
    reject("its section " + name + " is missing");
    return {};
  }
  // Sections are aligned to 64 bytes in a mapped file, which is aligned to a page.
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

template <class T>
std::span<const T> ModelReader::numbers(const std::string& name, std::size_t count) {
  const auto found = numbers<T>(name);
  if (found.size() == count) return found;
  reject("its section " + name + " has " + std::to_string(found.size()) + " numbers, not " +
         std::to_string(count));
  return {};
}

std::span<const float> ModelReader::floats(const std::string& name, std::size_t count) {
  if (const auto found = numbers<float>(name, count); found.size() == count) return found;
  zeros_.emplace_back(count, 0.0F);
  return zeros_.back();
}

std::span<const std::int8_t> ModelReader::bytes(const std::string& name, std::size_t count) {
  return numbers<std::int8_t>(name, count);
}
std::span<const std::int32_t> ModelReader::integers(const std::string& name, std::size_t count) {
  return numbers<std::int32_t>(name, count);
}
std::span<const std::uint16_t> ModelReader::shorts(const std::string& name) {
  return numbers<std::uint16_t>(name);
}
std::span<const std::uint32_t> ModelReader::words(const std::string& name) {
  return numbers<std::uint32_t>(name);
}
std::span<const std::uint64_t> ModelReader::longs(const std::string& name) {
  return numbers<std::uint64_t>(name);
}

StringTable ModelReader::strings(const std::string& name) {
  const std::string_view bytes = file_->section(name);
  const std::size_t words = bytes.size() / 4;
  const std::size_t count = words == 0 ? 0 : number_at<std::uint32_t>(bytes, 0);
  if (words < 2 || count > words - 2) {
    reject("its section " + name + " is missing");
    return {};
  }
  const std::span<const std::uint32_t> starts(reinterpret_cast<const std::uint32_t*>(bytes.data()) + 1,
                                              count + 1);
  const std::string_view text = bytes.substr(4 * (count + 2));
  if (!std::is_sorted(starts.begin(), starts.end()) || starts.back() > text.size()) {
    reject("its section " + name + " has strings outside of it");
    return {};
  }
  return {starts, text};
}

}  // namespace entente::ingest::model
