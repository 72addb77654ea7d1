// entente check: reads everything in a store and says what is damaged.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/terminal.hpp"
#include "graph/store.hpp"

namespace entente::cli {

namespace {

struct CheckOptions {
  std::string store;
  bool repair = false;
};

// What the faults mean for the user: what would make them good, and how.
std::string advice(const std::string& path, const std::vector<StoreFault>& faults) {
  const auto repairable = static_cast<std::size_t>(
      std::count_if(faults.begin(), faults.end(), [](const StoreFault& fault) { return fault.repairable; }));
  if (repairable == faults.size())
    return "repair: `entente check " + path +
           " --repair` makes the index of words and the fingerprints anew from the texts, and takes away "
           "statements and mentions of what is not there; nothing else changes\n";
  return "no repair in place: take the last backup, or save what can be read with `entente dump " + path +
         " rest.jsonl --damaged` and `entente restore new.kg rest.jsonl`\n";
}

int print_faults(const std::string& path, const std::vector<StoreFault>& faults) {
  for (const StoreFault& fault : faults) write_output(fault.what + "\n");
  write_output(path + ": " + (faults.empty() ? "sound" : counted(faults.size(), "fault")) + "\n");
  if (!faults.empty()) write_output(advice(path, faults));
  return finish_output(faults.empty() ? kDone : kFailed);
}

int run_check(const std::string& path) {
  const auto store = Store::open(path, OpenMode::Read);
  const auto faults = store ? store->faults() : Result<std::vector<StoreFault>>(fail(store.error()));
  if (faults) return print_faults(path, *faults);
  Error error = faults.error();
  if (error.kind == ErrorKind::FormatError && error.message.starts_with("the store is damaged"))
    error.hint = "no repair in place: take the last backup, or save what can be read with `entente dump " +
                 path + " rest.jsonl --damaged` and `entente restore new.kg rest.jsonl`";
  return failed(error);
}

int run_repair(const std::string& path) {
  auto store = Store::open(path, OpenMode::Write);
  const auto repaired = store ? store->repair() : Result<std::vector<StoreFault>>(fail(store.error()));
  if (!repaired) return failed(repaired.error());
  for (const StoreFault& fault : *repaired) write_output(fault.what + "\n");
  write_output(path + ": " +
               (repaired->empty() ? "sound" : counted(repaired->size(), "fault") + " repaired") + "\n");
  return finish_output(kDone);
}

}  // namespace

void add_check(CommandLine& line) {
  auto options = std::make_shared<CheckOptions>();
  line.add("check", "Read everything in a store and say what is damaged and how to make it good")
      .positional("STORE", options->store, "The store, as news.kg")
      .flag("--repair", options->repair, "Make good what can be made good in place; all or nothing")
      .example("entente check news.kg")
      .action([options] { return options->repair ? run_repair(options->store) : run_check(options->store); });
}

}  // namespace entente::cli
