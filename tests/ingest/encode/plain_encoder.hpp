// The encoder written plainly, in doubles, from the same file: what the fast one is held against.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ingest/annotate/model_file.hpp"

namespace entente::ingest {

using Rows = std::vector<std::vector<double>>;

class PlainEncoder {
 public:
  explicit PlainEncoder(const model::ModelFile& file);
  [[nodiscard]] Rows encode(std::span<const std::uint32_t> ids) const;
  [[nodiscard]] std::vector<double> score(const Rows& states, std::size_t first, std::size_t second) const;

 private:
  [[nodiscard]] std::span<const float> floats(const std::string& name) const;
  [[nodiscard]] Rows multiply(const Rows& rows, const std::string& name) const;
  [[nodiscard]] Rows embed(std::span<const std::uint32_t> ids) const;
  [[nodiscard]] Rows attend(const Rows& sight) const;
  void normalize(Rows& rows, const std::string& name) const;

  const model::ModelFile* file_;
  std::size_t layers_;
  std::size_t width_;
  std::size_t heads_;
};

}  // namespace entente::ingest
