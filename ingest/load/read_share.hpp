// What one document says, read back from the store: the inverse of Loader::put_in.
#pragma once

#include <string_view>

#include "graph/result.hpp"
#include "graph/store.hpp"
#include "ingest/document.hpp"

namespace entente::ingest {

/// The entities under the names that the document has for them, also where they were since joined with
/// others.
Result<Extraction> read_share(const Store& store, std::string_view document);

}  // namespace entente::ingest
