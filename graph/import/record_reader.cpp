#include "graph/import/record_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <deque>
#include <filesystem>
#include <system_error>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;  // what comes of a block stays in a core's cache
constexpr std::size_t kLongest = std::size_t{16} << 20;

std::string_view text_of(const Array<char>& bytes) { return {bytes.data(), bytes.size()}; }

struct CloseFile {
  void operator()(std::FILE* file) const { (void)std::fclose(file); }
};

}  // namespace

// --- Blocks

struct BlockReader::Parts {
  std::string path;
  std::unique_ptr<std::FILE, CloseFile> file;
  Array<char> rest;        // read, and not yet given out
  bool ended = false;      // the file has no more
  std::uint64_t line = 1;  // the first of `rest`

  /// Reads on, behind what is there.
  Result<void> fill(Array<char>& bytes) {
    const std::size_t had = bytes.size();
    bytes.resize(had + kChunk);
    const std::size_t got = std::fread(bytes.data() + had, 1, kChunk, file.get());
    bytes.resize(had + got);
    ended = got < kChunk;
    if (std::ferror(file.get()) == 0) return {};
    Error error{.kind = ErrorKind::IoError,
                .message = std::string("the file cannot be read: ") + std::strerror(errno)};
    error.place = TextPlace{.line = static_cast<std::uint32_t>(line)};
    error.file = path;
    return fail(std::move(error));
  }
};

namespace {

/// Looks for the last line end outside of quotes, a piece at a time.
class LastRecordEnd {
 public:
  static constexpr std::size_t kNone = std::string::npos;

  /// `bytes`: those seen before, and more.
  void look(std::string_view bytes) {
    if (!open_ && bytes.find('"', seen_) == std::string_view::npos) {
      const std::size_t end = bytes.rfind('\n');
      if (end != std::string_view::npos && end >= seen_) found_ = end;
    } else {
      for (std::size_t at = seen_; at < bytes.size(); ++at) {
        if (bytes[at] == '"') open_ = !open_;
        if (bytes[at] == '\n' && !open_) found_ = at;
      }
    }
    seen_ = bytes.size();
  }
  [[nodiscard]] std::size_t found() const { return found_; }

 private:
  std::size_t seen_ = 0;
  std::size_t found_ = kNone;
  bool open_ = false;
};

}  // namespace

