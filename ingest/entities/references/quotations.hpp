// Direct quotations by token, and who says them as far as the mentions found so far tell.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

struct Quotation {
  std::uint32_t open = 0;   ///< the opening mark
  std::uint32_t close = 0;  ///< the closing mark; the last token of the paragraph where the next goes on
  std::uint32_t speaker = kNoEntity;
};

/// In the order of the text. Linear in it.
std::vector<Quotation> find_quotations(const ReferenceContext& context);

}  // namespace entente::ingest
