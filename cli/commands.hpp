// The commands of the program, one file each: each declares its arguments and, when called, does its work.
#pragma once

#include "cli/command_line.hpp"

namespace entente::cli {

void add_extract(CommandLine& line);
void add_eval(CommandLine& line);
void add_inspect(CommandLine& line);
void add_build(CommandLine& line);
void add_merge(CommandLine& line);
void add_remove(CommandLine& line);
void add_info(CommandLine& line);
void add_schema(CommandLine& line);
void add_query(CommandLine& line);
void add_ask(CommandLine& line);
void add_export(CommandLine& line);
void add_recommend(CommandLine& line);
void add_entities(CommandLine& line);
void add_check(CommandLine& line);
void add_backup(CommandLine& line);
void add_compact(CommandLine& line);
void add_search(CommandLine& line);
void add_evaluate_links(CommandLine& line);
void add_import(CommandLine& line);
void add_dump(CommandLine& line);
void add_restore(CommandLine& line);
void add_report(CommandLine& line);
void add_repl(CommandLine& line);
void add_completion(CommandLine& line);

}  // namespace entente::cli
