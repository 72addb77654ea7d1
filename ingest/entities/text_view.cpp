#include "ingest/entities/text_view.hpp"

#include <algorithm>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

bool has_letter(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = decode_character(word, at);
    if (is_letter(c.code)) return true;
    at += c.size;
  }
  return false;
}

/// "eThekwini", "uMkhonto", "iPhone": a prefix of one or two small letters before the capital.
bool is_capital_inside(std::string_view word) {
  const auto small = [&](std::size_t i) { return i < word.size() && word[i] >= 'a' && word[i] <= 'z'; };
  const auto large = [&](std::size_t i) { return i < word.size() && word[i] >= 'A' && word[i] <= 'Z'; };
  const std::size_t prefix = small(0) && small(1) ? 2 : 1;
  return word.size() >= 5 && small(0) && large(prefix) && small(prefix + 1) && small(prefix + 2) &&
         word.find('-') == std::string_view::npos && word.find('\'') == std::string_view::npos;
}

}  // namespace

TextView::TextView(const Document& document, const std::vector<Block>& blocks,
                   const AnnotatedText& annotation)
    : document_(document), blocks_(blocks), annotation_(annotation) {
  const auto count = annotation.tokens.size();
  folded_.reserve(count);
  capital_.resize(count);
  opening_.resize(count);
  sentence_of_.resize(count);
  name_of_.assign(count, -1);
  for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s) {
    for (auto i = annotation.sentences[s].first; i < annotation.sentences[s].last; ++i) sentence_of_[i] = s;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    folded_.push_back(fold(word(i)));
    capital_[i] = starts_upper(word(i)) || is_capital_inside(word(i)) ? 1 : 0;
  }
  for (std::size_t n = 0; n < annotation.names.size(); ++n) {
    for (auto i = annotation.names[n].first; i < annotation.names[n].last; ++i)
      name_of_[i] = static_cast<std::int32_t>(n);
  }
  for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s) {
    const auto& sentence = annotation.sentences[s];
    bool before = true;
    std::uint32_t words = 0;
    std::uint32_t capitals = 0;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      const bool letters = has_letter(word(i));
      opening_[i] = before && letters ? 1 : 0;
      const auto& mark = folded_[i];
      before = before ? !letters : (mark == "\"" || mark == ":");
      if (letters && word(i).size() > 3) {
        ++words;
        capitals += capital_[i] != 0 ? 1U : 0U;
      }
    }
    // A few names in a row are no headline: at least three words, and hardly one in lower case.
    const bool heading = blocks[sentence.block].kind == BlockKind::Headline;
    title_case_.push_back(heading && (is_all_upper(slice({sentence.first, sentence.last})) ||
                                      (words >= 3 && capitals * 10 >= words * 8))
                              ? 1
                              : 0);
  }
}

/// The tokenizer leaves the full stop on some words that end a sentence ("SpaceX."); it is no part of a name.
std::uint32_t TextView::end_of(std::uint32_t i) const {
  const auto& span = annotation_.tokens[i].span;
  const auto bytes = std::string_view(document_.text).substr(span.start, span.size());
  if (bytes.size() < 4 || bytes.back() != '.' || bytes.find('.') != bytes.size() - 1) return span.end;
  const bool last = i + 1 >= size() || sentence_of_.empty() || sentence_of_[i + 1] != sentence_of_[i] ||
                    annotation_.tokens[i + 1].pos == "PUNCT";
  const auto word = bytes.substr(0, bytes.size() - 1);
  const bool shortened = word == "Inc" || word == "Corp" || word == "Ltd" || word == "Bros" ||
                         word == "Gen" || word == "Sen" || word == "Rep" || word == "Gov" || word == "Prof" ||
                         word == "Smt" || word == "Mrs";
  return last && !shortened ? span.end - 1 : span.end;
}

const Token TextView::kBehind;

std::string_view TextView::word(std::uint32_t i) const {
  if (i >= size()) return {};
  const auto start = annotation_.tokens[i].span.start;
  return std::string_view(document_.text).substr(start, end_of(i) - start);
}

Span TextView::span(TokenRange range) const {
  if (range.first >= range.last) return {};
  return {annotation_.tokens[range.first].span.start, end_of(range.last - 1)};
}

std::string_view TextView::slice(TokenRange range) const {
  const auto bytes = span(range);
  return std::string_view(document_.text).substr(bytes.start, bytes.size());
}

std::string TextView::text(TokenRange range) const {
  std::string out;
  bool space = false;
  for (const char c : slice(range)) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (blank && !space) out += ' ';
    if (!blank) out += c;
    space = blank;
  }
  return out;
}

bool TextView::is_hyphen(std::uint32_t i) const { return folded(i) == "-"; }

bool TextView::is_joined(std::uint32_t i) const {
  return i > 0 && i < size() && annotation_.tokens[i - 1].span.end == annotation_.tokens[i].span.start;
}

BlockKind TextView::block_kind(std::uint32_t i) const {
  return blocks_[annotation_.sentences[sentence_of(i)].block].kind;
}

std::uint32_t TextView::paragraph_of(std::uint32_t i) const {
  return blocks_[annotation_.sentences[sentence_of(i)].block].paragraph;
}

const NameSpan* TextView::name_at(std::uint32_t i) const {
  return i >= size() || name_of_[i] < 0 ? nullptr : &annotation_.names[static_cast<std::size_t>(name_of_[i])];
}

std::uint32_t TextView::head_of(TokenRange range) const {
  for (auto i = range.first; i < range.last; ++i) {
    const auto head = annotation_.tokens[i].head;
    if (!range.contains(head) || head == i) {
      // Punctuation inside a name may hang outside of it; a word is wanted.
      if (annotation_.tokens[i].pos != "PUNCT" || range.size() == 1) return i;
    }
  }
  return range.last > range.first ? range.last - 1 : range.first;
}

}  // namespace entente::ingest
