#include "cli/repl/paint.hpp"

#include <algorithm>

#include "cli/print/display_width.hpp"

namespace entente::cli {

namespace {

struct Cell {
  std::size_t row = 0;
  std::size_t column = 0;
};

std::size_t character_bytes(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) ++bytes;
  return bytes;
}

// Goes on by one character as a terminal does: a wide one that does not fit goes to the next row.
Cell start_of(Cell at, std::size_t cells, std::size_t width) {
  return at.column + cells > width ? Cell{at.row + 1, 0} : at;
}

Cell end_of(Cell at, std::size_t cells, std::size_t width) {
  at.column += cells;
  return at.column >= width ? Cell{at.row + 1, 0} : at;
}

std::string move(const Cell& from, const Cell& to) {
  std::string sequence;
  if (to.row < from.row) sequence += "\x1b[" + std::to_string(from.row - to.row) + "A";
  if (to.row > from.row) sequence += "\x1b[" + std::to_string(to.row - from.row) + "B";
  return sequence + "\x1b[" + std::to_string(to.column + 1) + "G";
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20U && c != '\n') || c == '\x7f';
  });
}

// A run of characters of one row and one style.
struct Run {
  Cell at;
  std::string text;
  const StyledPart* part = nullptr;
};

}  // namespace

std::string paint_over(const TypedText& typed, const std::vector<StyledPart>& parts, std::size_t width,
                       std::size_t height) {
  if (width < 2 || has_control(typed.text) || has_control(typed.prompt)) return {};
  Cell at{0, display_width(typed.prompt)};
  if (at.column >= width) return {};
  Cell cursor = at;
  std::vector<Run> runs;
  auto part = parts.begin();
  for (std::size_t i = 0; i < typed.text.size();) {
    if (i == typed.cursor) cursor = at;
    while (part != parts.end() && part->end <= i) ++part;
    const StyledPart* style = part != parts.end() && part->start <= i ? &*part : nullptr;
    const std::size_t bytes = character_bytes(typed.text.substr(i));
    const std::string_view character = typed.text.substr(i, bytes);
    i += bytes;
    if (character == "\n") {
      at = {at.row + 1, 0};
      continue;
    }
    const std::size_t cells = display_width(character);
    at = start_of(at, cells, width);
    if (runs.empty() || runs.back().part != style || runs.back().at.row != at.row)
      runs.push_back({at, {}, style});
    runs.back().text += character;
    at = end_of(at, cells, width);
  }
  if (typed.cursor >= typed.text.size()) cursor = at;
  const bool at_margin = cursor.column == 0 && !(typed.cursor > 0 && typed.text[typed.cursor - 1] == '\n');
  if (at.row + 1 > height || (at_margin && cursor.row > 0)) return {};
  std::string sequence =
      "\x1b"
      "7\x1b[?25l";
  Cell now = cursor;
  for (const Run& run : runs) {
    sequence += move(now, run.at);
    sequence += run.part == nullptr ? run.text : styled(run.text, run.part->style, true);
    now = run.at;
  }
  return sequence +
         "\x1b"
         "8\x1b[?25h";
}

}  // namespace entente::cli
