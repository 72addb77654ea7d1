// entente inspect: what each stage made of a document.
#include "ingest/inspect/inspect.hpp"

#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/language_notes.hpp"
#include "cli/print/print_error.hpp"
#include "cli/terminal.hpp"
#include "ingest/language_models.hpp"
#include "ingest/read/read_documents.hpp"

namespace entente::cli {

namespace {

int run_inspect(const std::string& path, const std::string& format, bool brief) {
  const auto models = ingest::load_language_models();
  if (!models) return failed(models.error());
  int status = kDone;
  LanguageNotes notes;
  ingest::read_documents({path}, [&](Result<ingest::Document> document) {
    if (!document) {
      print_error(document.error());
      status = kFailed;
      return true;
    }
    notes.look_at(*document);
    const ingest::DocumentStages stages = ingest::inspect_document(std::move(*document), *models);
    write_output(format == "json" ? ingest::inspect_json(stages) + "\n"
                                  : ingest::inspect_text(stages, {.tokens = !brief}));
    return output_works();
  });
  notes.print();
  return finish_output(status);
}

}  // namespace

void add_inspect(CommandLine& line) {
  auto path = std::make_shared<std::string>();
  auto format = std::make_shared<std::string>("text");
  auto brief = std::make_shared<bool>(false);
  line.add("inspect", "Show what each stage made of a document: trees, names, dates, facts kept and dropped")
      .positional("FILE", *path, "Document to look into; - is standard input")
      .choice("--format", {"text", "json"}, *format, "How to print (default text)")
      .flag("--brief", *brief, "Leave out the tokens")
      .example("entente inspect article.txt --brief")
      .action([path, format, brief] { return run_inspect(*path, *format, *brief); });
}

}  // namespace entente::cli
