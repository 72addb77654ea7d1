// The whole content of a store as lines of JSON, and back. docs/format.md, "Dump", says what each line holds.
//
// A dump depends on what is stored and on nothing else: not on ids, nor on the order in which things were
// added. So two stores hold the same exactly when their dumps are the same bytes.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "graph/result.hpp"
#include "graph/store.hpp"

namespace entente {

/// IoError where the stream cannot be written; else what reading the store gives.
Result<void> dump_store(const Store& store, std::ostream& out);

/// What can be read of a damaged store (Store::open_damaged); each thing left out is a line of `faults`.
Result<void> dump_readable(const Store& store, std::ostream& out, std::vector<std::string>& faults);

struct RestoreReport {
  std::uint64_t documents = 0;
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
};
/// Reads a dump into an empty store that is open for writing, in one transaction: all of it or nothing.
/// InputError with the line for what is no dump.
Result<RestoreReport> restore_store(Store& store, std::istream& in);

}  // namespace entente
