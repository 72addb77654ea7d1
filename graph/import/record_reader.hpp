// Reads a delimited file in bounded memory (RFC 4180: quoted fields, doubled quotes, line ends in quotes):
// blocks of whole records, which several threads can take apart at once, and each record of a block.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/array.hpp"
#include "graph/result.hpp"

namespace entente {

/// A piece of a file that ends where a record ends, or the file does.
struct RecordBlock {
  Array<char> bytes{};
  std::uint64_t first_line = 1;
};

/// Cuts a file into blocks.
class BlockReader {
 public:
  static Result<BlockReader> open(const std::string& path);
  ~BlockReader();
  BlockReader(BlockReader&&) noexcept;
  BlockReader& operator=(BlockReader&&) noexcept;
  /// False at the end. A record longer than 16 MiB is given as it is, cut off, for its reader to refuse. The
  /// memory of `block` is used again.
  Result<bool> next(RecordBlock& block);
  /// In bytes, when it was opened; 0 where the system cannot say.
  [[nodiscard]] std::uint64_t file_size() const;

 private:
  struct Parts;
  explicit BlockReader(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// The records of a block.
class RecordReader {
 public:
  RecordReader(RecordBlock block, std::string path, char delimiter);
  ~RecordReader();
  RecordReader(RecordReader&&) noexcept;
  RecordReader& operator=(RecordReader&&) noexcept;

  /// Of the block, in bytes.
  [[nodiscard]] std::size_t size() const;
  /// Goes on with another block of the file; gives back the one before, whose texts end.
  RecordBlock exchange(RecordBlock block);

  /// Reads the next record; false at the end. InputError, with the line, where a quote is not closed or a
  /// record is longer than 16 MiB. Empty lines are passed over.
  Result<bool> next();
  /// The fields of the record, unquoted. The list lives until the next one is read, the texts as long as the
  /// reader.
  [[nodiscard]] const std::vector<std::string_view>& fields() const;
  /// Whether the field stood in quotes: an empty one is then an empty text rather than nothing.
  [[nodiscard]] bool quoted(std::size_t field) const;
  /// The line on which the record begins, from 1.
  [[nodiscard]] std::uint64_t line() const;
  [[nodiscard]] const std::string& path() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace entente
