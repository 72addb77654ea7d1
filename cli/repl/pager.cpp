#include "cli/repl/pager.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "cli/terminal.hpp"

namespace entente::cli {

void page(const std::string& text) {
  const Terminal out = terminal();
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (out.output && lines + 1 > out.height) {
    const char* wanted = std::getenv("PAGER");
    const std::string command =
        wanted != nullptr && *wanted != '\0' ? wanted : "less -FRX 2>/dev/null || cat";
    std::fflush(stdout);
    if (std::FILE* pager = popen(command.c_str(), "w")) {
      std::fwrite(text.data(), 1, text.size(), pager);  // a reader who leaves early is no failure
      pclose(pager);
      return;
    }
  }
  write_output(text);
}

}  // namespace entente::cli
