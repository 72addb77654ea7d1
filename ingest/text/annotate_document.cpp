#include "ingest/text/annotate_document.hpp"

#include <array>
#include <string>
#include <utility>

namespace entente::ingest {

namespace {

void append(AnnotatedText& whole, AnnotatedText&& piece, std::uint32_t offset, std::uint32_t block) {
  const auto base = static_cast<std::uint32_t>(whole.tokens.size());
  for (auto& token : piece.tokens) {
    token.span.start += offset;
    token.span.end += offset;
    token.head += base;
    whole.tokens.push_back(std::move(token));
  }
  for (const auto& sentence : piece.sentences) {
    if (sentence.first < sentence.last)
      whole.sentences.push_back({sentence.first + base, sentence.last + base, block});
  }
  for (auto& name : piece.names)
    whole.names.push_back({name.first + base, name.last + base, std::move(name.type)});
}

/// The annotator takes the point of titles that it does not know for the end of a sentence: "Hon. Tuala",
/// "Amb. Obi". They are laid before it without their points; all offsets stay.
std::string without_title_points(std::string text) {
  static constexpr std::array<std::string_view, 27> kTitles = {
      "Hon",  "Brig", "Cmdr", "Amb",  "Smt",  "Shri", "Sri",  "Maj", "Capt",
      "Pres", "Insp", "Supt", "Engr", "Atty", "Sgt",  "Msgr", "Ing", "Lic",
      "Mme",  "Bp",   "Ven",  "Cllr", "Barr", "Alh",  "Drs",  "Sr",  "Arch"};
  for (const auto title : kTitles) {
    for (auto at = text.find(title); at != std::string::npos; at = text.find(title, at + 1)) {
      const auto point = at + title.size();
      if (point + 2 >= text.size() || text[point] != '.' || text[point + 1] != ' ') continue;
      const bool word = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '(' ||
                        text[at - 1] == '"';
      const auto next = static_cast<unsigned char>(text[point + 2]);
      if (word && ((next >= 'A' && next <= 'Z') || next >= 0xC3)) text[point] = ' ';
    }
  }
  return text;
}

}  // namespace

AnnotatedText annotate_document(const Document& document, const std::vector<Block>& blocks,
                                const Annotator& annotator) {
  AnnotatedText whole;
  const std::string laid_out = without_title_points(document.text);
  const std::string_view text = laid_out;
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const auto& span = blocks[i].span;
    append(whole, annotator.annotate(text.substr(span.start, span.size())), span.start, i);
  }
  return whole;
}

}  // namespace entente::ingest
