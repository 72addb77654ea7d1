// Tokens of openCypher text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/syntax/ast_pattern.hpp"

namespace entente::query::syntax {

enum class TokenKind : std::uint8_t {
  Identifier,         ///< a bare word: a keyword or a name
  EscapedIdentifier,  ///< `in back-quotes`: always a name
  Integer,
  Float,
  String,
  Parameter,  ///< $name
  Symbol,
  Bad,  ///< not readable; an error only where the parser comes to it
  End,
};

struct Token {
  TokenKind kind = TokenKind::End;
  Span span{};
  std::string text{};         ///< name, string's content, or the symbol; digits of an Integer
  double number = 0;          ///< of a Float
  std::uint64_t integer = 0;  ///< magnitude of an Integer, at most 2^63
  std::uint32_t match = 0;    ///< of an opening bracket: index of the closing token; 0 where there is none
  // Of a Bad token.
  std::string message{};
  const char* detail = "";
};

/// Ends with an End token. Fails only where the text is too long or not UTF-8.
Result<std::vector<Token>> tokenize(std::string_view text);

/// ASCII case is ignored.
bool same_word(std::string_view a, std::string_view b);

}  // namespace entente::query::syntax
