#include "cli/statements.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace entente::cli {

namespace {

enum class Zone : std::uint8_t { Code, Quote, LineComment, BlockComment };

// Walks over a text and knows whether it is in code, a quote or a comment.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool in_code() const { return zone_ == Zone::Code; }
  [[nodiscard]] bool open() const { return zone_ == Zone::Quote || zone_ == Zone::BlockComment; }
  [[nodiscard]] const TextPlace& place() const { return place_; }

  /// Moves over one character, or over the two of an escape or of a comment's mark. True where what was
  /// passed is code.
  bool step() {
    const char c = text_[at_];
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    switch (zone_) {
      case Zone::Code:
        if (c == '\'' || c == '"' || c == '`') {
          zone_ = Zone::Quote;
          quote_ = c;
          advance(1);
          return true;
        }
        if (c == '/' && (next == '/' || next == '*')) {
          zone_ = next == '/' ? Zone::LineComment : Zone::BlockComment;
          advance(2);
          return false;
        }
        advance(1);
        return true;
      case Zone::Quote:
        if (c == '\\' && quote_ != '`' && next != '\0') {
          advance(2);
          return true;
        }
        if (c == quote_) zone_ = Zone::Code;
        advance(1);
        return true;
      case Zone::LineComment:
        if (c == '\n') zone_ = Zone::Code;
        advance(1);
        return false;
      case Zone::BlockComment:
        if (c == '*' && next == '/') {
          zone_ = Zone::Code;
          advance(2);
          return false;
        }
        advance(1);
        return false;
    }
    return false;
  }

 private:
  void advance(std::size_t bytes) {
    for (; bytes > 0 && at_ < text_.size(); --bytes, ++at_) {
      if (text_[at_] == '\n') {
        ++place_.line;
        place_.column = 1;
      } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U) {
        ++place_.column;
      }
    }
    place_.offset = static_cast<std::uint32_t>(at_);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Zone zone_ = Zone::Code;
  char quote_ = '\0';
  TextPlace place_{};
};

}  // namespace

bool has_content(std::string_view text) {
  Walker walker(text);
  while (!walker.done()) {
    const char c = text[walker.at()];
    if (walker.step() && std::isspace(static_cast<unsigned char>(c)) == 0) return true;
  }
  return false;
}

SplitText split_statements(std::string_view text) {
  SplitText split;
  Walker walker(text);
  TextPlace start{};
  while (!walker.done()) {
    const std::size_t at = walker.at();
    const bool ends = walker.in_code() && text[at] == ';';
    walker.step();
    if (!ends) continue;
    const StatementText statement{text.substr(start.offset, at - start.offset), start};
    if (has_content(statement.text)) split.statements.push_back(statement);
    start = walker.place();
  }
  split.rest = {text.substr(start.offset), start};
  split.open = walker.open();
  return split;
}

TextPlace place_in_whole(const TextPlace& place, const StatementText& statement) {
  TextPlace whole = place;
  whole.offset += statement.start.offset;
  if (place.line == 1) whole.column += statement.start.column - 1;
  whole.line += statement.start.line - 1;
  return whole;
}

bool may_write(std::string_view statement) {
  static constexpr std::array<std::string_view, 6> kWriters = {"CREATE", "MERGE",  "SET",
                                                               "DELETE", "REMOVE", "DETACH"};
  Walker walker(statement);
  std::string word;
  auto writes = [&word] { return std::find(kWriters.begin(), kWriters.end(), word) != kWriters.end(); };
  while (!walker.done()) {
    const char c = statement[walker.at()];
    const bool code = walker.in_code();
    walker.step();
    if (code && (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_')) {
      word += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      continue;
    }
    if (writes()) return true;
    word.clear();
  }
  return writes();
}

TransactionWord transaction_word(std::string_view statement) {
  Walker walker(statement);
  std::string words;
  while (!walker.done()) {
    const char c = statement[walker.at()];
    if (!walker.step()) continue;
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space) words += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (space && !words.empty() && words.back() != ' ') words += ' ';
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  constexpr std::string_view kMore = " TRANSACTION";
  if (words.ends_with(kMore)) words.resize(words.size() - kMore.size());
  if (words == "BEGIN") return TransactionWord::Begin;
  if (words == "COMMIT") return TransactionWord::Commit;
  return words == "ROLLBACK" ? TransactionWord::Rollback : TransactionWord::None;
}

}  // namespace entente::cli
