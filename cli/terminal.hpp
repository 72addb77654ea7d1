// What the program's streams are connected to: terminals or pipes, how wide, with colours or without.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::cli {

struct Terminal {
  bool input = false;         ///< standard input is a terminal
  bool output = false;        ///< standard output is a terminal
  bool error = false;         ///< standard error is a terminal
  bool color_output = false;  ///< colours may go to standard output
  bool color_error = false;
  std::size_t width = 80;   ///< columns
  std::size_t height = 24;  ///< lines
};

/// Asks the system now. No colours without a terminal, with NO_COLOR set (to anything but nothing), or with
/// TERM=dumb.
Terminal terminal();

enum class Style : std::uint8_t { Bold, Dim, Red, Green, Yellow, Blue, Cyan };
/// The text in the style's escape sequences, or as it is where `color` is false.
std::string styled(std::string_view text, Style style, bool color);

/// Whether standard output still takes what is written; false after a broken pipe or a full disk.
bool output_works();
/// Writes to standard output; false where it failed.
bool write_output(std::string_view text);
/// Flushes standard output. kDone, also where the reader closed the pipe, or kFailed with a message on
/// standard error.
int finish_output(int status);

}  // namespace entente::cli
