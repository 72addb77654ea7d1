// What all parts of the parser share: reading tokens, reporting what was expected, guarding the depth.
#include "query/syntax/parser.hpp"

#include <algorithm>
#include <array>

#include "query/syntax/characters.hpp"
#include "query/syntax/parse_query.hpp"

namespace entente::query::syntax {
namespace {

constexpr std::array<std::string_view, 41> kReserved = {
    "AND",    "AS",         "ASC",    "ASCENDING", "BY",   "CASE",   "CONTAINS", "CREATE",   "DELETE",
    "DESC",   "DESCENDING", "DETACH", "DISTINCT",  "ELSE", "END",    "ENDS",     "FALSE",    "IN",
    "IS",     "LIMIT",      "MATCH",  "MERGE",     "NOT",  "NULL",   "ON",       "OPTIONAL", "OR",
    "ORDER",  "REMOVE",     "RETURN", "SET",       "SKIP", "STARTS", "THEN",     "TRUE",     "UNION",
    "UNWIND", "WHEN",       "WHERE",  "WITH",      "XOR"};

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return upper(x) == upper(y); });
}

bool is_reserved_word(std::string_view word) {
  return std::any_of(kReserved.begin(), kReserved.end(),
                     [&](auto reserved) { return same_word(word, reserved); });
}

TextPlace place_of(std::string_view text, Span span) {
  TextPlace place{.offset = span.offset, .length = span.length};
  const std::string_view before = text.substr(0, std::min<std::size_t>(span.offset, text.size()));
  for (const char c : before) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

const Token& Parser::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

const Token& Parser::take() {
  const Token& token = peek();
  if (token.kind == TokenKind::Bad) fail_at(token.span, token.message, {}, token.detail);
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool Parser::at(std::string_view symbol, std::size_t ahead) const {
  const Token& token = peek(ahead);
  return token.kind == TokenKind::Symbol && token.text == symbol;
}

bool Parser::at_word(std::string_view word, std::size_t ahead) const {
  const Token& token = peek(ahead);
  return token.kind == TokenKind::Identifier && same_word(token.text, word);
}

bool Parser::at_words(std::string_view first, std::string_view second) const {
  return at_word(first) && at_word(second, 1);
}

bool Parser::at_variable(std::size_t ahead) const {
  const Token& token = peek(ahead);
  if (token.kind == TokenKind::EscapedIdentifier) return true;
  return token.kind == TokenKind::Identifier && !is_reserved_word(token.text);
}

bool Parser::accept(std::string_view symbol) {
  if (!at(symbol)) return false;
  take();
  return true;
}

bool Parser::accept_word(std::string_view word) {
  if (!at_word(word)) return false;
  take();
  return true;
}

void Parser::expect(std::string_view symbol, std::string_view where) {
  if (!accept(symbol))
    fail_expected("'" + std::string(symbol) + (where.empty() ? "'" : "' ") + std::string(where));
}

void Parser::expect_word(std::string_view word, std::string_view where) {
  if (!accept_word(word)) fail_expected(std::string(word) + " " + std::string(where));
}

Name Parser::take_variable(std::string_view what) {
  if (!at_variable()) fail_expected(what);
  const Token& token = take();
  return {token.text, token.span};
}

Name Parser::take_name(std::string_view what) {
  if (peek().kind != TokenKind::Identifier && peek().kind != TokenKind::EscapedIdentifier)
    fail_expected(what);
  const Token& token = take();
  return {token.text, token.span};
}

std::uint64_t Parser::take_count(std::string_view what) {
  if (peek().kind != TokenKind::Integer) fail_expected(what);
  return take().integer;
}

Span Parser::span_from(std::uint32_t start) const {
  const Span last = tokens_[at_ == 0 ? 0 : at_ - 1].span;
  return {start, std::max(last.end(), start) - start};
}

std::string Parser::show(const Token& token) const {
  if (token.kind == TokenKind::End) return "the end of the query";
  std::string shown(text_.substr(token.span.offset, std::min<std::uint32_t>(token.span.length, 40)));
  return "'" + shown + "'";
}

void Parser::fail_at(Span span, std::string message, std::string hint, const char* detail) const {
  throw SyntaxFailure{{.kind = ErrorKind::SyntaxError,
                       .message = std::move(message),
                       .hint = std::move(hint),
                       .detail = detail,
                       .phase = ErrorPhase::CompileTime,
                       .place = place_of(text_, span)}};
}

void Parser::fail_expected(std::string_view what, std::string hint) const {
  const Token& token = peek();
  if (token.kind == TokenKind::Bad) {
    const bool number = std::string_view(token.detail) == "InvalidNumberLiteral";
    // Where no value can stand, a broken number is just a wrong word.
    fail_at(token.span, token.message, {}, number ? "UnexpectedSyntax" : token.detail);
  }
  fail_at(token.span, "expected " + std::string(what) + ", found " + show(token), std::move(hint));
}

Parser::Nest::Nest(Parser& parser) : parser_(parser), outer_tallest_(parser.tallest_) {
  if (++parser.nesting_ > kMaxNesting) {
    parser.fail_at(parser.peek().span, "the query is nested too deeply here",
                   "at most " + std::to_string(kMaxNesting) + " levels of brackets are read");
  }
  parser.tallest_ = 0;
}

Parser::Nest::~Nest() {
  --parser_.nesting_;
  parser_.tallest_ = std::max(outer_tallest_, parser_.tallest_);
}

void Parser::grow(int by) {
  tallest_ += by;
  if (tallest_ > kMaxDepth) {
    fail_at(peek().span, "this expression is too long a chain",
            "at most " + std::to_string(kMaxDepth) +
                " operators may build on each other; use a list or a parameter");
  }
}

Statement Parser::parse_statement() {
  Statement statement;
  if (accept_word("EXPLAIN")) {
    statement.mode = StatementMode::Explain;
  } else if (accept_word("PROFILE")) {
    statement.mode = StatementMode::Profile;
  }
  statement.query = parse_union();
  accept(";");
  if (peek().kind != TokenKind::End) {
    refuse_unknown_clause();
    fail_expected("a clause or the end of the query", near_clause());
  }
  return statement;
}

ExpressionPtr Parser::parse_lone_expression() {
  ExpressionPtr expression = parse_expression();
  if (peek().kind != TokenKind::End) fail_expected("the end of the expression");
  return expression;
}

namespace {

template <class Parsed, class Run>
Result<Parsed> guarded(std::string_view text, Run run) {
  Result<std::vector<Token>> tokens = tokenize(text);
  if (!tokens) return fail(std::move(tokens.error()));
  try {
    Parser parser(text, std::move(*tokens));
    return run(parser);
  } catch (SyntaxFailure& failure) {
    return fail(std::move(failure.error));
  }
}

}  // namespace

Result<Statement> parse_query(std::string_view text) {
  return guarded<Statement>(text, [](Parser& parser) { return parser.parse_statement(); });
}

Result<ExpressionPtr> parse_expression(std::string_view text) {
  return guarded<ExpressionPtr>(text, [](Parser& parser) { return parser.parse_lone_expression(); });
}

}  // namespace entente::query::syntax
