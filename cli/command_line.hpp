// CommandLine: what the program takes from the shell. A command declares its arguments and an action;
// parsing, --help, and messages about wrong usage are made here. CLI11 is behind it, in command_line.cpp
// alone. docs/command-line.md tells users of the exit statuses.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_shape.hpp"

namespace entente::cli {

/// Exit statuses of the program.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;         ///< the work failed; the message is on standard error
inline constexpr int kUsage = 2;          ///< the program was called wrongly; nothing was done
inline constexpr int kInterrupted = 130;  ///< Ctrl-C or SIGTERM ended the work

/// Says on standard error what is wrong with how `command` was called, and where its help is. Returns kUsage.
int wrong_usage(const std::string& command, const std::string& message, const std::string& hint = {});

/// One command. What is passed as `into` must live until the action has run; its value before parsing is the
/// default.
class Command {
 public:
  enum class Need : std::uint8_t { Required, Optional };

  Command& positional(const std::string& name, std::string& into, const std::string& help,
                      Need need = Need::Required);
  /// One or more values.
  Command& positionals(const std::string& name, std::vector<std::string>& into, const std::string& help,
                       Need need = Need::Required);
  /// `names` as in "-f,--file"; `value` is the word that --help shows for the value.
  Command& option(const std::string& names, const std::string& value, std::string& into,
                  const std::string& help);
  Command& option(const std::string& names, const std::string& value, std::optional<double>& into,
                  const std::string& help);
  Command& option(const std::string& names, const std::string& value, std::optional<std::uint64_t>& into,
                  const std::string& help);
  /// May be given several times, one value each.
  Command& repeated(const std::string& names, const std::string& value, std::vector<std::string>& into,
                    const std::string& help);
  /// Takes the values that follow it up to the next option.
  Command& listed(const std::string& names, const std::string& value, std::vector<std::string>& into,
                  const std::string& help);
  /// One of some words: an option, or a positional that is required.
  Command& choice(const std::string& names, const std::vector<std::string>& allowed, std::string& into,
                  const std::string& help);
  Command& flag(const std::string& names, bool& into, const std::string& help);
  Command& example(const std::string& text);
  /// Returns the exit status.
  Command& action(std::function<int()> run);

 private:
  friend class CommandLine;
  struct Impl;
  explicit Command(std::unique_ptr<Impl> impl);

 public:
  ~Command();
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

 private:
  std::unique_ptr<Impl> impl_;
};

class CommandLine {
 public:
  CommandLine();
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// The heading in the program's help for the commands that are added from here on.
  void group(const std::string& heading);
  Command& add(const std::string& name, const std::string& summary);
  /// Of all commands, in the order in which they were added.
  [[nodiscard]] std::vector<const CommandShape*> shapes() const;
  /// Parses and runs the command; prints help, version and usage errors itself. Returns the exit status.
  int run(int argc, const char* const* argv);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente::cli
