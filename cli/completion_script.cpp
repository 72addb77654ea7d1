#include "cli/completion_script.hpp"

#include <algorithm>

namespace entente::cli {

namespace {

using Kind = ArgumentShape::Kind;

enum class Values : std::uint8_t { Files, Choices, Names, None };

// What can stand for an argument: the word for its value says it.
Values values_of(const ArgumentShape& argument) {
  if (argument.kind == Kind::Flag) return Values::None;
  if (!argument.choices.empty()) return Values::Choices;
  const std::string& word = argument.kind == Kind::Positional ? argument.names : argument.value;
  if (word == "NAME") return Values::Names;
  for (const char* file : {"STORE", "FILE", "PATH", "PART", "DIR", "SOURCE"}) {
    if (word.find(file) != std::string::npos) return Values::Files;
  }
  return Values::None;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

// A text between the single quotes of bash and zsh, and of fish.
std::string quoted(const std::string& text) { return replaced(text, "'", "'\\''"); }
std::string fish_quoted(const std::string& text) {
  return replaced(replaced(text, "\\", "\\\\"), "'", "\\'");
}

// Lists the names of a store that start as typed: the same lines of shell in bash and zsh.
constexpr const char* kNames =
    "_entente_names() {  # STORE START: the names of the store that start so, one a line\n"
    "  [ -f \"$1\" ] || return 0\n"
    "  entente entities \"$1\" ${2:+\"$2\"} --limit 200 --format tsv 2>/dev/null | tail -n +2 | cut -f 1\n"
    "}\n";

std::string all_names(const std::vector<const CommandShape*>& commands) {
  std::vector<std::string> names;
  for (const CommandShape* command : commands) names.push_back(command->name);
  names.emplace_back("help");
  return joined(names);
}

// The patterns of a case statement, by what the options take: `-f|--file`.
std::string option_patterns(const CommandShape& command, Values values) {
  std::string patterns;
  for (const ArgumentShape& argument : command.arguments) {
    if (argument.kind != Kind::Option || values_of(argument) != values) continue;
    for (const auto& name : split_names(argument.names)) patterns += (patterns.empty() ? "" : "|") + name;
  }
  return patterns;
}

std::string bash_command(const CommandShape& command) {
  std::string text = "    " + command.name + ")\n      case $previous in\n";
  std::vector<std::string> options;
  Values positional = Values::None;
  std::string positional_choices;
  for (const ArgumentShape& argument : command.arguments) {
    if (argument.kind == Kind::Positional) {
      // After the store, names are what is looked for; else files.
      const Values values = values_of(argument);
      if (positional != Values::Names) positional = values == Values::None ? positional : values;
      if (values == Values::Choices) positional_choices = joined(argument.choices);
      continue;
    }
    for (const auto& name : split_names(argument.names)) options.push_back(name);
    if (argument.choices.empty()) continue;
    text +=
        "        " + replaced(argument.names, ",", "|") + ") words='" + joined(argument.choices) + "' ;;\n";
  }
  options.emplace_back("--help");
  if (const auto files = option_patterns(command, Values::Files); !files.empty())
    text += "        " + files + ") kind=files ;;\n";
  if (const auto none = option_patterns(command, Values::None); !none.empty())
    text += "        " + none + ") kind=none ;;\n";
  text += "        *)\n          case $current in -*) words='" + joined(options) + "' ;; *) ";
  if (!positional_choices.empty()) {
    text += "words='" + positional_choices + "'";
  } else if (positional == Values::Names) {
    text += "[ \"$COMP_CWORD\" -gt 2 ] && kind=names || kind=files";
  } else {
    text += positional == Values::Files ? "kind=files" : "kind=none";
  }
  return text + " ;; esac ;;\n      esac ;;\n";
}

std::string bash_script(const std::vector<const CommandShape*>& commands) {
  std::string text =
      "# Completion of entente for bash: source <(entente completion bash)\n" + std::string(kNames) +
      "_entente() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words= kind= name\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '" +
      all_names(commands) +
      " --help --version' -- \"$current\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n"
      "    help) words='" +
      all_names(commands) + "' ;;\n";
  for (const CommandShape* command : commands) text += bash_command(*command);
  text +=
      "  esac\n"
      "  if [ -n \"$words\" ]; then\n"
      "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
      "  elif [ \"$kind\" = names ]; then\n"
      "    compopt -o filenames 2>/dev/null  # bash then quotes what has blanks\n"
      "    current=${current#[\\'\\\"]} current=${current//\\\\/}\n"
      "    while IFS= read -r name; do\n"
      "      [[ ${name,,} == \"${current,,}\"* ]] && COMPREPLY+=(\"$name\")\n"
      "    done < <(_entente_names \"${COMP_WORDS[2]}\" \"$current\")\n"
      "  elif [ \"$kind\" = files ]; then\n"
      "    compopt -o filenames 2>/dev/null\n"
      "    while IFS= read -r name; do COMPREPLY+=(\"$name\"); done < <(compgen -f -- \"$current\")\n"
      "  fi\n"
      "}\n"
      "complete -F _entente entente\n";
  return text;
}

// What _arguments of zsh calls what follows an option or stands at a place.
std::string zsh_values(const ArgumentShape& argument) {
  const std::string word = argument.kind == Kind::Positional ? argument.names : argument.value;
  switch (values_of(argument)) {
    case Values::Choices:
      return ":" + word + ":(" + joined(argument.choices) + ")";
    case Values::Files:
      return ":" + replaced(word, ":", "\\:") + ":_files";
    case Values::Names:
      return ":" + word + ":_entente_name";
    case Values::None:
      break;
  }
  return argument.kind == Kind::Flag ? "" : ":" + replaced(word, ":", "\\:") + ": ";
}

std::string zsh_command(const CommandShape& command) {
  std::string text = "    " + command.name + ")\n      _arguments \\\n";
  std::size_t place = 0;
  for (const ArgumentShape& argument : command.arguments) {
    if (argument.kind == Kind::Positional) {
      const std::string where = argument.several ? "*" : std::to_string(++place);
      text += "        '" + where + zsh_values(argument) + "' \\\n";
      continue;
    }
    const std::string help =
        quoted(replaced(replaced(replaced(argument.help, "[", "\\["), "]", "\\]"), ":", "\\:"));
    for (const auto& name : split_names(argument.names))
      text += "        '" + name + "[" + help + "]" + zsh_values(argument) + "' \\\n";
  }
  return text + "        '(-h --help)'{-h,--help}'[Print this help]' ;;\n";
}

std::string zsh_script(const std::vector<const CommandShape*>& commands) {
  std::string text =
      "#compdef entente\n"
      "# Completion of entente for zsh: source <(entente completion zsh), after compinit\n" +
      std::string(kNames) +
      "_entente_name() {\n"
      "  local -a found\n"
      "  found=(${(f)\"$(_entente_names ${(Q)words[2]} ${(Q)PREFIX})\"})\n"
      "  compadd -M 'm:{a-z}={A-Z}' -a found\n"
      "}\n"
      "_entente() {\n"
      "  local -a commands\n"
      "  commands=(\n";
  for (const CommandShape* command : commands)
    text += "    '" + command->name + ":" + quoted(replaced(command->summary, ":", "\\:")) + "'\n";
  text +=
      "    'help:Print the help of a command'\n"
      "  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe command commands\n"
      "    return\n"
      "  fi\n"
      "  local command=$words[2]\n"
      "  shift words\n"
      "  (( CURRENT-- ))\n"
      "  case $command in\n"
      "    help) _describe command commands ;;\n";
  for (const CommandShape* command : commands) text += zsh_command(*command);
  return text +
         "  esac\n"
         "}\n"
         "compdef _entente entente\n";
}

std::string fish_option(const CommandShape& command, const ArgumentShape& argument) {
  std::string text = "complete -c entente -n '__fish_seen_subcommand_from " + command.name + "'";
  for (const auto& name : split_names(argument.names))
    text += name[1] == '-' ? " -l " + name.substr(2) : " -s " + name.substr(1);
  switch (values_of(argument)) {
    case Values::Choices:
      text += " -x -a '" + joined(argument.choices) + "'";
      break;
    case Values::Files:
      text += " -r -F";
      break;
    case Values::Names:
    case Values::None:
      if (argument.kind == Kind::Option) text += " -x";
      break;
  }
  return text + " -d '" + fish_quoted(argument.help) + "'\n";
}

std::string fish_script(const std::vector<const CommandShape*>& commands) {
  std::string text =
      "# Completion of entente for fish: entente completion fish | source\n"
      "function __entente_names\n"
      "  set -l typed (commandline -opc)\n"
      "  test (count $typed) -gt 2; and test -f $typed[3]; or return\n"
      "  entente entities $typed[3] (commandline -ct) --limit 200 --format tsv 2>/dev/null | tail -n +2 | "
      "cut -f 1\n"
      "end\n"
      "complete -c entente -n __fish_use_subcommand -l version -d 'Print the version'\n"
      "complete -c entente -s h -l help -d 'Print this help'\n";
  for (const CommandShape* command : commands) {
    text += "complete -c entente -f -n __fish_use_subcommand -a " + command->name + " -d '" +
            fish_quoted(command->summary) + "'\n";
    for (const ArgumentShape& argument : command->arguments) {
      const std::string after = "'__fish_seen_subcommand_from " + command->name + "'";
      if (argument.kind != Kind::Positional)
        text += fish_option(*command, argument);
      else if (values_of(argument) == Values::Names)
        text += "complete -c entente -n " + after + " -a '(__entente_names)'\n";
      else if (!argument.choices.empty())
        text += "complete -c entente -f -n " + after + " -a '" + joined(argument.choices) + "'\n";
    }
  }
  text += "complete -c entente -f -n __fish_use_subcommand -a help -d 'Print the help of a command'\n";
  return text + "complete -c entente -f -n '__fish_seen_subcommand_from help' -a '" + all_names(commands) +
         "'\n";
}

}  // namespace

std::string completion_script(Shell shell, const std::vector<const CommandShape*>& commands) {
  switch (shell) {
    case Shell::Bash:
      return bash_script(commands);
    case Shell::Zsh:
      return zsh_script(commands);
    case Shell::Fish:
      return fish_script(commands);
  }
  return {};
}

}  // namespace entente::cli
