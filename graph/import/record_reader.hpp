// Reads a delimited file record by record in bounded memory (RFC 4180: quoted fields, doubled quotes, line
// ends in quotes).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"

namespace entente {

class RecordReader {
 public:
  static Result<RecordReader> open(const std::string& path, char delimiter);
  ~RecordReader();
  RecordReader(RecordReader&&) noexcept;
  RecordReader& operator=(RecordReader&&) noexcept;

  /// Reads the next record; false at the end. InputError, with the line, where a quote is not closed or a
  /// record is longer than 16 MiB. Empty lines are passed over.
  Result<bool> next();
  /// The fields of the record, unquoted; they live until the next one is read.
  [[nodiscard]] const std::vector<std::string_view>& fields() const;
  /// Whether the field stood in quotes: an empty one is then an empty text rather than nothing.
  [[nodiscard]] bool quoted(std::size_t field) const;
  /// The line on which the record begins, from 1.
  [[nodiscard]] std::uint64_t line() const;
  [[nodiscard]] const std::string& path() const;

 private:
  struct Parts;
  explicit RecordReader(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace entente
