#include "graph/search/text_query.hpp"

#include <algorithm>
#include <optional>

namespace entente {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool has_word(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

class QueryParser {
 public:
  explicit QueryParser(std::string_view text) : text_(text) {}

  Result<TextQuery> run() {
    TextQuery query;
    SearchChoice choice;
    while (skip_space()) {
      if (at_or()) {
        if (choice.must.empty() && choice.must_not.empty())
          return bad(at_, 2, "OR needs something before it", "as in: Astana OR Almaty");
        if (auto done = close(choice, query); !done) return fail(done.error());
        at_ += 2;
        after_or_ = at_ - 2;
        continue;
      }
      if (auto done = term(choice); !done) return fail(done.error());
      after_or_.reset();
    }
    if (after_or_) return bad(*after_or_, 2, "OR needs something after it", "as in: Astana OR Almaty");
    if (auto done = close(choice, query); !done) return fail(done.error());
    return query;
  }

 private:
  bool skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  [[nodiscard]] bool at_or() const {
    return text_.substr(at_, 2) == "OR" && (at_ + 2 == text_.size() || is_space(text_[at_ + 2]));
  }

  Result<void> term(SearchChoice& choice) {
    const std::size_t start = at_;
    const bool excluded = text_[at_] == '-';
    if (excluded) ++at_;
    SearchTerm term;
    if (at_ < text_.size() && text_[at_] == '"') {
      const std::size_t end = text_.find('"', at_ + 1);
      if (end == std::string_view::npos)
        return bad(at_, text_.size() - at_, "the quote is not closed", "end the phrase with \"");
      term.text = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      if (at_ < text_.size() && text_[at_] == '*') {
        term.prefix = true;
        ++at_;
      }
    } else {
      const std::size_t from = at_;
      while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '"') ++at_;
      std::string_view word = text_.substr(from, at_ - from);
      if (word.ends_with('*')) {
        term.prefix = true;
        word.remove_suffix(1);
      }
      term.text = word;
    }
    if (const std::size_t star = term.text.find('*'); star != std::string::npos)
      return bad(start, at_ - start, "* stands only at the end of a word",
                 "as in: minist* for minister and ministry");
    if (!has_word(term.text))
      return bad(start, std::max<std::size_t>(1, at_ - start), "there is no letter or digit to look for",
                 "words, \"a phrase\", minist*, one OR other, -without");
    (excluded ? choice.must_not : choice.must).push_back(std::move(term));
    return {};
  }

  Result<void> close(SearchChoice& choice, TextQuery& query) {
    if (choice.must.empty())
      return bad(
          0, std::max<std::size_t>(1, text_.size()),
          choice.must_not.empty() ? "there is nothing to look for" : "there is only what must not be there",
          "words, \"a phrase\", minist*, one OR other, -without");
    query.push_back(std::move(choice));
    choice = {};
    return {};
  }

  [[nodiscard]] tl::unexpected<Error> bad(std::size_t at, std::size_t length, std::string message,
                                          std::string hint) const {
    Error error{.kind = ErrorKind::SyntaxError, .message = std::move(message), .hint = std::move(hint)};
    const auto characters =
        std::count_if(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    error.place = TextPlace{.offset = static_cast<std::uint32_t>(at),
                            .length = static_cast<std::uint32_t>(length),
                            .column = static_cast<std::uint32_t>(characters) + 1};
    return fail(std::move(error));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<std::size_t> after_or_;
};

}  // namespace

Result<TextQuery> parse_text_query(std::string_view text) { return QueryParser(text).run(); }

}  // namespace entente
