// Several statements in one text: cut at the semicolons that end them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/result.hpp"

namespace entente::cli {

struct StatementText {
  std::string_view text;  ///< without the semicolon; looks into the given text
  TextPlace start{};      ///< where it starts in the whole
};

/// What a text holds: whole statements, and what is left after the last semicolon.
struct SplitText {
  std::vector<StatementText> statements;
  StatementText rest;  ///< empty or blank where the text ends with a semicolon
  bool open = false;   ///< the rest is within a quote or a comment
};

/// Semicolons within quotes ('..', "..", `..`) and comments (//, /* */) do not end a statement. Blank ones
/// are left out.
SplitText split_statements(std::string_view text);

/// The place in the whole text of a place within one of its statements.
TextPlace place_in_whole(const TextPlace& place, const StatementText& statement);

/// True where there is something else than white space and comments.
bool has_content(std::string_view text);

/// True where the statement contains a word that can change the graph outside quotes and comments (CREATE,
/// SET, ...).
bool may_write(std::string_view statement);

/// The words that open and end a transaction; they are the session's, not openCypher's.
enum class TransactionWord : std::uint8_t { None, Begin, Commit, Rollback };
/// BEGIN, COMMIT or ROLLBACK, each perhaps followed by TRANSACTION, in any case; comments do not matter.
TransactionWord transaction_word(std::string_view statement);

}  // namespace entente::cli
