// openCypher text to tokens. Unreadable characters become Bad tokens, so that the parser, which knows what it
// expected, reports the first trouble in reading order.
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "query/syntax/characters.hpp"
#include "query/syntax/parse_query.hpp"
#include "query/syntax/token.hpp"

namespace entente::query::syntax {
namespace {

constexpr std::array<std::string_view, 7> kTwoByteSymbols = {"<=", ">=", "<>", "=~", "..", "+=", "||"};
constexpr std::string_view kOneByteSymbols = "()[]{}<>=+-*/%^.,:;|&!~";

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    for (;;) {
      skip_blanks();
      const std::size_t start = at_;
      if (at_ >= text_.size()) break;
      Token token = bad_.empty() ? one() : Token{};
      if (!bad_.empty()) {
        token = Token{.kind = TokenKind::Bad, .message = std::move(bad_), .detail = bad_detail_};
        bad_.clear();
        if (at_ == start) at_ = text_.size();  // a comment without end
      }
      token.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at_ - start)};
      tokens_.push_back(std::move(token));
    }
    tokens_.push_back({.kind = TokenKind::End, .span = {static_cast<std::uint32_t>(text_.size()), 0}});
    match_brackets();
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void bad(std::string message, const char* detail) {
    if (!bad_.empty()) return;
    bad_ = std::move(message);
    bad_detail_ = detail;
  }

  void skip_blanks() {
    while (at_ < text_.size()) {
      if (peek() == '/' && peek(1) == '/') {
        while (at_ < text_.size() && peek() != '\n' && peek() != '\r') ++at_;
      } else if (peek() == '/' && peek(1) == '*') {
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) {
          bad("this comment is not closed; write */ at its end", "UnexpectedSyntax");
          return;
        }
        at_ = end + 2;
      } else if (const CodePoint c = decode(text_, at_); is_blank(c.value)) {
        at_ += c.bytes;
      } else {
        return;
      }
    }
  }

  Token one() {
    const CodePoint c = decode(text_, at_);
    if (is_identifier_start(c.value)) return word();
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return number();
    if (peek() == '\'' || peek() == '"') return string();
    if (peek() == '`') return {.kind = TokenKind::EscapedIdentifier, .text = back_quoted()};
    if (peek() == '$') return parameter();
    for (const std::string_view symbol : kTwoByteSymbols) {
      if (text_.substr(at_, 2) == symbol) {
        at_ += 2;
        return {.kind = TokenKind::Symbol, .text = std::string(symbol)};
      }
    }
    if (c.value < 0x80 && kOneByteSymbols.find(static_cast<char>(c.value)) != std::string_view::npos) {
      ++at_;
      return {.kind = TokenKind::Symbol, .text = std::string(1, static_cast<char>(c.value))};
    }
    const std::string character(text_.substr(at_, c.bytes));
    at_ += c.bytes;
    if (c.value < 0x80) {
      bad(c.value < 0x20 ? "control characters cannot stand here"
                         : "unexpected character '" + character + "'",
          "UnexpectedSyntax");
    } else {
      bad("the character '" + character + "' cannot stand outside of strings and back-quotes",
          "InvalidUnicodeCharacter");
    }
    return {};
  }

  Token word() {
    const std::size_t start = at_;
    for (CodePoint c = decode(text_, at_); at_ < text_.size() && is_identifier_part(c.value);
         c = decode(text_, at_)) {
      at_ += c.bytes;
    }
    return {.kind = TokenKind::Identifier, .text = std::string(text_.substr(start, at_ - start))};
  }

  std::string back_quoted() {
    std::string name;
    for (++at_; at_ < text_.size(); ++at_) {
      if (peek() != '`') {
        name += peek();
      } else if (peek(1) == '`') {
        name += '`';
        ++at_;
      } else {
        ++at_;
        return name;
      }
    }
    bad("this name is not closed; write ` at its end", "UnexpectedSyntax");
    return name;
  }

  Token parameter() {
    ++at_;
    if (peek() == '`') return {.kind = TokenKind::Parameter, .text = back_quoted()};
    Token name = is_identifier_part(decode(text_, at_).value) && at_ < text_.size() ? word() : Token{};
    if (name.text.empty()) bad("a parameter needs a name after $", "UnexpectedSyntax");
    name.kind = TokenKind::Parameter;
    return name;
  }

  void take_digits(int base) {
    while (digit_value(peek()) < base) ++at_;
  }

  Token number() {
    const std::size_t start = at_;
    int base = 10;
    bool floating = false;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) base = 16;
    if (peek() == '0' && (peek(1) == 'o' || peek(1) == 'O')) base = 8;
    if (base != 10) {
      at_ += 2;
      take_digits(base);
    } else {
      take_digits(10);
      if (peek() == '.' && is_digit(peek(1))) {
        floating = true;
        ++at_;
        take_digits(10);
      }
      const std::size_t sign = peek(1) == '-' || peek(1) == '+' ? 1 : 0;
      if ((peek() == 'e' || peek() == 'E') && is_digit(peek(1 + sign))) {
        floating = true;
        at_ += 1 + sign;
        take_digits(10);
      }
    }
    const bool no_digits = base != 10 && at_ == start + 2;
    if (no_digits || (at_ < text_.size() && is_identifier_part(decode(text_, at_).value))) {
      word();
      bad("'" + std::string(text_.substr(start, at_ - start)) + "' is not a number", "InvalidNumberLiteral");
      return {};
    }
    const std::string digits(text_.substr(start, at_ - start));
    return floating ? floating_token(digits) : integer_token(digits, base);
  }

  Token floating_token(const std::string& digits) {
    // strtod takes the decimal point of the locale; the program never sets one.
    const double value = std::strtod(digits.c_str(), nullptr);
    if (std::isinf(value)) {
      bad(digits + " is too large for a float; the largest is about 1.8e308", "FloatingPointOverflow");
    }
    return {.kind = TokenKind::Float, .text = digits, .number = value};
  }

  Token integer_token(const std::string& digits, int base) {
    constexpr std::uint64_t kLimit = std::uint64_t{1} << 63;  // of a magnitude: -2^63 is an integer
    std::uint64_t value = 0;
    for (const char digit : std::string_view(digits).substr(base == 10 ? 0 : 2)) {
      const auto d = static_cast<std::uint64_t>(digit_value(digit));
      if (value > (kLimit - d) / static_cast<std::uint64_t>(base)) {
        bad(digits + " does not fit into 64 bits; the largest integer is 9223372036854775807",
            "IntegerOverflow");
        return {};
      }
      value = value * static_cast<std::uint64_t>(base) + d;
    }
    return {.kind = TokenKind::Integer, .text = digits, .integer = value};
  }

  Token string() {
    const char quote = peek();
    std::string content;
    for (++at_; at_ < text_.size();) {
      const char c = text_[at_++];
      if (c == quote) return {.kind = TokenKind::String, .text = std::move(content)};
      if (c == '\\') {
        escape(content);
      } else {
        content += c;
      }
    }
    bad(std::string("this string is not closed; write ") + quote + " at its end", "UnexpectedSyntax");
    return {};
  }

  void escape(std::string& content) {
    const char c = peek();
    ++at_;
    switch (c) {
      case 'b':
        content += '\b';
        return;
      case 'f':
        content += '\f';
        return;
      case 'n':
        content += '\n';
        return;
      case 'r':
        content += '\r';
        return;
      case 't':
        content += '\t';
        return;
      case '\\':
      case '\'':
      case '"':
      case '`':
        content += c;
        return;
      case 'u':
        unicode_escape(content, 4);
        return;
      case 'U':
        unicode_escape(content, 8);
        return;
      default:
        break;
    }
    if (at_ > text_.size()) at_ = text_.size();  // the text ends after the backslash
    bad("unknown escape in this string; known are \\b \\f \\n \\r \\t \\\\ \\' \\\" \\uXXXX \\UXXXXXXXX",
        "UnexpectedSyntax");
  }

  std::optional<std::uint32_t> hex_digits(int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) {
      const int digit = digit_value(peek());
      if (digit >= 16) return std::nullopt;
      value = value * 16 + static_cast<std::uint32_t>(digit);
      ++at_;
    }
    return value;
  }

  void unicode_escape(std::string& content, int digits) {
    std::optional<std::uint32_t> value = hex_digits(digits);
    // Two escapes of a surrogate pair are one character.
    if (value && *value >= 0xD800 && *value < 0xDC00 && peek() == '\\' && peek(1) == 'u') {
      at_ += 2;
      const std::optional<std::uint32_t> low = hex_digits(4);
      const bool pair = low && *low >= 0xDC00 && *low < 0xE000;
      value = pair ? std::optional(0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00)) : std::nullopt;
    }
    if (!value || *value > 0x10FFFF || (*value >= 0xD800 && *value < 0xE000)) {
      bad("this is not a character; write \\u and four hexadecimal digits", "InvalidUnicodeLiteral");
      return;
    }
    append_utf8(content, *value);
  }

  void match_brackets() {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind != TokenKind::Symbol || token.text.size() != 1) continue;
      const char c = token.text[0];
      if (c == '(' || c == '[' || c == '{') open.push_back(i);
      if (c != ')' && c != ']' && c != '}') continue;
      const char opener = c == ')' ? '(' : c == ']' ? '[' : '{';
      if (!open.empty() && tokens_[open.back()].text[0] == opener) {
        tokens_[open.back()].match = i;
        open.pop_back();
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  std::string bad_;
  const char* bad_detail_ = "";
};

}  // namespace

Result<std::vector<Token>> tokenize(std::string_view text) {
  const auto failure = [&](std::string message, std::string hint, std::size_t offset) {
    const Span span{static_cast<std::uint32_t>(offset), 1};
    return fail(Error{.kind = ErrorKind::SyntaxError,
                      .message = std::move(message),
                      .hint = std::move(hint),
                      .detail = "UnexpectedSyntax",
                      .phase = ErrorPhase::CompileTime,
                      .place = place_of(text, span)});
  };
  if (text.size() > kMaxQueryBytes) {
    return failure("the query is longer than 16 MiB", "pass data as a parameter, or split the query", 0);
  }
  if (const auto wrong = find_invalid_utf8(text)) {
    return failure("the query is not UTF-8 at byte " + std::to_string(*wrong), "save it as UTF-8", *wrong);
  }
  return Lexer(text).run();
}

}  // namespace entente::query::syntax
