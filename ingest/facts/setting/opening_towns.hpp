// Towns that open a paragraph as what it tells of.
#pragma once

#include <cstdint>

#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// "Oslo came next.", "Riga is full of barricades": where a sentence that opens its paragraph tells of a
/// town, the scene of the paragraph; kNoEntity where it does not.
std::uint32_t town_opened_with(const FactContext& context, std::uint32_t sentence);

}  // namespace entente::ingest
