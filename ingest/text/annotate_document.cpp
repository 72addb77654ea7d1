#include "ingest/text/annotate_document.hpp"

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

}  // namespace

AnnotatedText annotate_document(const Document& document, const std::vector<Block>& blocks,
                                const Annotator& annotator) {
  AnnotatedText whole;
  const std::string_view text = document.text;
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const auto& span = blocks[i].span;
    append(whole, annotator.annotate(text.substr(span.start, span.size())), span.start, i);
  }
  return whole;
}

}  // namespace entente::ingest
