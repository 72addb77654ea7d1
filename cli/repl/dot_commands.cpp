// The dot commands, as one table.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <functional>
#include <set>
#include <thread>

#include "cli/interrupt.hpp"
#include "cli/near_miss.hpp"
#include "cli/parameters.hpp"
#include "cli/print/display_width.hpp"
#include "cli/print/value_text.hpp"
#include "cli/read_source.hpp"
#include "cli/repl/repl.hpp"
#include "cli/write_file.hpp"
#include "graph/export/export.hpp"

namespace entente::cli {

namespace {

struct DotCommand {
  const char* name;
  const char* arguments;
  const char* help;
  void (*run)(Repl& repl, const std::string& arguments);
};

std::span<const DotCommand> commands();

Error bad_argument(std::string message, std::string hint) {
  return {.kind = ErrorKind::InputError, .message = std::move(message), .hint = std::move(hint)};
}

std::optional<std::uint64_t> number_of(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

void help(Repl& repl, const std::string& name) {
  std::size_t widest = 0;
  for (const DotCommand& command : commands()) {
    widest = std::max(widest, std::string(command.name).size() + 1 + std::string(command.arguments).size());
  }
  bool found = false;
  for (const DotCommand& command : commands()) {
    const bool wanted = name.empty() || name == command.name || "." + name == command.name;
    if (!wanted) continue;
    found = true;
    repl.print(padded(std::string(command.name) + " " + command.arguments, widest) + "  " + command.help +
               "\n");
  }
  if (!found) repl.report(bad_argument("no command '" + name + "'", ".help lists them"));
  if (name.empty()) {
    repl.print(
        "\nopenCypher statements end with ;   Plain questions: who met Xi Jinping in 2023?\n"
        "Tab completes, names in the data too. Ctrl-R searches the history. Ctrl-C stops the statement.\n");
  }
}

template <class IdType, class Count>
void list_counts(Repl& repl, const char* what, const Symbols<IdType>& symbols, Count count) {
  query::ResultTable table;
  table.columns = {what, "count"};
  for (std::uint32_t i = 0; i < symbols.size(); ++i) {
    const auto number = static_cast<std::int64_t>(count(IdType(i)));
    if (number > 0) table.rows.push_back({symbols.text(IdType(i)), number});
  }
  std::sort(table.rows.begin(), table.rows.end(),
            [](const auto& a, const auto& b) { return a[0].string() < b[0].string(); });
  repl.show(table);
}

void labels(Repl& repl, const std::string&) {
  const GraphView& view = repl.session.view();
  list_counts(repl, "label", view.labels(), [&view](LabelId id) { return view.count(id); });
}

void types(Repl& repl, const std::string&) {
  const GraphView& view = repl.session.view();
  list_counts(repl, "type", view.types(), [&view](TypeId id) { return view.count(id); });
}

void keys(Repl& repl, const std::string&) {
  const GraphView& view = repl.session.view();
  query::ResultTable table;
  table.columns = {"property"};
  std::set<std::string> sorted;
  for (std::uint32_t i = 0; i < view.keys().size(); ++i) sorted.emplace(view.keys().text(KeyId(i)));
  for (const auto& key : sorted) table.rows.push_back({key});
  repl.show(table);
}

void schema(Repl& repl, const std::string& arguments) {
  labels(repl, arguments);
  repl.print("\n");
  types(repl, arguments);
  repl.print("\n");
  keys(repl, arguments);
}

void names(Repl& repl, const std::string& text) {
  constexpr std::size_t kMost = 40;
  if (text.empty()) {
    repl.report(bad_argument(".names needs the start of a name", "as in: .names Xi"));
    return;
  }
  const GraphView& view = repl.session.view();
  query::ResultTable table;
  table.columns = {"name", "kind", "found as", "edges"};
  for (const auto& near : repl.names().complete(text, kMost)) {
    const auto label = repl.names().label_of(near.node);
    table.rows.push_back({near.name, label ? Value(rule(*label).name) : Value(),
                          near.text == near.name ? Value() : Value(near.text),
                          static_cast<std::int64_t>(view.degree(near.node, Direction::Any))});
  }
  repl.show(table);
}

void mode(Repl& repl, const std::string& name) {
  if (name.empty()) {
    repl.print(format_names()[static_cast<std::size_t>(repl.state.layout.format)] + "\n");
    return;
  }
  const auto format = format_named(name);
  if (!format) {
    std::string all;
    for (const auto& known : format_names()) all += (all.empty() ? "" : ", ") + known;
    repl.report(bad_argument("no mode '" + name + "'", "one of " + all));
    return;
  }
  repl.state.layout.format = *format;
}

void output(Repl& repl, const std::string& path) {
  if (!repl.set_output(path.empty() ? "-" : path))
    repl.report({.kind = ErrorKind::IoError, .message = "cannot write", .file = path});
}

void turn(Repl& repl, const char* what, bool& setting, const std::string& to) {
  if (to == "on" || to == "off") {
    setting = to == "on";
  } else if (to.empty()) {
    repl.print(std::string(what) + (setting ? " on\n" : " off\n"));
  } else {
    repl.report(bad_argument(std::string(what) + " is on or off", std::string(what) + " on"));
  }
}

void timer(Repl& repl, const std::string& to) { turn(repl, ".timer", repl.state.timer, to); }
void pager(Repl& repl, const std::string& to) { turn(repl, ".pager", repl.state.pager, to); }

void explain(Repl& repl, const std::string& statement) {
  if (statement.empty()) {
    repl.report(bad_argument(".explain needs a statement", ".explain MATCH (n) RETURN n"));
    return;
  }
  std::string text = statement;
  while (!text.empty() && (text.back() == ';' || text.back() == ' ')) text.pop_back();
  repl.run_statement(text, true);
}

void export_file(Repl& repl, const std::string& path) {
  const auto format = exporting::format_by_path(path);
  if (!format) {
    repl.report(bad_argument("the ending of '" + path + "' names no format",
                             ".graphml, .gexf, .csv, .jsonl, .ttl, .cypher"));
    return;
  }
  exporting::ExportOptions options;
  options.format = *format;
  exporting::ExportReport report;
  const auto written = write_file(path, [&](std::ostream& out) -> Result<void> {
    auto exported = exporting::export_graph(repl.session.view(), &repl.session.store(), options, out);
    if (!exported) return fail(exported.error());
    report = std::move(*exported);
    return {};
  });
  if (!written) {
    repl.report(written.error());
    return;
  }
  repl.print(path + ": " + counted(report.nodes, "node") + ", " + counted(report.edges, "edge") + "\n");
}

void read_commands(Repl& repl, const std::string& path) {
  constexpr int kMostNested = 8;  // a file that reads itself ends here
  if (path.empty() || repl.state.reading >= kMostNested) {
    repl.report(bad_argument(path.empty() ? ".read needs a file" : "files read each other too deeply",
                             ".read queries.cypher"));
    return;
  }
  const auto text = read_file(path);
  if (!text) {
    repl.report(text.error());
    return;
  }
  ++repl.state.reading;
  repl.run_text(*text, path);
  --repl.state.reading;
}

void why(Repl& repl, const std::string& text) {
  const auto number = text.empty() ? std::optional<std::uint64_t>(1) : number_of(text);
  if (!number || *number == 0) {
    repl.report(bad_argument("'" + text + "' is not the number of a row", ".why 1"));
    return;
  }
  explain_row(repl, *number);
}

void limit(Repl& repl, const std::string& text) {
  const auto number = number_of(text);
  if (!text.empty() && !number) {
    repl.report(bad_argument("'" + text + "' is not a number of rows", ".limit 100; 0 for all"));
  } else if (text.empty()) {
    repl.print(repl.state.limit == 0 ? "all rows\n" : std::to_string(repl.state.limit) + " rows\n");
  } else {
    repl.state.limit = *number;
  }
}

void tree(Repl& repl, const std::string& name) {
  constexpr std::size_t kMost = 12;
  const std::vector<NodeId> found = repl.names().find(name);
  if (found.empty()) {
    const auto near = repl.names().near(name, {}, 1);
    repl.report({.kind = ErrorKind::NotFound,
                 .message = "nothing in the graph is named \"" + name + "\"",
                 .hint = near.empty() ? ".names finds names" : "did you mean " + near.front().name + "?"});
    return;
  }
  for (const NodeId node : found) repl.print(tree_text(node, repl.session.view(), kMost));
}

void ask(Repl& repl, const std::string& question) { repl.run_question(question); }

void param(Repl& repl, const std::string& text) {
  const std::size_t space = text.find_first_of(" =");
  if (space == std::string::npos) {
    if (text.empty()) {
      for (const auto& [name, value] : repl.state.parameters)
        repl.print("$" + name + " = " + value_text(value, repl.session.view()) + "\n");
    } else {
      repl.report(bad_argument(".param needs a name and a JSON value", ".param year 2024"));
    }
    return;
  }
  auto parameter = parse_parameter(text.substr(0, space) + "=" +
                                   text.substr(text.find_first_not_of(" =", space) == std::string::npos
                                                   ? space + 1
                                                   : text.find_first_not_of(" =", space)));
  if (!parameter) {
    repl.report(parameter.error());
    return;
  }
  repl.state.parameters.insert_or_assign(parameter->first, std::move(parameter->second));
}

// Runs the last input again and again until Ctrl-C, or a number of times.
void watch(Repl& repl, const std::string& text) {
  const std::size_t space = text.find(' ');
  const auto seconds = text.empty() ? std::optional<std::uint64_t>(2) : number_of(text.substr(0, space));
  const auto times = space == std::string::npos ? std::optional<std::uint64_t>(UINT64_MAX)
                                                : number_of(text.substr(space + 1));
  if (!seconds || !times || repl.state.last_input.empty()) {
    repl.report(bad_argument(repl.state.last_input.empty() ? "there is nothing to run again"
                                                           : "'" + text + "' is not a number of seconds",
                             "run a statement, then .watch 5, or .watch 5 3 for three times"));
    return;
  }
  const std::string input = repl.state.last_input;
  clear_interrupt();
  for (std::uint64_t round = 0; round < *times && !interrupted(); ++round) {
    repl.run_text(input, "");
    repl.flush();
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(*seconds);
    while (round + 1 < *times && !interrupted() && std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  clear_interrupt();
}

void quit(Repl& repl, const std::string&) { repl.state.quit = true; }

std::span<const DotCommand> commands() {
  static constexpr DotCommand kTable[] = {
      {".ask", "QUESTION", "answer a plain question", ask},
      {".exit", "", "leave", quit},
      {".explain", "STATEMENT", "show the plan of a statement, without running it", explain},
      {".export", "FILE", "write the graph for another program: .graphml, .gexf, .csv, .jsonl, .ttl, .cypher",
       export_file},
      {".help", "[COMMAND]", "show this help", help},
      {".keys", "", "list the properties", keys},
      {".labels", "", "list the labels with their counts", labels},
      {".limit", "[N]", "rows printed of an answer; 0: all", limit},
      {".mode", "[FORMAT]", "how to print: table, line, json, jsonl, csv, tsv, markdown, html", mode},
      {".names", "TEXT", "find names and their other spellings", names},
      {".output", "[FILE]", "append what is printed to a file; alone: back to the terminal", output},
      {".pager", "[on|off]", "long answers a screen at a time", pager},
      {".param", "[NAME JSON]", "set a parameter, as .param year 2024; alone: list them", param},
      {".quit", "", "leave", quit},
      {".read", "FILE", "run the statements, questions and commands of a file", read_commands},
      {".schema", "", "list labels, types and properties", schema},
      {".timer", "[on|off]", "print how long a statement took", timer},
      {".tree", "NAME", "draw the neighbourhood of a name", tree},
      {".types", "", "list the edge types with their counts", types},
      {".watch", "[SECONDS [TIMES]]", "run the last statement again and again, until Ctrl-C", watch},
      {".why", "[N]", "the sentences behind row N of the last answer", why},
  };
  return kTable;
}

}  // namespace

std::vector<std::string> dot_command_names() {
  std::vector<std::string> all;
  for (const DotCommand& command : commands()) all.emplace_back(command.name);
  return all;
}

void run_dot_command(Repl& repl, std::string_view line) {
  const std::size_t space = line.find_first_of(" \n\t");
  const std::string name(line.substr(0, space));
  std::string arguments;
  if (space != std::string_view::npos) {
    const std::size_t first = line.find_first_not_of(" \n\t", space);
    if (first != std::string_view::npos) arguments = line.substr(first);
  }
  for (const DotCommand& command : commands()) {
    if (name == command.name) {
      command.run(repl, arguments);
      return;
    }
  }
  const std::string near = near_miss(name, dot_command_names());
  repl.report(bad_argument("no command '" + name + "'",
                           near.empty() ? ".help lists them" : "did you mean " + near + "?"));
}

}  // namespace entente::cli
