#include "cli/made_store.hpp"

#include <filesystem>
#include <utility>

#include "cli/command_line.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

Result<MadeStore> MadeStore::open(const std::string& path) {
  std::error_code ignored;
  const bool absent = !std::filesystem::exists(path, ignored);
  auto store = Store::open(path, OpenMode::Create);
  if (!store) return fail(store.error());
  return MadeStore(std::move(*store), absent);
}

MadeStore::MadeStore(MadeStore&& other) noexcept
    : store_(std::move(other.store_)), made_(std::exchange(other.made_, false)) {}

bool MadeStore::came_to_nothing() const {
  if (!made_) return false;
  const auto documents = store_.document_count();
  const GraphView& view = store_.graph();
  return documents && *documents == 0 && view.node_count() == 0;
}

std::string store_line(MadeStore& store) {
  if (store.came_to_nothing()) return store->path() + ": not made, for there is nothing to put in it\n";
  const GraphView& view = std::as_const(*store).graph();
  return store->path() + ": " + counted(view.node_count(), "node") + ", " +
         counted(view.edge_count(), "edge") + "\n";
}

int end_of_filling(bool interrupted, const std::vector<Error>& refused) {
  if (interrupted) {
    return failed({.kind = ErrorKind::Interrupted,
                   .message = "stopped; what is in the store is whole documents",
                   .hint = "the same command goes on from here"});
  }
  return finish_output(refused.empty() ? kDone : kFailed);
}

MadeStore::~MadeStore() {
  if (came_to_nothing()) store_.discard_new();
}

}  // namespace entente::cli
