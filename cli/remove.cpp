// entente remove: takes documents, and exactly their facts, out of a store.
#include <memory>

#include "cli/commands.hpp"
#include "cli/near_miss.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/terminal.hpp"
#include "ingest/load/load_document.hpp"

namespace entente::cli {

namespace {

struct RemoveOptions {
  std::string store;
  std::vector<std::string> documents;
};

Error no_such_document(const Store& store, const std::string& id) {
  Error error{.kind = ErrorKind::NotFound,
              .message = "no document '" + id + "' in " + store.path() + "; nothing was removed"};
  std::vector<std::string> known;
  if (const auto documents = store.documents()) {
    for (const auto& document : *documents) known.push_back(document.id);
  }
  const std::string near = near_miss(id, known);
  error.hint = near.empty() ? "`entente info " + store.path() + " --documents` lists them"
                            : "did you mean " + near + "?";
  return error;
}

// All of them or none.
Result<void> remove_all(Store& store, const std::vector<std::string>& ids) {
  if (auto begun = store.begin(); !begun) return begun;
  for (const auto& id : ids) {
    auto removed = ingest::remove_document(store, id);
    Result<void> failed;
    if (!removed) {
      failed = fail(removed.error());
    } else if (!*removed) {
      failed = fail(no_such_document(store, id));
    }
    if (!failed) {
      static_cast<void>(store.rollback());
      return failed;
    }
  }
  auto committed = store.commit();
  if (!committed) static_cast<void>(store.rollback());
  return committed;
}

int run_remove(const RemoveOptions& options) {
  auto store = Store::open(options.store, OpenMode::Write);
  if (!store) return failed(store.error());
  if (auto removed = remove_all(*store, options.documents); !removed) return failed(removed.error());
  const GraphView& view = static_cast<const Store&>(*store).graph();
  write_output("removed " + counted(options.documents.size(), "document") + "; " + options.store + ": " +
               counted(view.node_count(), "node") + ", " + counted(view.edge_count(), "edge") + "\n");
  return finish_output(kDone);
}

}  // namespace

void add_remove(CommandLine& line) {
  auto options = std::make_shared<RemoveOptions>();
  line.add("remove", "Take documents and exactly their facts out of a store")
      .positional("STORE", options->store, "The store, as news.kg")
      .positionals("DOC", options->documents, "Ids of documents; all are removed, or none")
      .example("entente remove news.kg astana-2024")
      .action([options] { return run_remove(*options); });
}

}  // namespace entente::cli
