#include "query/ask/words.hpp"

#include "graph/fold_name.hpp"

namespace entente::query {

namespace {

// Letters of other scripts are parts of words; of ASCII, what may stand within a name.
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_outer_punctuation(char c) {
  return c == '?' || c == '!' || c == ',' || c == ';' || c == ':' || c == '(' || c == ')';
}

std::uint32_t characters(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

TextPlace place_at(std::string_view question, std::size_t start, std::size_t end) {
  return {.offset = static_cast<std::uint32_t>(start),
          .length = static_cast<std::uint32_t>(end - start),
          .line = 1,
          .column = characters(question.substr(0, start)) + 1};
}

// A full stop ends the question, but belongs to an abbreviation ("Jr.", "U.S.") elsewhere.
std::size_t word_end(std::string_view question, std::size_t start, std::size_t end) {
  while (end > start && is_outer_punctuation(question[end - 1])) --end;
  if (end == question.size() && end > start + 1 && question[end - 1] == '.') --end;
  return end;
}

}  // namespace

Result<std::vector<Word>> split_words(std::string_view question) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < question.size()) {
    if (is_space(question[at]) || is_outer_punctuation(question[at])) {
      ++at;
      continue;
    }
    if (question[at] == '"') {
      const std::size_t close = question.find('"', at + 1);
      if (close == std::string_view::npos) {
        return fail(Error{.kind = ErrorKind::InputError,
                          .message = "a quoted name does not end",
                          .hint = "close it with another \"",
                          .place = place_at(question, at, question.size())});
      }
      words.push_back({fold_name(question.substr(at + 1, close - at - 1)), static_cast<std::uint32_t>(at + 1),
                       static_cast<std::uint32_t>(close), true});
      at = close + 1;
      continue;
    }
    std::size_t next = at;
    while (next < question.size() && !is_space(question[next]) && question[next] != '"') ++next;
    const std::size_t end = word_end(question, at, next);
    if (end > at) {
      std::string text = fold_name(question.substr(at, end - at));
      if (!text.empty()) {
        words.push_back(
            {std::move(text), static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), false});
      }
    }
    at = next;
  }
  return words;
}

std::string text_of(WordSpan span, const std::vector<Word>& words, std::string_view question) {
  if (span.size() == 0) return {};
  const std::uint32_t start = words[span.first].start;
  std::string text(question.substr(start, words[span.last - 1].end - start));
  std::erase(text, '"');
  return text;
}

TextPlace place_of(WordSpan span, const std::vector<Word>& words, std::string_view question) {
  if (span.first >= words.size()) return place_at(question, question.size(), question.size() + 1);
  const std::uint32_t last = span.size() == 0 ? span.first : span.last - 1;
  return place_at(question, words[span.first].start, words[last].end);
}

}  // namespace entente::query
