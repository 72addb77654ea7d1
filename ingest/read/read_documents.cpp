// Paths to documents: opens, walks folders, tells the format, and hands every document or its error to the
// sink.
#include "ingest/read/read_documents.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>

#include "ingest/read/encoding.hpp"
#include "ingest/read/html_article.hpp"
#include "ingest/read/json_documents.hpp"
#include "ingest/text/blocks.hpp"
#include "ingest/text/characters.hpp"
#include "ingest/text/dateline.hpp"

namespace entente::ingest {

namespace {

namespace fs = std::filesystem;

/// More than any article; keeps one bad file from taking all memory. Offsets need no more than 32 bits.
constexpr std::size_t kMaxDocumentBytes = 32U << 20U;
/// A .json file may hold many documents.
constexpr std::size_t kMaxJsonBytes = 512U << 20U;

Error file_error(std::string file, Error error) {
  error.file = std::move(file);
  return error;
}

Error too_long(const std::string& file, std::size_t limit) {
  return Error{.kind = ErrorKind::InputError,
               .message = "longer than " + std::to_string(limit >> 20U) + " MiB",
               .hint = "split it into documents",
               .file = file};
}

std::string stem_of(const std::string& path) { return fs::path(path).stem().string(); }

std::optional<DocumentFormat> format_of_ending(const fs::path& path) {
  const auto ending = fold(path.extension().string());
  if (ending == ".txt" || ending == ".text") return DocumentFormat::Text;
  if (ending == ".html" || ending == ".htm" || ending == ".xhtml") return DocumentFormat::Html;
  if (ending == ".json") return DocumentFormat::Json;
  if (ending == ".jsonl" || ending == ".ndjson") return DocumentFormat::JsonLines;
  return std::nullopt;
}

DocumentFormat sniff_format(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = trim(head);
  const auto folded = fold(head.substr(0, 200));
  if (folded.starts_with("<!doctype html") || folded.starts_with("<html")) return DocumentFormat::Html;
  if (head.starts_with('{')) return DocumentFormat::JsonLines;
  if (head.starts_with('[') &&
      (trim(head.substr(1)).starts_with('{') || trim(head.substr(1)).starts_with(']')))
    return DocumentFormat::Json;
  return DocumentFormat::Text;
}

void complete(Document& document) {
  if (!document.date)
    document.date = find_document_date(document.text, find_blocks(document.text, document.title));
}

Result<Document> read_plain(std::string_view name, std::string_view bytes) {
  auto text = decode_text(bytes);
  if (!text) return fail(file_error(std::string(name), std::move(text.error())));
  Document document;
  document.id = stem_of(std::string(name));
  document.text = std::move(*text);
  return document;
}

Result<Document> read_html(std::string_view name, std::string_view bytes) {
  auto html = decode_text(bytes);
  if (!html) return fail(file_error(std::string(name), std::move(html.error())));
  auto article = read_html_article(*html);
  if (trim(article.text).empty()) {
    return fail(Error{.kind = ErrorKind::InputError,
                      .message = "HTML without an article: no text outside menus and scripts",
                      .hint = "save the page with its text",
                      .file = std::string(name)});
  }
  Document document;
  document.id = stem_of(std::string(name));
  document.text = std::move(article.text);
  document.title = std::move(article.title);
  document.source = std::move(article.source);
  document.url = std::move(article.url);
  document.date = parse_partial_date(std::string_view(article.date).substr(0, 10));
  if (!document.date) document.date = first_date(article.date);
  return document;
}

/// Hands documents on, completed; remembers a stop.
class Output {
 public:
  explicit Output(const DocumentSink& sink) : sink_(sink) {}
  bool operator()(Result<Document> document) {
    if (stopped_) return false;
    if (document) complete(*document);
    stopped_ = !sink_(std::move(document));
    return !stopped_;
  }
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  const DocumentSink& sink_;
  bool stopped_ = false;
};

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

/// Lines of a stream, one in memory at a time.
class LineReader {
 public:
  LineReader(std::FILE* file, std::string begun) : file_(file), buffer_(std::move(begun)) {}

  enum class Outcome { Line, TooLong, End };
  Outcome next(std::string& line) {
    line.clear();
    bool long_line = false;
    bool any = false;
    while (at_ < buffer_.size() || fill()) {
      any = true;
      const auto newline = buffer_.find('\n', at_);
      const auto end = std::min(newline, buffer_.size());
      if (!long_line) line.append(buffer_, at_, end - at_);
      if (line.size() > kMaxDocumentBytes) {
        long_line = true;
        line.clear();
      }
      at_ = newline == std::string::npos ? end : end + 1;
      if (newline != std::string::npos) break;
    }
    if (!any) return Outcome::End;
    return long_line ? Outcome::TooLong : Outcome::Line;
  }
  [[nodiscard]] bool failed() const { return std::ferror(file_) != 0; }

 private:
  bool fill() {
    buffer_.resize(1U << 16U);
    buffer_.resize(std::fread(buffer_.data(), 1, buffer_.size(), file_));
    at_ = 0;
    return !buffer_.empty();
  }

