// The only file that includes CLI11.
#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdio>

#include "cli/help_text.hpp"
#include "cli/near_miss.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

using Kind = ArgumentShape::Kind;

struct Command::Impl {
  CLI::App* app = nullptr;
  CommandShape shape;
  std::function<int()> run;

  void add(ArgumentShape argument) { shape.arguments.push_back(std::move(argument)); }
};

Command::Command(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Command::~Command() = default;

Command& Command::positional(const std::string& name, std::string& into, const std::string& help, Need need) {
  const bool required = need == Need::Required;
  impl_->app->add_option(name, into)->required(required);
  impl_->add({.kind = Kind::Positional, .names = name, .value = {}, .help = help, .required = required});
  return *this;
}

Command& Command::positionals(const std::string& name, std::vector<std::string>& into,
                              const std::string& help, Need need) {
  const bool required = need == Need::Required;
  impl_->app->add_option(name, into)->required(required);
  impl_->add({.kind = Kind::Positional,
              .names = name,
              .value = {},
              .help = help,
              .required = required,
              .several = true});
  return *this;
}

Command& Command::option(const std::string& names, const std::string& value, std::string& into,
                         const std::string& help) {
  impl_->app->add_option(names, into);
  impl_->add({.kind = Kind::Option, .names = names, .value = value, .help = help});
  return *this;
}

Command& Command::option(const std::string& names, const std::string& value, std::optional<double>& into,
                         const std::string& help) {
  // CLI11's own check names the largest number there is.
  impl_->app->add_option(names, into)->check([](const std::string& given) {
    double number = 0;
    const char* end = given.data() + given.size();
    const auto read = std::from_chars(given.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && number >= 0
               ? std::string()
               : "'" + given + "' is not a number that is 0 or more, without a unit";
  });
  impl_->add({.kind = Kind::Option, .names = names, .value = value, .help = help});
  return *this;
}

Command& Command::option(const std::string& names, const std::string& value,
                         std::optional<std::uint64_t>& into, const std::string& help) {
  // CLI11 would read -5 as a very large number, and say of a word only that it could not convert it.
  impl_->app->add_option(names, into)->check([](const std::string& given) {
    std::uint64_t number = 0;
    const char* end = given.data() + given.size();
    const auto read = std::from_chars(given.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::string()
                                                     : "'" + given + "' is not a whole number from 0";
  });
  impl_->add({.kind = Kind::Option, .names = names, .value = value, .help = help});
  return *this;
}

Command& Command::repeated(const std::string& names, const std::string& value, std::vector<std::string>& into,
                           const std::string& help) {
  impl_->app->add_option(names, into)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  impl_->add({.kind = Kind::Option, .names = names, .value = value, .help = help});
  return *this;
}

Command& Command::listed(const std::string& names, const std::string& value, std::vector<std::string>& into,
                         const std::string& help) {
  impl_->app->add_option(names, into);
  impl_->add({.kind = Kind::Option, .names = names, .value = value, .help = help, .several = true});
  return *this;
}

Command& Command::choice(const std::string& names, const std::vector<std::string>& allowed, std::string& into,
                         const std::string& help) {
  std::string words;
  for (const auto& word : allowed) words += (words.empty() ? "" : ", ") + word;
  auto check = [allowed, words](const std::string& given) {
    if (std::find(allowed.begin(), allowed.end(), given) != allowed.end()) return std::string();
    const std::string near = near_miss(given, allowed);
    return "'" + given + "' is none of " + words + (near.empty() ? "" : "; did you mean " + near + "?");
  };
  const bool positional = names.front() != '-';
  impl_->app->add_option(names, into)->check(CLI::Validator(check, ""))->required(positional);
  // --format takes a FORMAT.
  std::string value = positional ? "" : split_names(names).back().substr(2);
  std::transform(value.begin(), value.end(), value.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  impl_->add({.kind = positional ? Kind::Positional : Kind::Option,
              .names = names,
              .value = value,
              .help = help,
              .choices = allowed,
              .required = positional});
  return *this;
}

Command& Command::flag(const std::string& names, bool& into, const std::string& help) {
  impl_->app->add_flag(names, into);
  impl_->add({.kind = Kind::Flag, .names = names, .value = {}, .help = help});
  return *this;
}

Command& Command::example(const std::string& text) {
  impl_->shape.examples.push_back(text);
  return *this;
}

Command& Command::action(std::function<int()> run) {
  impl_->run = std::move(run);
  return *this;
}

struct CommandLine::Impl {
  CLI::App app{"", "entente"};
  std::string group;
  std::vector<std::unique_ptr<Command>> commands;

  [[nodiscard]] const Command* find(const std::string& name) const {
    for (const auto& command : commands) {
      if (command->impl_->shape.name == name) return command.get();
    }
    return nullptr;
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& command : commands) names.push_back(command->impl_->shape.name);
    return names;
  }
};

CommandLine::CommandLine() : impl_(std::make_unique<Impl>()) { impl_->app.require_subcommand(1); }

CommandLine::~CommandLine() = default;

void CommandLine::group(const std::string& heading) { impl_->group = heading; }

Command& CommandLine::add(const std::string& name, const std::string& summary) {
  auto impl = std::make_unique<Command::Impl>();
  impl->app = impl_->app.add_subcommand(name, summary);
  impl->app->set_help_flag("-h,--help");
  impl->shape = {.name = name, .summary = summary, .group = impl_->group};
  impl_->commands.push_back(std::unique_ptr<Command>(new Command(std::move(impl))));
  return *impl_->commands.back();
}

std::vector<const CommandShape*> CommandLine::shapes() const {
  std::vector<const CommandShape*> shapes;
  for (const auto& command : impl_->commands) shapes.push_back(&command->impl_->shape);
  return shapes;
}

int wrong_usage(const std::string& command, const std::string& message, const std::string& hint) {
  const std::string where = command.empty() ? "" : command + ": ";
  std::string text = "entente: " + where + message + "\n";
  if (!hint.empty()) text += "  hint: " + hint + "\n";
  text += "  see: entente " + (command.empty() ? "" : command + " ") + "--help\n";
  std::fputs(text.c_str(), stderr);
  return kUsage;
}

namespace {

std::string meant(const std::string& near) { return near.empty() ? "" : "did you mean " + near + "?"; }

std::size_t help_width() {
  constexpr std::size_t kUsual = 100;
  const Terminal out = terminal();
  return out.output ? std::min(out.width, kUsual) : kUsual;
}

// The first of `arguments` that looks like an option and is none of the command's; empty where there is none.
std::string unknown_option(const std::vector<std::string>& arguments, const std::vector<std::string>& known) {
  const auto is_known = [&known](const std::string& name) {
    return std::find(known.begin(), known.end(), name) != known.end();
  };
  for (const auto& argument : arguments) {
    if (argument == "--") break;
    if (argument.size() < 2 || argument[0] != '-') continue;
    const std::string name = argument.substr(0, argument.find('='));
    // A value may be glued to the single letter of an option (-ffile).
    if (!is_known(name) && (name[1] == '-' || !is_known(name.substr(0, 2)))) return name;
  }
  return {};
}

// What CLI11 says of arguments that it has no place for names neither the one that is wrong nor what was
// meant.
int not_understood(const CommandShape& command, const CLI::ParseError& error,
                   const std::vector<std::string>& arguments) {
  std::vector<std::string> known = {"--help", "-h"};
  for (const ArgumentShape& argument : command.arguments) {
    if (argument.kind == Kind::Positional) continue;
    for (const auto& name : split_names(argument.names)) known.push_back(name);
  }
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr)
    return wrong_usage(command.name, error.what());
  if (const std::string name = unknown_option(arguments, known); !name.empty())
    return wrong_usage(command.name, "no option '" + name + "'", meant(near_miss(name, known)));
  std::string message = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr &&
      message.find(" required ") != std::string::npos)
    return wrong_usage(command.name, message.substr(0, message.find(':')) + " needs a value");
  if (const std::size_t colon = message.find(": ");
      dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && colon != std::string::npos)
    return wrong_usage(command.name, "one argument too many: " + message.substr(colon + 2),
                       "what has blanks in it needs quotes around it");
  return wrong_usage(command.name, message,
                     command.examples.empty() ? "" : "as in: " + command.examples.front());
}

}  // namespace

int CommandLine::run(int argc, const char* const* argv) {
  const std::vector<std::string> given(argv + std::min(argc, 1), argv + argc);
  const bool is_help = !given.empty() && (given[0] == "help" || given[0] == "--help" || given[0] == "-h");
  if (given.empty() || (is_help && given.size() == 1)) {
    const std::string help = program_help(shapes(), help_width());
    if (is_help) {
      write_output(help);
      return finish_output(kDone);
    }
    std::fputs(help.c_str(), stderr);
    return kUsage;
  }
  if (given[0] == "--version") {
    write_output("entente " ENTENTE_VERSION "\n");
    return finish_output(kDone);
  }
  const std::string& name = is_help ? given[1] : given[0];
  const Command* command = impl_->find(name);
  if (command == nullptr) {
    if (!name.empty() && name[0] == '-')
      return wrong_usage("", "no option '" + name + "'", meant(near_miss(name, {"--help", "--version"})));
    return wrong_usage("", "no command '" + name + "'", meant(near_miss(name, impl_->names())));
  }
  const CommandShape& shape = command->impl_->shape;
  if (is_help) {
    write_output(command_help(shape, help_width()));
    return finish_output(kDone);
  }
  try {
    impl_->app.parse(argc, argv);
  } catch (const CLI::Success&) {  // --help
    write_output(command_help(shape, help_width()));
    return finish_output(kDone);
  } catch (const CLI::ParseError& error) {
    return not_understood(shape, error, {given.begin() + 1, given.end()});
  }
  return command->impl_->run ? command->impl_->run() : kUsage;
}

}  // namespace entente::cli