BlockReader::BlockReader(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
BlockReader::~BlockReader() = default;
BlockReader::BlockReader(BlockReader&&) noexcept = default;
BlockReader& BlockReader::operator=(BlockReader&&) noexcept = default;

Result<BlockReader> BlockReader::open(const std::string& path) {
  auto parts = std::make_unique<Parts>();
  parts->path = path;
  parts->file.reset(std::fopen(path.c_str(), "rb"));
  if (parts->file == nullptr)
    return fail(Error{.kind = errno == ENOENT ? ErrorKind::NotFound : ErrorKind::IoError,
                      .message = std::string("the file cannot be opened: ") + std::strerror(errno),
                      .hint = "see that the path is right",
                      .file = path});
  if (auto filled = parts->fill(parts->rest); !filled) return fail(filled.error());
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // a byte order mark
  if (text_of(parts->rest).starts_with(kMark))
    parts->rest.erase(parts->rest.begin(), parts->rest.begin() + kMark.size());
  return BlockReader(std::move(parts));
}

std::uint64_t BlockReader::file_size() const {
  std::error_code unknown;
  const auto size = std::filesystem::file_size(parts_->path, unknown);
  return unknown ? 0 : size;
}

Result<bool> BlockReader::next(RecordBlock& block) {
  Parts& parts = *parts_;
  Array<char>& bytes = block.bytes;
  bytes.assign(parts.rest.begin(), parts.rest.end());
  LastRecordEnd end;
  end.look(text_of(bytes));
  while (!parts.ended && (end.found() == LastRecordEnd::kNone || bytes.size() < kChunk) &&
         bytes.size() <= kLongest + kChunk) {
    if (auto filled = parts.fill(bytes); !filled) return fail(filled.error());
    end.look(text_of(bytes));
  }
  if (bytes.empty()) return false;
  const bool all = parts.ended || end.found() == LastRecordEnd::kNone;
  const std::size_t size = all ? bytes.size() : end.found() + 1;
  parts.rest.assign(bytes.begin() + static_cast<std::ptrdiff_t>(size), bytes.end());
  bytes.resize(size);
  block.first_line = parts.line;
  parts.line += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  return true;
}

// --- Records

struct RecordReader::Parts {
  std::string path;
  char delimiter = ',';
  Array<char> buffer;   // what is not yet given out begins at `at`
  bool quotes = false;  // are there any in it
  std::size_t at = 0;
  std::uint64_t line = 1;  // of the record given out
  std::uint64_t next_line = 1;
  std::vector<std::string_view> fields;
  std::vector<char> quoted;          // of each field, whether it is
  std::deque<std::string> unquoted;  // fields with doubled quotes

  void begin(RecordBlock block) {
    buffer = std::move(block.bytes);
    quotes = text_of(buffer).find('"') != std::string_view::npos;
    at = 0;
    line = next_line = block.first_line;
    unquoted.clear();
  }

  [[nodiscard]] Error error(std::string message) const {
    Error e{.kind = ErrorKind::InputError, .message = std::move(message)};
    e.place = TextPlace{.line = static_cast<std::uint32_t>(next_line)};
    e.file = path;
    return e;
  }

  /// The end of the record at `at`: the position of its line end, or of the end of the block.
  Result<std::size_t> record_end() {
    std::size_t from = at;  // searched so far
    bool open = false;      // within quotes
    while (true) {
      const char* begin = buffer.data();
      const std::size_t end = text_of(buffer).find('\n', from);
      const std::size_t stop = std::min(end, buffer.size());
      open = quotes && open != (std::count(begin + from, begin + stop, '"') % 2 != 0);
      if (stop - at > kLongest) return fail(error("a record is longer than 16 MiB; is a quote not closed?"));
      if (!open) return stop;
      if (end == std::string_view::npos)
        return fail(error("a quote is opened and not closed before the end of the file"));
      from = stop + 1;
    }
  }

  Result<void> split(std::string_view record) {
    fields.clear();
    quoted.clear();
    std::size_t from = 0;
    while (true) {
      if (from < record.size() && record[from] == '"') {
        const auto end = quoted_field(record, from + 1);
        if (!end) return fail(error("text follows a closing quote; double the quotes within a field"));
        from = *end;
      } else {
        const std::size_t end = std::min(record.find(delimiter, from), record.size());
        fields.push_back(record.substr(from, end - from));
        quoted.push_back(0);
        from = end;
      }
      if (from >= record.size()) return {};
      ++from;  // the delimiter
    }
  }

  /// Adds the field whose text begins at `from`; gives where it ends, after its closing quote.
  std::optional<std::size_t> quoted_field(std::string_view record, std::size_t from) {
    std::string text;
    bool doubled = false;
    std::size_t at_quote = from;
    for (std::size_t start = from;; start = at_quote + 2) {
      at_quote = record.find('"', start);
      if (at_quote == std::string_view::npos) return std::nullopt;
      const bool closes = at_quote + 1 >= record.size() || record[at_quote + 1] != '"';
      if (!closes || doubled) text.append(record.substr(start, at_quote - start));
      if (closes) break;
      text.push_back('"');
      doubled = true;
    }
    if (doubled) unquoted.push_back(std::move(text));
    fields.push_back(doubled ? std::string_view(unquoted.back()) : record.substr(from, at_quote - from));
    quoted.push_back(1);
    const std::size_t end = at_quote + 1;
    if (end < record.size() && record[end] != delimiter) return std::nullopt;
    return end;
  }
};

RecordReader::RecordReader(RecordBlock block, std::string path, char delimiter)
    : parts_(std::make_unique<Parts>()) {
  parts_->path = std::move(path);
  parts_->delimiter = delimiter;
  parts_->begin(std::move(block));
}
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;

std::size_t RecordReader::size() const { return parts_->buffer.size(); }

RecordBlock RecordReader::exchange(RecordBlock block) {
  RecordBlock before{.bytes = std::move(parts_->buffer)};
  parts_->begin(std::move(block));
  return before;
}

Result<bool> RecordReader::next() {
  Parts& parts = *parts_;
  while (parts.at < parts.buffer.size()) {
    const auto end = parts.record_end();
    if (!end) return fail(end.error());
    std::string_view record = text_of(parts.buffer).substr(parts.at, *end - parts.at);
    parts.line = parts.next_line;
    if (record.ends_with('\r')) record.remove_suffix(1);
    const auto done = record.empty() ? Result<void>() : parts.split(record);
    ++parts.next_line;
    if (parts.quotes)
      parts.next_line += static_cast<std::uint64_t>(std::count(record.begin(), record.end(), '\n'));
    parts.at = *end + 1;
    if (!done) return fail(done.error());
    if (!record.empty()) return true;
  }
  return false;
}

const std::vector<std::string_view>& RecordReader::fields() const { return parts_->fields; }
bool RecordReader::quoted(std::size_t field) const { return parts_->quoted[field] != 0; }
std::uint64_t RecordReader::line() const { return parts_->line; }
const std::string& RecordReader::path() const { return parts_->path; }

}  // namespace entente
