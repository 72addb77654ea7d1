// entente query: openCypher over a store, its rows printed for people or machines.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/commands.hpp"
#include "cli/limits.hpp"
#include "cli/parameters.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/read_source.hpp"
#include "cli/session.hpp"
#include "cli/statements.hpp"
#include "cli/terminal.hpp"
#include "cli/unknown_names.hpp"

namespace entente::cli {

namespace {

struct QueryOptions {
  std::string store;
  std::string cypher;
  std::string file;
  std::string format;
  std::vector<std::string> parameters;
  bool explain = false;
  bool create = false;
  LimitOptions limits;
};

struct Source {
  std::string text;
  std::string name;  // for messages
};

Result<Source> read_query(const QueryOptions& options) {
  if (!options.cypher.empty() && options.cypher != "-") return Source{options.cypher, "query"};
  const std::string path = options.file.empty() ? "-" : options.file;
  auto text = read_file(path);
  if (!text) return fail(text.error());
  return Source{std::move(*text), path == "-" ? "standard input" : path};
}

Layout layout_for(const std::string& format) {
  const Terminal out = terminal();
  Layout layout;
  layout.format = format.empty() ? (out.output ? Format::Table : Format::Jsonl) : *format_named(format);
  layout.width = out.output ? out.width : 0;
  layout.color = out.color_output;
  return layout;
}

// A misspelt label gives no rows, as a rare one does; the reader is told which it is.
void print_notes(const query::ResultTable& table, std::string_view statement, const Session& session) {
  if (table.wrote) return;
  const query::Names names(session.view());
  for (const auto& note : unknown_names(statement, session.view(), names))
    std::fprintf(stderr, "note: %s\n", note.c_str());
}

int run_query(const QueryOptions& options) {
  if (!options.cypher.empty() && !options.file.empty()) {
    return wrong_usage("query", "give the statement or --file, not both");
  }
  auto parameters = parse_parameters(options.parameters);
  auto limits = limits_from(options.limits);
  if (!parameters) return wrong_usage("query", parameters.error().message, parameters.error().hint);
  if (!limits) return wrong_usage("query", limits.error().message, limits.error().hint);
  const auto source = read_query(options);
  if (!source) return failed(source.error());
  if (options.create) {
    if (const auto made = Store::open(options.store, OpenMode::Create); !made) return failed(made.error());
  }
  auto session = Session::open(options.store, Loading::OnTouch);
  if (!session) return failed(session.error());
  SplitText split = split_statements(source->text);
  if (has_content(split.rest.text)) split.statements.push_back(split.rest);
  if (split.statements.empty()) {
    return failed({.kind = ErrorKind::ArgumentError,
                   .message = "there is no statement in the " + source->name,
                   .hint = "as in: entente query news.kg 'MATCH (p:Person) RETURN p.name'"});
  }
  const Layout layout = layout_for(options.format);
  for (const StatementText& statement : split.statements) {
    const bool plain = transaction_word(statement.text) != TransactionWord::None;
    if (plain && options.explain) continue;
    const std::string text = (options.explain ? "EXPLAIN " : "") + std::string(statement.text);
    auto table = session->run(text, *parameters, *limits);
    if (!table) {
      Error error = table.error();
      if (error.place) {
        if (options.explain) error.place->offset -= std::min<std::uint32_t>(8, error.place->offset);
        if (options.explain && error.place->line == 1)
          error.place->column -= std::min<std::uint32_t>(8, error.place->column - 1);
        error.place = place_in_whole(*error.place, statement);
      }
      return failed(error, source->text, source->name);
    }
    if (plain) continue;
    print_notes(*table, statement.text, *session);
    if (!table->plan.empty()) write_output(table->plan + (table->plan.back() == '\n' ? "" : "\n"));
    if (!options.explain) print_result(*table, session->view(), layout, write_output);
    if (const auto fault = session->view().fault()) {  // met when what the rows name was printed
      return failed(*fault);
    }
    if (!output_works()) break;
  }
  if (session->in_transaction()) return failed(open_transaction_error());
  return finish_output(kDone);
}

}  // namespace

void add_query(CommandLine& line) {
  auto options = std::make_shared<QueryOptions>();
  Command& command = line.add("query", "Run openCypher over a store");
  command.positional("STORE", options->store, "The store, as news.kg")
      .positional("CYPHER", options->cypher,
                  "The statement, or several with ; between; - or none: from standard input",
                  Command::Need::Optional)
      .option("-f,--file", "FILE", options->file, "Read the statements from a file")
      .repeated("-p,--param", "NAME=JSON", options->parameters,
                "A parameter, as year=2024; may be given again")
      .choice("--format", format_names(), options->format,
              "How to print (a table on a terminal, jsonl into a pipe)")
      .flag("--create", options->create, "Make the store where it is absent")
      .flag("--explain", options->explain, "Show the plan and do not run it");
  add_limit_options(command, options->limits);
  command
      .example(
          "entente query news.kg 'MATCH (a:Person)-[r:MET]-(b:Person) RETURN a.name, b.name, r.date LIMIT 5'")
      .example(
          "entente query news.kg -p 'who=\"Xi Jinping\"' 'MATCH (a {name: $who})-[r]-(b) RETURN type(r), "
          "b.name'")
      .action([options] { return run_query(*options); });
}

}  // namespace entente::cli
