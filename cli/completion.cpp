// entente completion: the script that makes a shell complete commands, options and names.
#include <memory>

#include "cli/commands.hpp"
#include "cli/completion_script.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

void add_completion(CommandLine& line) {
  auto shell = std::make_shared<std::string>();
  line.add("completion", "Print what makes a shell complete commands, options and names")
      .choice("SHELL", {"bash", "zsh", "fish"}, *shell, "The shell")
      .example("source <(entente completion bash)                                # in ~/.bashrc")
      .example(
          "source <(entente completion zsh)                                 # in ~/.zshrc, after compinit")
      .example("entente completion fish > ~/.config/fish/completions/entente.fish")
      .action([shell, &line] {
        const Shell which = *shell == "bash" ? Shell::Bash : *shell == "zsh" ? Shell::Zsh : Shell::Fish;
        write_output(completion_script(which, line.shapes()));
        return finish_output(kDone);
      });
}

}  // namespace entente::cli
