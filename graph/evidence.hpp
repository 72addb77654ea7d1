// Where a fact is stated: document, bytes, sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/ids.hpp"
#include "graph/result.hpp"
#include "graph/temporal/temporal.hpp"

namespace entente {

struct Evidence {
  std::string document;        ///< the document's id
  std::optional<Date> date{};  ///< the document's date
  std::uint64_t start = 0;     ///< byte offset into the document's UTF-8 text
  std::uint64_t end = 0;       ///< end, exclusive
  std::string sentence;        ///< exactly the bytes [start, end)
  /// Empty, or the id of the earliest document with this evidence that this one nearly repeats word for word
  std::string reprint_of{};
};

/// Gives the evidence behind an edge; the store is one. Ordered by document, then start.
class EvidenceSource {
 public:
  virtual ~EvidenceSource() = default;
  [[nodiscard]] virtual Result<std::vector<Evidence>> evidence(EdgeId edge) const = 0;
};

}  // namespace entente
