#include "cli/repl/highlight.hpp"

#include <optional>
#include <string>

#include "cli/repl/complete.hpp"
#include "cli/repl/keywords.hpp"
#include "query/syntax/token.hpp"

namespace entente::cli {

namespace {

using query::syntax::Token;
using query::syntax::TokenKind;

bool is_symbol(const Token& token, std::string_view any_of) {
  return token.kind == TokenKind::Symbol && token.text.size() == 1 &&
         any_of.find(token.text.front()) != std::string_view::npos;
}

// Whether a name at this place is a label or a type: after : | & ! within ( or [, but not in a map.
bool names_label(const Token& before, std::string_view open_brackets) {
  return is_symbol(before, ":|&!") && !open_brackets.empty() && open_brackets.back() != '{';
}

std::optional<Style> style_of(const Token& token, const Token& before, std::string_view text,
                              std::string_view open_brackets) {
  switch (token.kind) {
    case TokenKind::Identifier:
    case TokenKind::EscapedIdentifier:
      if (names_label(before, open_brackets)) return Style::Green;
      if (token.kind == TokenKind::Identifier && !is_symbol(before, ".") && is_keyword(token.text))
        return Style::Blue;
      return std::nullopt;
    case TokenKind::Integer:
    case TokenKind::Float:
    case TokenKind::Parameter:
      return Style::Cyan;
    case TokenKind::String:
      return Style::Yellow;
    case TokenKind::Bad:
      switch (text[token.span.offset]) {
        case '\'':
        case '"':
          return Style::Yellow;
        case '/':
          return Style::Dim;
        default:
          return Style::Red;
      }
    case TokenKind::Symbol:
    case TokenKind::End:
      break;
  }
  return std::nullopt;
}

// Between tokens there are blanks and comments.
void add_comment(std::string_view text, std::size_t start, std::size_t end, std::vector<StyledPart>& parts) {
  start = text.find('/', start);
  if (start >= end) return;
  const std::size_t last = text.find_last_not_of(" \t\r\n", end - 1);
  parts.push_back({start, last + 1, Style::Dim});
}

}  // namespace

std::vector<StyledPart> highlight(std::string_view text) {
  std::vector<StyledPart> parts;
  if (text.empty()) return parts;
  if (text.front() == '.' || text.front() == '\\') {
    parts.push_back({0, std::min(text.find(' '), text.size()), Style::Blue});
    return parts;
  }
  const auto tokens = query::syntax::tokenize(text);
  if (!tokens || looks_like_question(text)) return parts;
  std::string open_brackets;
  std::size_t done = 0;
  Token before;
  for (const Token& token : *tokens) {
    add_comment(text, done, token.span.offset, parts);
    done = token.span.offset + token.span.length;
    if (const auto style = style_of(token, before, text, open_brackets))
      parts.push_back({token.span.offset, done, *style});
    if (is_symbol(token, "([{")) open_brackets += token.text;
    if (is_symbol(token, ")]}") && !open_brackets.empty()) open_brackets.pop_back();
    before = token;
  }
  return parts;
}

}  // namespace entente::cli
