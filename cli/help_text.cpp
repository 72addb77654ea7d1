#include "cli/help_text.hpp"

#include <algorithm>

#include "cli/print/display_width.hpp"

namespace entente::cli {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kWidestName = 24;  // a longer one has its help on the line below
constexpr std::size_t kNarrowest = 30;   // columns that a help text needs

struct Row {
  std::string name;
  std::string help;
};

/// `text` in lines that end before `width`; each but the first starts at column `column`, where the first is
/// put.
std::string wrapped(const std::string& text, std::size_t column, std::size_t width) {
  std::string lines;
  for (const auto& line : wrap_to_width(text, std::max(width, column + kNarrowest) - column))
    lines += (lines.empty() ? "" : "\n" + std::string(column, ' ')) + line;
  return lines;
}

std::string table(const std::vector<Row>& rows, std::size_t width) {
  std::size_t widest = 0;
  for (const Row& row : rows) {
    if (row.name.size() <= kWidestName) widest = std::max(widest, row.name.size());
  }
  const std::size_t column = kIndent + widest + 2;
  std::string text;
  for (const Row& row : rows) {
    text += std::string(kIndent, ' ') + row.name;
    text += row.name.size() > widest ? "\n" + std::string(column, ' ')
                                     : std::string(column - kIndent - row.name.size(), ' ');
    text += wrapped(row.help, column, width) + "\n";
  }
  return text;
}

std::string usage_word(const ArgumentShape& argument) {
  const std::string word = argument.names + (argument.several ? "..." : "");
  return argument.required ? word : "[" + word + "]";
}

std::string shown_name(const ArgumentShape& argument) {
  std::string text;
  for (const auto& name : split_names(argument.names)) text += (text.empty() ? "" : ", ") + name;
  if (!argument.value.empty()) text += " " + argument.value;
  if (argument.several && argument.kind == ArgumentShape::Kind::Option) text += "...";
  return text;
}

std::string shown_help(const ArgumentShape& argument) {
  if (argument.choices.empty()) return argument.help;
  std::string words;
  for (const auto& choice : argument.choices) words += (words.empty() ? "" : ", ") + choice;
  // "How to print (default table)": the words before the remark.
  const std::size_t remark = argument.help.ends_with(")") ? argument.help.rfind(" (") : std::string::npos;
  if (remark == std::string::npos) return argument.help + ": " + words;
  return argument.help.substr(0, remark) + ": " + words + argument.help.substr(remark);
}

}  // namespace

std::vector<std::string> split_names(const std::string& names) {
  std::vector<std::string> split;
  std::size_t start = 0;
  while (start < names.size()) {
    const std::size_t end = std::min(names.find(',', start), names.size());
    split.push_back(names.substr(start, end - start));
    start = end + 1;
  }
  return split;
}

std::string program_help(const std::vector<const CommandShape*>& commands, std::size_t width) {
  std::string text = wrapped(
                         "Reads news and answers who met whom: documents in, a graph of dated facts with "
                         "their sentences out.",
                         0, width) +
                     "\n\nUsage: entente COMMAND ...\n";
  // One column for all groups, so that the eye runs down the page once.
  std::size_t widest = 0;
  for (const CommandShape* command : commands) widest = std::max(widest, command->name.size());
  std::vector<std::string> groups;
  for (const CommandShape* command : commands) {
    if (std::find(groups.begin(), groups.end(), command->group) == groups.end())
      groups.push_back(command->group);
  }
  for (const auto& group : groups) {
    text += "\n" + group + ":\n";
    std::vector<Row> rows;
    for (const CommandShape* command : commands) {
      if (command->group != group) continue;
      rows.push_back({command->name + std::string(widest - command->name.size(), ' '), command->summary});
    }
    text += table(rows, width);
  }
  text +=
      "\nOptions:\n"
      "  -h, --help  Print this help; after a command, its own\n"
      "  --version   Print the version\n"
      "\nStart with:\n"
      "  entente build news.kg articles/\n"
      "  entente ask news.kg 'who met Xi Jinping in 2023?'\n"
      "  entente help ask\n";
  return text;
}

std::string command_help(const CommandShape& command, std::size_t width) {
  std::string usage = "Usage: entente " + command.name;
  std::vector<Row> positionals;
  std::vector<Row> options;
  for (const ArgumentShape& argument : command.arguments) {
    if (argument.kind == ArgumentShape::Kind::Positional) {
      usage += " " + usage_word(argument);
      positionals.push_back({argument.names, shown_help(argument)});
    } else {
      options.push_back({shown_name(argument), shown_help(argument)});
    }
  }
  options.push_back({"-h, --help", "Print this help"});
  std::string text = wrapped(command.summary, 0, width) + "\n\n" + usage + " [OPTION...]\n";
  if (!positionals.empty()) text += "\n" + table(positionals, width);
  text += "\nOptions:\n" + table(options, width);
  if (command.examples.empty()) return text;
  text += command.examples.size() == 1 ? "\nExample:\n" : "\nExamples:\n";
  for (const auto& example : command.examples) text += "  " + example + "\n";
  return text;
}

}  // namespace entente::cli
