// What an import took and what it passed over.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/result.hpp"

namespace entente {

struct ImportReport {
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
  std::uint64_t skipped = 0;
  std::vector<Error> bad;  ///< the first 1,000 skipped records: file, line and what is wrong
};

inline constexpr std::size_t kReportedRecords = 1000;

}  // namespace entente
