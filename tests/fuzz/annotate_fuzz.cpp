// Any bytes as a paragraph: what comes out must fit the text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/annotate/load_annotator.hpp"

namespace {

const entente::ingest::Annotator& annotator() {
  static const auto loaded = [] {
    const auto path = entente::ingest::find_model();
    auto found = path ? entente::ingest::load_annotator(*path) : tl::make_unexpected(path.error());
    if (!found) std::abort();
    return std::move(*found);
  }();
  return *loaded;
}

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto found = annotator().annotate(text);
  std::uint32_t end = 0;
  for (const auto& token : found.tokens) {
    require(token.span.start >= end && token.span.end > token.span.start && token.span.end <= size);
    require(token.head < found.tokens.size());
    end = token.span.end;
  }
  std::uint32_t next = 0;
  for (const auto& sentence : found.sentences) {
    require(sentence.first == next && sentence.last > sentence.first);
    next = sentence.last;
  }
  require(next == found.tokens.size());
  for (const auto& name : found.names) require(name.first < name.last && name.last <= found.tokens.size());
  return 0;
}
