// The model's flat file, mapped read-only: named sections of numbers and strings (written by
// scripts/model/flat_file.py).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"

namespace entente::ingest::model {

/// A list of strings inside the mapped file; valid while the ModelFile lives.
class StringTable {
 public:
  StringTable() = default;
  StringTable(std::span<const std::uint32_t> starts, std::string_view text) : starts_(starts), text_(text) {}
  [[nodiscard]] std::size_t size() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    return text_.substr(starts_[i], starts_[i + 1] - starts_[i]);
  }
  /// Where `text` stands in a table that is sorted by bytes.
  [[nodiscard]] std::optional<std::size_t> find_sorted(std::string_view text) const;

 private:
  std::span<const std::uint32_t> starts_{};
  std::string_view text_{};
};

/// Checked when opened: kind, version, size, checksum, every section inside the file. Const and shared by
/// threads.
class ModelFile {
 public:
  static Result<std::unique_ptr<ModelFile>> open(const std::string& path);
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;
  ~ModelFile();
  [[nodiscard]] const std::string& path() const { return path_; }
  /// The bytes of a section, empty where there is none. Starts at a multiple of 64.
  [[nodiscard]] std::string_view section(std::string_view name) const;

 private:
  ModelFile(std::string path, void* data, std::size_t size)
      : path_(std::move(path)), data_(data), size_(size) {}
  Result<void> check();
  [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

  std::string path_;
  void* data_;
  std::size_t size_;
  struct Section {
    std::string_view name;
    std::string_view bytes;
  };
  std::vector<Section> sections_;
};

/// Reads sections for the parts that load themselves from a model. The first section that is absent or of the
/// wrong size is remembered as the error; what is then returned is zeros, or nothing, so that loading can go
/// on to the one check.
class ModelReader {
 public:
  explicit ModelReader(const ModelFile& file) : file_(&file) {}
  std::span<const float> floats(const std::string& name, std::size_t count);
  std::span<const std::int8_t> bytes(const std::string& name, std::size_t count);
  std::span<const std::int32_t> integers(const std::string& name, std::size_t count);
  std::span<const std::uint16_t> shorts(const std::string& name);
  std::span<const std::uint32_t> words(const std::string& name);
  std::span<const std::uint64_t> longs(const std::string& name);
  StringTable strings(const std::string& name);
  void reject(const std::string& what);
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  template <class T>
  std::span<const T> numbers(const std::string& name);
  template <class T>
  std::span<const T> numbers(const std::string& name, std::size_t count);

  const ModelFile* file_;
  std::optional<Error> error_;
  std::vector<std::vector<float>> zeros_;
};

}  // namespace entente::ingest::model
