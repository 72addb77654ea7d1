#include "cli/print/print_error.hpp"

#include <algorithm>
#include <cstdio>

#include "cli/command_line.hpp"
#include "cli/print/display_width.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

namespace {

constexpr std::size_t kContext = 60;  // bytes of a long line shown before and after the place

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The line of `source` that holds `place`, and a line with carets under it.
std::string marked_line(std::string_view source, const TextPlace& place, bool color) {
  const std::size_t at = std::min<std::size_t>(place.offset, source.size());
  std::size_t start = at;
  while (start > 0 && source[start - 1] != '\n') --start;
  std::size_t end = source.find('\n', at);
  if (end == std::string_view::npos) end = source.size();
  const char* before = "";
  const char* after = "";
  if (at - start > kContext) {
    start = at - kContext;
    while (start < at && continues_character(source[start])) ++start;
    before = "…";
  }
  if (end - at > 2 * kContext) {
    end = at + 2 * kContext;
    while (end > at && continues_character(source[end])) --end;
    after = "…";
  }
  const std::string left = printable(source.substr(start, at - start));
  const std::size_t marked_end = std::min<std::size_t>(at + std::max<std::uint32_t>(1, place.length), end);
  const std::string marked = marked_end > at ? printable(source.substr(at, marked_end - at)) : std::string();
  const std::string right =
      marked_end < end ? printable(source.substr(marked_end, end - marked_end)) : std::string();
  const std::size_t indent = display_width(before) + display_width(left);
  const std::string carets(std::max<std::size_t>(1, display_width(marked)), '^');
  return "  " + std::string(before) + left + marked + right + after + "\n  " + std::string(indent, ' ') +
         styled(carets, Style::Red, color) + "\n";
}

}  // namespace

std::string error_text(const Error& error, std::string_view source, std::string_view source_name,
                       bool color) {
  std::string where;
  if (!error.file.empty()) {
    where = error.file;
  } else if (error.place) {
    where = source_name;
  }
  if (error.place) {
    if (!where.empty()) where += ":";
    where += std::to_string(error.place->line) + ":" + std::to_string(error.place->column);
  }
  if (!where.empty()) where = printable(where) + ": ";
  // openCypher's names for errors mean something beside a statement; an argument of a command needs none.
  const bool of_query = error.kind <= ErrorKind::ProcedureError &&
                        (error.place.has_value() || error.kind != ErrorKind::ArgumentError);
  std::string text = styled("entente:", Style::Bold, color) + " " + where;
  if (of_query) text += styled(std::string(error_kind_name(error.kind)) + ":", Style::Red, color) + " ";
  text += printable(error.message) + "\n";
  if (error.place && error.file.empty() && !source.empty()) text += marked_line(source, *error.place, color);
  if (!error.hint.empty()) text += "  hint: " + printable(error.hint) + "\n";
  return text;
}

void print_error(const Error& error, std::string_view source, std::string_view source_name) {
  const std::string text = error_text(error, source, source_name, terminal().color_error);
  std::fflush(stdout);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

int failed(const Error& error, std::string_view source, std::string_view source_name) {
  print_error(error, source, source_name);
  return finish_output(error.kind == ErrorKind::Interrupted ? kInterrupted : kFailed);
}

}  // namespace entente::cli
