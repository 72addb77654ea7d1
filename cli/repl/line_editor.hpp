// Reads what a user types: editing of several lines, history across sessions, completion. libedit is behind
// it, in line_editor.cpp alone. Without a terminal it reads plain lines.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/repl/highlight.hpp"

namespace entente::cli {

/// What may stand at the cursor.
struct Completions {
  std::size_t start = 0;                ///< byte from which on the text before the cursor is replaced
  std::vector<std::string> candidates;  ///< best first
};

class LineEditor {
 public:
  struct Settings {
    std::string history_file;  ///< empty: none is kept
    /// Whether Enter ends the input, or begins a new line of it.
    std::function<bool(std::string_view)> is_complete;
    std::function<Completions(std::string_view before_cursor)> complete;
    /// Colours of what is typed, shown while it is; empty: none.
    std::function<std::vector<StyledPart>(std::string_view)> highlight;
  };
  enum class Outcome : std::uint8_t { Text, Cancelled, End };
  struct Input {
    Outcome outcome = Outcome::End;
    std::string text;  ///< without the last line break
  };

  explicit LineEditor(Settings settings);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  /// Cancelled after Ctrl-C, End at the end of the input (Ctrl-D on an empty line).
  Input read(const std::string& prompt);
  void remember(const std::string& text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Where the history is kept: $XDG_STATE_HOME or ~/.local/state, then entente/history. Makes the folder;
/// empty where that cannot be.
std::string default_history_file();

}  // namespace entente::cli
