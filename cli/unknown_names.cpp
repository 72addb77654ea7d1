#include "cli/unknown_names.hpp"

#include <algorithm>

#include "query/bind/check_names.hpp"
#include "query/syntax/token.hpp"

namespace entente::cli {

namespace {

using query::syntax::Token;
using query::syntax::TokenKind;

// Finds the texts that a `name` is compared with: {name: 'X'} and n.name = 'X'.
class Finder {
 public:
  Finder(std::vector<Token> tokens, const GraphView& view, const query::Names& names)
      : tokens_(std::move(tokens)), view_(view), names_(names) {}

  std::vector<std::string> find() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (is_symbol(i, ":") || is_symbol(i, "=")) read_name(i);
    }
    return std::move(notes_);
  }

 private:
  [[nodiscard]] bool is_symbol(std::size_t at, std::string_view text) const {
    return at < tokens_.size() && tokens_[at].kind == TokenKind::Symbol && tokens_[at].text == text;
  }
  [[nodiscard]] bool is_identifier(std::size_t at) const {
    return at < tokens_.size() &&
           (tokens_[at].kind == TokenKind::Identifier || tokens_[at].kind == TokenKind::EscapedIdentifier);
  }

  void read_name(std::size_t sign) {
    if (sign == 0 || sign + 1 >= tokens_.size() || tokens_[sign + 1].kind != TokenKind::String) return;
    if (!is_identifier(sign - 1) || tokens_[sign - 1].text != "name") return;
    const std::string& text = tokens_[sign + 1].text;
    if (!view_.find_by_name(text).empty()) return;
    const auto aliased = names_.find(text);
    if (!aliased.empty()) {
      add("no node's name is '" + text + "', but it is another spelling of '" +
          names_.name_of(aliased.front()) + "'");
      return;
    }
    const auto near = names_.near(text, {}, 1);
    add("no node's name is '" + text + "'" +
        (near.empty() ? "" : "; did you mean '" + near.front().name + "'?"));
  }

  void add(std::string note) {
    if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(std::move(note));
  }

  std::vector<Token> tokens_;
  const GraphView& view_;
  const query::Names& names_;
  std::vector<std::string> notes_;
};

}  // namespace

std::vector<std::string> unknown_names(std::string_view statement, const GraphView& view,
                                       const query::Names& names) {
  std::vector<std::string> notes;
  for (const auto& notice : query::check_names(statement, view)) {
    notes.push_back(notice.message + (notice.hint.empty() ? "" : "; " + notice.hint));
  }
  if (auto tokens = query::syntax::tokenize(statement)) {
    for (auto& note : Finder(std::move(*tokens), view, names).find()) notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace entente::cli
