// What can be made good in place: what follows from the rest of the store, and what is said of nothing.
// Damaged pages cannot; what can still be read of such a store goes into a new one (dump, restore).
#include <fmt/format.h>

#include <algorithm>

#include "graph/store/parts.hpp"

namespace entente {
namespace {

/// Takes away the rows of a table whose number in `column` is of nothing in the graph.
template <class Known>
Result<void> drop_unknown(Database& database, const char* table, const char* column, const Known& known) {
  std::vector<std::int64_t> gone;
  {
    auto rows = database.prepare(fmt::format("SELECT DISTINCT {} FROM {}", column, table));
    if (!rows) return fail(rows.error());
    while (true) {
      const auto row = rows->step();
      if (!row) return fail(row.error());
      if (!*row) break;
      if (!known(rows->number_at(0))) gone.push_back(rows->number_at(0));
    }
  }
  for (const std::int64_t number : gone) {
    auto removal = database.prepare(fmt::format("DELETE FROM {} WHERE {} = ?", table, column));
    if (!removal) return fail(removal.error());
    if (auto done = removal->number(number).run(); !done) return done;
  }
  return database.run(
      fmt::format("DELETE FROM {} WHERE document NOT IN (SELECT number FROM documents)", table).c_str());
}

}  // namespace

// Index of words and fingerprints, anew from the texts.
Result<void> Store::Parts::make_words() const {
  if (auto done = database->run("INSERT INTO words(words) VALUES ('delete-all'); DELETE FROM fingerprints");
      !done)
    return done;
  auto rows = database->prepare("SELECT number, title FROM documents ORDER BY number");
  if (!rows) return fail(rows.error());
  while (true) {
    const auto row = rows->step();
    if (!row) return fail(row.error());
    if (!*row) return {};
    const std::int64_t number = rows->number_at(0);
    const std::string title(rows->text_at(1));
    const auto text = text_of(number);
    if (!text) return fail(text.error());
    if (auto done = add_words(*database, number, title, **text); !done) return done;
  }
}

Result<void> Store::Parts::make_good() const {
  const auto is_id = [](std::int64_t number) { return number >= 0 && number < std::int64_t{NodeId::kNone}; };
  if (auto done = make_words(); !done) return done;
  auto done = drop_unknown(*database, "statements", "edge", [&](std::int64_t number) {
    return is_id(number) && graph.contains(EdgeId(static_cast<std::uint32_t>(number)));
  });
  if (!done) return done;
  return drop_unknown(*database, "mentions", "node", [&](std::int64_t number) {
    return is_id(number) && graph.contains(NodeId(static_cast<std::uint32_t>(number)));
  });
}

Result<std::vector<StoreFault>> Store::repair() {
  if (auto begun = begin(); !begun) return fail(begun.error());
  const auto give_up = [this](Error error) {
    (void)rollback();
    return fail(std::move(error));
  };
  const auto found = faults();
  if (!found) return give_up(found.error());
  if (!std::all_of(found->begin(), found->end(), [](const StoreFault& fault) { return fault.repairable; }))
    return give_up(parts_->error(ErrorKind::FormatError,
                                 "the store has damage that cannot be repaired in place",
                                 "`entente dump --damaged` writes what can still be read, `entente restore` "
                                 "makes a new store of it"));
  if (found->empty()) {
    if (auto done = rollback(); !done) return fail(done.error());
    return *found;
  }
  Result<void> done;
  {
    const std::lock_guard lock(parts_->mutex);
    done = parts_->make_good();
  }
  if (!done) return give_up(done.error());
  const auto left = faults();
  if (!left) return give_up(left.error());
  if (!left->empty())
    return give_up(parts_->error(ErrorKind::FormatError, "the repair did not help: " + left->front().what));
  if (done = commit(); !done) return give_up(done.error());
  return *found;
}

}  // namespace entente
