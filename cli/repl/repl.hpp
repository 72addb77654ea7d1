// The REPL: openCypher, plain questions and dot commands, one after the other, over one store.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/print/result_format.hpp"
#include "cli/session.hpp"
#include "query/ask/ask.hpp"
#include "query/ask/names.hpp"

namespace entente::cli {

class Repl {
 public:
  struct Settings {
    bool interactive = false;
    bool history = true;
    bool init_file = true;
  };
  Repl(Session session, std::string store, Settings settings);
  ~Repl();
  Repl(const Repl&) = delete;
  Repl& operator=(const Repl&) = delete;

  /// Reads until the end of the input or .quit. The exit status: without a terminal, kFailed where something
  /// failed.
  int run();

  /// Dot commands, statements and questions of a text, in order; false after .quit.
  bool run_text(std::string_view text, const std::string& source_name);

  // --- What dot commands see and set (dot_commands.cpp)
  struct State {
    Layout layout;
    std::uint64_t limit = 0;  ///< rows printed; 0: all
    bool timer = false;
    bool pager = true;
    query::Parameters parameters;
    query::ResultTable last;  ///< rows of the last answer, for .why
    std::string last_input;   ///< for .watch
    bool quit = false;
    bool failed = false;  ///< something was refused or failed
    int reading = 0;      ///< files that are being read, within each other
  };
  State state;
  Session session;
  std::string store;

  void print(std::string_view text);  ///< to the pager, the terminal or the file of .output
  void flush();
  void report(const Error& error, std::string_view source = {}, std::string_view source_name = {});
  bool set_output(const std::string& path);  ///< "-" is standard output
  void run_statement(std::string_view text, bool explain = false);
  void run_question(std::string_view text);
  void show(const query::ResultTable& table);
  const query::Names& names();  ///< gathered anew after a change of the graph

 private:
  bool run_line(std::string_view line, const std::string& source_name);
  int run_interactive();
  int run_piped();
  void run_init_file();
  void end_transaction();

  Settings settings_;
  std::string pending_;        // printed, not yet shown
  std::FILE* file_ = nullptr;  // of .output
  std::optional<query::Names> names_;
  std::unique_ptr<query::Asker> asker_;
  std::uint64_t names_version_ = 0;
};

/// The dot commands by name, and one of them run. `line` starts with its point; a line that is none is
/// refused.
std::vector<std::string> dot_command_names();
void run_dot_command(Repl& repl, std::string_view line);

/// The evidence behind one row of the last answer: every edge with date, place, status, confidence and
/// sentences.
void explain_row(Repl& repl, std::size_t number);

/// The neighbourhood of a node as a tree, by type of edge.
std::string tree_text(NodeId node, const GraphView& view, std::size_t most_of_a_type);

}  // namespace entente::cli
