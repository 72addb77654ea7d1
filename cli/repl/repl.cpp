#include "cli/repl/repl.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "cli/command_line.hpp"
#include "cli/interrupt.hpp"
#include "cli/print/display_width.hpp"
#include "cli/print/print_answer.hpp"
#include "cli/print/print_error.hpp"
#include "cli/read_source.hpp"
#include "cli/repl/complete.hpp"
#include "cli/repl/highlight.hpp"
#include "cli/repl/line_editor.hpp"
#include "cli/repl/pager.hpp"
#include "cli/statements.hpp"
#include "cli/terminal.hpp"
#include "cli/unknown_names.hpp"

namespace entente::cli {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool is_dot_command(std::string_view line) {
  return !line.empty() && (line.front() == '.' || line.front() == '\\');
}

bool is_complete(std::string_view text) {
  const std::string_view line = trimmed(text);
  if (line.empty() || is_dot_command(line)) return true;
  if (line.find('\n') == std::string_view::npos && looks_like_question(line)) return true;
  const SplitText split = split_statements(text);
  return !split.open && !has_content(split.rest.text);
}

std::string milliseconds(std::chrono::nanoseconds time) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f ms", std::chrono::duration<double, std::milli>(time).count());
  return text;
}

}  // namespace

Repl::Repl(Session opened, std::string path, Settings settings)
    : session(std::move(opened)), store(std::move(path)), settings_(settings) {
  const Terminal out = terminal();
  state.layout.format = out.output ? Format::Table : Format::Jsonl;
  state.layout.color = out.color_output;
  state.layout.width = out.output ? out.width : 0;
  state.pager = settings.interactive && out.output;
}

Repl::~Repl() {
  if (file_ != nullptr) std::fclose(file_);
}

const query::Names& Repl::names() {
  if (!names_ || names_version_ != session.version()) {
    asker_.reset();
    names_.emplace(session.view());
    names_version_ = session.version();
  }
  return *names_;
}

void Repl::print(std::string_view text) {
  if (file_ != nullptr) {
    std::fwrite(text.data(), 1, text.size(), file_);
  } else if (state.pager) {
    pending_ += text;
  } else {
    write_output(text);
  }
}

void Repl::flush() {
  if (file_ != nullptr) std::fflush(file_);
  if (!pending_.empty()) page(pending_);
  pending_.clear();
  if (settings_.interactive) clear_interrupt();  // Ctrl-C in the pager was the pager's
  std::fflush(stdout);
}

void Repl::report(const Error& error, std::string_view source, std::string_view source_name) {
  flush();
  state.failed = true;
  if (settings_.interactive && error.kind == ErrorKind::Interrupted)
    std::fputs("\n", stderr);  // after the ^C
  print_error(error, source, source_name);
}

bool Repl::set_output(const std::string& path) {
  flush();
  if (file_ != nullptr) std::fclose(file_);
  file_ = nullptr;
  if (path == "-") return true;
  file_ = std::fopen(path.c_str(), "ab");
  return file_ != nullptr;
}

void Repl::show(const query::ResultTable& table) {
  query::ResultTable shown = table;
  const bool cut = state.limit > 0 && shown.rows.size() > state.limit;
  if (cut) shown.rows.resize(state.limit);
  Layout layout = state.layout;
  if (file_ != nullptr) {
    layout.width = 0;
    layout.color = false;
  } else if (terminal().output) {
    layout.width = terminal().width;
  }
  print_result(shown, session.view(), layout, [this](std::string_view text) {
    print(text);
    return output_works();
  });
  if (cut) print("and " + counted(table.rows.size() - state.limit, "more row") + " (.limit 0 shows all)\n");
}

void Repl::run_statement(std::string_view text, bool explain) {
  clear_interrupt();
  query::Limits limits;
  limits.interrupt = &interrupted();
  const bool plain = transaction_word(text) != TransactionWord::None;
  const std::string statement = (explain && !plain ? "EXPLAIN " : "") + std::string(text);
  auto table = session.run(statement, state.parameters, limits);
  clear_interrupt();
  if (!table) {
    report(table.error(), statement);
    return;
  }
  if (plain) return;  // nothing to show
  if (!table->wrote) {
    for (const auto& note : unknown_names(text, session.view(), names()))
      print("note: " + printable(note) + "\n");
  }
  if (!table->plan.empty()) print(table->plan + (table->plan.back() == '\n' ? "" : "\n"));
  if (!explain) show(*table);
  if (state.timer)
    print("time: " + milliseconds(table->compile_time) + " to compile, " + milliseconds(table->run_time) +
          " to run\n");
  if (!explain) state.last = std::move(*table);
}

