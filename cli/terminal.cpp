#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli/command_line.hpp"

namespace entente::cli {

namespace {

bool colors_wanted() {
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* term = std::getenv("TERM");
  return term != nullptr && *term != '\0' && std::strcmp(term, "dumb") != 0;
}

int g_write_error = 0;  // errno of the first write to standard output that failed

}  // namespace

Terminal terminal() {
  Terminal found;
  found.input = isatty(STDIN_FILENO) == 1;
  found.output = isatty(STDOUT_FILENO) == 1;
  found.error = isatty(STDERR_FILENO) == 1;
  const bool colors = colors_wanted();
  found.color_output = found.output && colors;
  found.color_error = found.error && colors;
  winsize size{};
  for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) {
    if (ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
      found.width = size.ws_col;
      if (size.ws_row > 0) found.height = size.ws_row;
      break;
    }
  }
  return found;
}

std::string styled(std::string_view text, Style style, bool color) {
  if (!color) return std::string(text);
  const char* code = "0";
  switch (style) {
    case Style::Bold:
      code = "1";
      break;
    case Style::Dim:
      code = "2";
      break;
    case Style::Red:
      code = "31";
      break;
    case Style::Green:
      code = "32";
      break;
    case Style::Yellow:
      code = "33";
      break;
    case Style::Blue:
      code = "34";
      break;
    case Style::Cyan:
      code = "36";
      break;
  }
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

bool output_works() { return g_write_error == 0; }

bool write_output(std::string_view text) {
  if (g_write_error != 0) return false;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    g_write_error = errno == 0 ? EIO : errno;
    return false;
  }
  return true;
}

int finish_output(int status) {
  if (g_write_error == 0 && std::fflush(stdout) != 0) g_write_error = errno == 0 ? EIO : errno;
  if (g_write_error == 0 || g_write_error == EPIPE) return status;
  std::fprintf(stderr, "entente: cannot write to standard output: %s\n", std::strerror(g_write_error));
  return kFailed;
}

}  // namespace entente::cli
