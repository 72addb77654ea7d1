// What a command of the program looks like: its arguments, as help texts and the shells' completion show
// them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace entente::cli {

struct ArgumentShape {
  enum class Kind : std::uint8_t { Positional, Option, Flag };

  Kind kind = Kind::Positional;
  std::string names;  ///< "-f,--file", or the word for a positional ("STORE")
  std::string value;  ///< the word for an option's value ("FILE"); empty for flags and positionals
  std::string help;
  std::vector<std::string> choices{};  ///< the only values there are; empty where any is taken
  bool required = false;
  bool several = false;  ///< takes several values, or may be given again
};

struct CommandShape {
  std::string name;
  std::string summary;
  std::string group;  ///< the heading it stands under in the program's help
  std::vector<ArgumentShape> arguments{};
  std::vector<std::string> examples{};
};

/// "-f,--file" as "-f" and "--file".
std::vector<std::string> split_names(const std::string& names);

}  // namespace entente::cli