void Repl::run_question(std::string_view text) {
  names();
  if (!asker_) asker_ = std::make_unique<query::Asker>(session.view());
  const auto asked = asker_->ask(text);
  if (!asked) {
    report(asked.error(), text);
    return;
  }
  clear_interrupt();
  query::Limits limits;
  limits.interrupt = &interrupted();
  auto table = session.run(asked->cypher, asked->parameters, limits);
  clear_interrupt();
  if (!table) {
    report(table.error(), asked->cypher);
    return;
  }
  const Terminal out = terminal();
  print(
      styled("Cypher: " + query::with_literals(*asked), Style::Dim, state.layout.color && file_ == nullptr) +
      "\n");
  const AnswerLayout layout{.width = file_ == nullptr && out.output ? out.width : 0,
                            .color = state.layout.color && file_ == nullptr,
                            .limit = state.limit};
  const auto printed =
      print_answer(*asked, *table, session.view(), session.store(), layout, [this](std::string_view part) {
        print(part);
        return output_works();
      });
  if (!printed) report(printed.error());
  if (state.timer)
    print("time: " + milliseconds(table->compile_time) + " to compile, " + milliseconds(table->run_time) +
          " to run\n");
  state.last = std::move(*table);
}

bool Repl::run_line(std::string_view line, const std::string& source_name) {
  line = trimmed(line);
  if (line.empty()) return true;
  const bool watching = line.substr(1, 5) == "watch" && is_dot_command(line);
  if (is_dot_command(line)) {
    std::string command(line);
    command.front() = '.';
    run_dot_command(*this, command);
  } else if (looks_like_question(line)) {
    run_question(line);
  } else {
    SplitText split = split_statements(line);
    if (has_content(split.rest.text)) split.statements.push_back(split.rest);
    for (const StatementText& statement : split.statements) run_statement(trimmed(statement.text));
  }
  if (!watching) state.last_input = line;
  static_cast<void>(source_name);
  flush();
  return !state.quit;
}

bool Repl::run_text(std::string_view text, const std::string& source_name) {
  std::string open;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    open += open.empty() ? "" : "\n";
    open += text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    if (!is_complete(open)) continue;
    if (!run_line(open, source_name) || !output_works()) return false;
    open.clear();
  }
  return run_line(open, source_name);
}

void Repl::run_init_file() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  std::string path;
  if (config != nullptr && *config == '/') {
    path = config;
  } else if (home != nullptr && *home != '\0') {
    path = std::string(home) + "/.config";
  }
  if (path.empty()) return;
  path += "/entente/init";
  if (access(path.c_str(), R_OK) != 0) return;
  if (const auto text = read_file(path)) run_text(*text, path);
}

void Repl::end_transaction() {
  if (session.in_transaction()) report(open_transaction_error());
}

int Repl::run_piped() {
  std::string open;
  for (std::string line; std::getline(std::cin, line) && output_works() && !interrupted();) {
    open += (open.empty() ? "" : "\n") + line;
    if (!is_complete(open)) continue;
    if (!run_line(open, "standard input")) break;
    open.clear();
  }
  if (!state.quit) run_line(open, "standard input");
  end_transaction();
  return finish_output(state.failed ? kFailed : kDone);
}

int Repl::run_interactive() {
  LineEditor::Settings settings;
  if (settings_.history) settings.history_file = default_history_file();
  settings.is_complete = is_complete;
  settings.complete = [this](std::string_view before) {
    std::vector<std::string> parameters;
    for (const auto& [name, value] : state.parameters) parameters.push_back(name);
    return complete(before, session.view(), names(), parameters, dot_command_names());
  };
  if (terminal().color_output) settings.highlight = highlight;
  LineEditor editor(std::move(settings));
  std::printf("Entente: openCypher ended by ;, plain questions, and .help\n");
  std::string name = store.substr(store.find_last_of('/') + 1);
  while (true) {
    const auto input = editor.read(name + (session.in_transaction() ? "*> " : "> "));
    if (input.outcome == LineEditor::Outcome::End) {
      std::printf("\n");
      break;
    }
    if (input.outcome == LineEditor::Outcome::Cancelled) continue;
    if (trimmed(input.text).empty()) continue;
    editor.remember(std::string(trimmed(input.text)));
    if (!run_line(input.text, "")) break;
  }
  end_transaction();
  return finish_output(kDone);
}

int Repl::run() {
  if (settings_.init_file) run_init_file();
  if (state.quit) return kDone;
  return settings_.interactive ? run_interactive() : run_piped();
}

}  // namespace entente::cli