  std::FILE* file_;
  std::string buffer_;
  std::size_t at_ = 0;
};

void read_lines(const std::string& name, LineReader& reader, Output& output) {
  std::string line;
  std::uint32_t number = 0;
  std::uint32_t documents = 0;
  const auto report = [&](Error error) {
    error.file = name;
    if (!error.place) error.place = TextPlace{.line = number};
    ++documents;
    return output(fail(std::move(error)));
  };
  for (;;) {
    const auto outcome = reader.next(line);
    if (outcome == LineReader::Outcome::End) break;
    ++number;
    if (outcome == LineReader::Outcome::TooLong) {
      auto error = too_long(name, kMaxDocumentBytes);
      if (!report(std::move(error))) return;
      continue;
    }
    if (trim(line).empty()) continue;
    if (const auto bad = find_invalid_utf8(line)) {
      if (!report(Error{.kind = ErrorKind::InputError,
                        .message = "invalid UTF-8 at byte " + std::to_string(*bad) + " of the line",
                        .hint = "convert the file to UTF-8"}))
        return;
      continue;
    }
    ++documents;
    auto document = read_json_line(stem_of(name), line, number);
    if (!document) document.error().file = name;  // the default id is no path
    if (!output(std::move(document))) return;
  }
  if (reader.failed())
    report(Error{.kind = ErrorKind::IoError,
                 .message = std::string("cannot be read to its end: ") + std::strerror(errno)});
  else if (documents == 0)
    report(Error{.kind = ErrorKind::InputError,
                 .message = "no text in it",
                 .hint = "remove the file or leave it out"});
}

bool read_rest(std::FILE* file, std::string& bytes, std::size_t limit) {
  char buffer[1U << 16U];
  while (bytes.size() <= limit) {
    const auto got = std::fread(buffer, 1, sizeof buffer, file);
    if (got == 0) return true;
    bytes.append(buffer, got);
  }
  return false;
}

void read_stream(const std::string& name, std::FILE* file, std::optional<DocumentFormat> format,
                 Output& output) {
  std::string bytes(1U << 12U, '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
  if (!format) format = sniff_format(bytes);
  if (*format == DocumentFormat::JsonLines) {
    LineReader reader(file, std::move(bytes));
    read_lines(name, reader, output);
    return;
  }
  const auto limit = *format == DocumentFormat::Json ? kMaxJsonBytes : kMaxDocumentBytes;
  if (!read_rest(file, bytes, limit)) {
    output(fail(too_long(name, limit)));
  } else if (std::ferror(file) != 0) {
    output(fail(Error{.kind = ErrorKind::IoError,
                      .message = std::string("cannot be read: ") + std::strerror(errno),
                      .file = name}));
  } else {
    read_document_bytes(name, bytes, *format,
                        [&](Result<Document> document) { return output(std::move(document)); });
  }
}

void read_file(const fs::path& path, Output& output) {
  const auto name = path.string();
  const File file(std::fopen(name.c_str(), "rb"), &std::fclose);
  if (!file) {
    output(fail(Error{.kind = ErrorKind::IoError,
                      .message = std::string("cannot be opened: ") + std::strerror(errno),
                      .file = name}));
    return;
  }
  read_stream(name, file.get(), format_of_ending(path), output);
}

/// Files of a folder that have an ending of ours, hidden ones left out, sorted by path.
void read_folder(const fs::path& folder, Output& output) {
  std::vector<fs::path> files;
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    std::error_code ignored;
    if (hidden && entry->is_directory(ignored)) entry.disable_recursion_pending();
    if (!hidden && entry->is_regular_file(ignored) && format_of_ending(entry->path()))
      files.push_back(entry->path());
  }
  if (error)
    output(fail(Error{.kind = ErrorKind::IoError,
                      .message = "cannot be listed: " + error.message(),
                      .file = folder.string()}));
  if (files.empty() && !error) {
    output(fail(Error{.kind = ErrorKind::InputError,
                      .message = "no document in this folder",
                      .hint = "documents end in .txt, .html, .json or .jsonl",
                      .file = folder.string()}));
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    if (output.stopped()) return;
    read_file(file, output);
  }
}

}  // namespace

void read_document_bytes(std::string_view name, std::string_view bytes, DocumentFormat format,
                         const DocumentSink& sink) {
  Output output(sink);
  const std::string file(name);
  const auto named = [&](Result<Document> document) {
    if (!document) document.error().file = file;
    return output(std::move(document));
  };
  if (format == DocumentFormat::Text) {
    named(read_plain(file, bytes));
  } else if (format == DocumentFormat::Html) {
    named(read_html(file, bytes));
  } else if (auto text = decode_text(bytes); !text) {
    named(fail(std::move(text.error())));
  } else if (format == DocumentFormat::Json) {
    read_json_documents(stem_of(file), *text, named);
  } else {
    std::uint32_t line = 0;
    for (std::size_t at = 0; at < text->size() && !output.stopped(); ++line) {
      const auto end = std::min(text->find('\n', at), text->size());
      const auto body = std::string_view(*text).substr(at, end - at);
      if (!trim(body).empty()) named(read_json_line(stem_of(file), body, line + 1));
      at = end + 1;
    }
  }
}

void read_documents(const std::vector<std::string>& paths, const DocumentSink& sink) {
  Output output(sink);
  for (const auto& path : paths) {
    if (output.stopped()) return;
    std::error_code error;
    if (path == "-") {
      read_stream("stdin", stdin, std::nullopt, output);
    } else if (fs::is_directory(path, error)) {
      read_folder(path, output);
    } else if (!fs::exists(path, error)) {
      output(fail(Error{.kind = ErrorKind::IoError,
                        .message = "no such file or folder",
                        .hint = "check the path",
                        .file = path}));
    } else {
      read_file(path, output);
    }
  }
}

}  // namespace entente::ingest
