// The program: the list of its commands. Each has a file of its own that parses its options, calls a module
// and prints.
#include <malloc.h>

#include <clocale>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"

int main(int argc, char** argv) {
  using namespace entente::cli;
  std::setlocale(LC_CTYPE, "C.UTF-8");  // for line editing; output never depends on the user's locale
  // What threads read with is some megabytes each: given back when they end, and not kept in pieces.
  (void)mallopt(M_MMAP_THRESHOLD, 1 << 20);
  catch_interrupts();
  CommandLine line;
  line.group("Fill a store");
  add_build(line);
  add_import(line);
  add_remove(line);
  add_extract(line);
  add_merge(line);
  line.group("Ask");
  add_ask(line);
  add_query(line);
  add_repl(line);
  add_search(line);
  add_info(line);
  add_entities(line);
  add_schema(line);
  line.group("Go on from it");
  add_export(line);
  add_report(line);
  add_recommend(line);
  line.group("Keep the store");
  add_backup(line);
  add_check(line);
  add_compact(line);
  add_dump(line);
  add_restore(line);
  line.group("Look behind it");
  add_inspect(line);
  add_eval(line);
  add_evaluate_links(line);
  line.group("For your shell");
  add_completion(line);
  return line.run(argc, argv);
}
