#include "cli/unknown_names.hpp"

#include <algorithm>

#include "cli/near_miss.hpp"
#include "query/syntax/token.hpp"

namespace entente::cli {

namespace {

using query::syntax::Token;
using query::syntax::TokenKind;

template <class IdType>
std::vector<std::string> texts_of(const Symbols<IdType>& symbols) {
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < symbols.size(); ++i) texts.emplace_back(symbols.text(IdType(i)));
  return texts;
}

class Finder {
 public:
  Finder(std::vector<Token> tokens, const GraphView& view, const query::Names& names)
      : tokens_(std::move(tokens)), view_(view), names_(names) {}

  std::vector<std::string> find() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind != TokenKind::Symbol) continue;
      if (token.text == "(" || token.text == "[" || token.text == "{") brackets_ += token.text;
      if ((token.text == ")" || token.text == "]" || token.text == "}") && !brackets_.empty())
        brackets_.pop_back();
      if (token.text == ":") read_symbols(i);
      if (token.text == ":" || token.text == "=") read_name(i);
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

  // The names of a label expression after its colon: A, A|B, A&!B, A:B.
  void read_symbols(std::size_t colon) {
    const char inside = brackets_.empty() ? '\0' : brackets_.back();
    if (inside != '(' && inside != '[') return;  // a map
    std::size_t at = colon + 1;
    while (true) {
      while (is_symbol(at, "!") || is_symbol(at, ":")) ++at;
      if (!is_identifier(at)) return;
      check(tokens_[at].text, inside == '[');
      ++at;
      if (!is_symbol(at, "|") && !is_symbol(at, "&")) return;
      ++at;
    }
  }

  void check(const std::string& name, bool is_type) {
    const bool known = is_type ? view_.types().find(name).has_value() : view_.labels().find(name).has_value();
    if (known) return;
    const std::string near = near_miss(name, is_type ? texts_of(view_.types()) : texts_of(view_.labels()));
    add(std::string(is_type ? "no edge type " : "no label ") + name + " in this graph" +
        (near.empty() ? "" : "; did you mean " + near + "?"));
  }

  // {name: 'X'} or n.name = 'X'
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
  std::string brackets_;
  std::vector<std::string> notes_;
};

}  // namespace

std::vector<std::string> unknown_names(std::string_view statement, const GraphView& view,
                                       const query::Names& names) {
  auto tokens = query::syntax::tokenize(statement);
  if (!tokens) return {};
  return Finder(std::move(*tokens), view, names).find();
}

}  // namespace entente::cli
