// The only file that includes CLI11.
#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>

#include "cli/near_miss.hpp"

namespace entente::cli {

struct Command::Impl {
  CLI::App* app = nullptr;
  std::vector<std::string> examples;
  std::function<int()> run;
};

Command::Command(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Command::~Command() = default;

Command& Command::positional(const std::string& name, std::string& into, const std::string& help, Need need) {
  impl_->app->add_option(name, into, help)->required(need == Need::Required)->type_name("");
  return *this;
}

Command& Command::positionals(const std::string& name, std::vector<std::string>& into,
                              const std::string& help, Need need) {
  impl_->app->add_option(name, into, help)->required(need == Need::Required)->type_name("");
  return *this;
}

Command& Command::option(const std::string& names, const std::string& value, std::string& into,
                         const std::string& help) {
  impl_->app->add_option(names, into, help)->type_name(value);
  return *this;
}

Command& Command::option(const std::string& names, const std::string& value, std::optional<double>& into,
                         const std::string& help) {
  // CLI11's own check names the largest number there is.
  impl_->app->add_option(names, into, help)->type_name(value)->check([](const std::string& given) {
    double number = 0;
    const char* end = given.data() + given.size();
    const auto read = std::from_chars(given.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && number >= 0
               ? std::string()
               : "'" + given + "' is not a number that is 0 or more, without a unit";
  });
  return *this;
}

Command& Command::option(const std::string& names, const std::string& value,
                         std::optional<std::uint64_t>& into, const std::string& help) {
  // CLI11 would read -5 as a very large number.
  auto check = [](const std::string& given) {
    return given.empty() || given.front() == '-' ? "'" + given + "' is not a number from 0" : std::string();
  };
  impl_->app->add_option(names, into, help)->type_name(value)->check(CLI::Validator(check, ""));
  return *this;
}

Command& Command::repeated(const std::string& names, const std::string& value, std::vector<std::string>& into,
                           const std::string& help) {
  impl_->app->add_option(names, into, help)
      ->type_name(value)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  return *this;
}

Command& Command::listed(const std::string& names, const std::string& value, std::vector<std::string>& into,
                         const std::string& help) {
  impl_->app->add_option(names, into, help)->type_name(value + "...");
  return *this;
}

Command& Command::choice(const std::string& names, const std::vector<std::string>& allowed, std::string& into,
                         const std::string& help) {
  std::string words;
  for (const auto& word : allowed) words += (words.empty() ? "" : "|") + word;
  auto check = [allowed, words](const std::string& given) {
    for (const auto& word : allowed) {
      if (word == given) return std::string();
    }
    const std::string near = near_miss(given, allowed);
    return "'" + given + "' is not one of " + words + (near.empty() ? "" : "; did you mean " + near + "?");
  };
  impl_->app->add_option(names, into, help)->type_name(words)->check(CLI::Validator(check, ""));
  return *this;
}

Command& Command::flag(const std::string& names, bool& into, const std::string& help) {
  impl_->app->add_flag(names, into, help);
  return *this;
}

Command& Command::example(const std::string& text) {
  impl_->examples.push_back(text);
  return *this;
}

Command& Command::action(std::function<int()> run) {
  impl_->run = std::move(run);
  return *this;
}

struct CommandLine::Impl {
  CLI::App app{
      "Reads news and answers who met whom: documents in, a graph of dated facts with their sentences out.",
      "entente"};
  std::vector<std::unique_ptr<Command>> commands;
  std::vector<std::string> names;
};

CommandLine::CommandLine() : impl_(std::make_unique<Impl>()) {
  impl_->app.set_version_flag("--version", "entente " ENTENTE_VERSION);
  impl_->app.set_help_flag("-h,--help", "Print this help and exit");
  impl_->app.require_subcommand(1);
  impl_->app.footer(
      "Start with:\n  entente build news.kg articles/\n  entente ask news.kg 'who met Xi Jinping in 2023?'\n"
      "`entente COMMAND --help` shows a command's options and an example.");
}

CommandLine::~CommandLine() = default;

Command& CommandLine::add(const std::string& name, const std::string& summary) {
  auto impl = std::make_unique<Command::Impl>();
  impl->app = impl_->app.add_subcommand(name, summary);
  impl->app->set_help_flag("-h,--help", "Print this help and exit");
  impl_->names.push_back(name);
  impl_->commands.push_back(std::unique_ptr<Command>(new Command(std::move(impl))));
  return *impl_->commands.back();
}

namespace {

int usage_error(const std::string& command, const std::string& message, const std::string& hint = {}) {
  const std::string where = command.empty() ? "" : command + ": ";
  std::fprintf(stderr, "entente: %s%s\n", where.c_str(), message.c_str());
  if (!hint.empty()) std::fprintf(stderr, "  hint: %s\n", hint.c_str());
  std::fprintf(stderr, "  see: entente %s--help\n", command.empty() ? "" : (command + " ").c_str());
  return kUsage;
}

}  // namespace

int CommandLine::run(int argc, const char* const* argv) {
  if (argc < 2) {
    std::fputs(impl_->app.help().c_str(), stderr);
    return kUsage;
  }
  const std::string first = argv[1];
  if (!first.empty() && first[0] != '-') {
    bool known = false;
    for (const auto& name : impl_->names) known = known || name == first;
    if (!known) {
      const std::string near = near_miss(first, impl_->names);
      return usage_error("", "no command '" + first + "'", near.empty() ? "" : "did you mean " + near + "?");
    }
  }
  for (const auto& command : impl_->commands) {
    std::string footer;
    for (const auto& example : command->impl_->examples)
      footer += (footer.empty() ? "Example:\n  " : "\n  ") + example;
    command->impl_->app->footer(footer);
  }
  try {
    impl_->app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return impl_->app.exit(asked) == 0 ? kDone : kUsage;
  } catch (const CLI::ParseError& error) {
    std::string command;
    for (const CLI::App* app : impl_->app.get_subcommands()) command = app->get_name();
    return usage_error(command, error.what());
  }
  for (const auto& command : impl_->commands) {
    if (command->impl_->app->parsed() && command->impl_->run) return command->impl_->run();
  }
  return kUsage;
}

}  // namespace entente::cli
