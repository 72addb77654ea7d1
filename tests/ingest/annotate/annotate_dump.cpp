// Annotates texts from standard input and writes what it found as lines, for comparison with another
// program's. In: a length and a newline, then so many bytes; again and again. Out: the same way, lines of
// fields with tabs between: T start end head space_after tag pos role lemma, S first last, N first last type.
#include <iostream>
#include <string>

#include "ingest/annotate/load_annotator.hpp"

namespace {

std::string dump(const entente::ingest::AnnotatedText& found) {
  std::string out;
  const auto field = [&](const std::string& text) { out += '\t' + text; };
  for (const auto& token : found.tokens) {
    out += 'T';
    for (const auto number : {token.span.start, token.span.end, token.head}) field(std::to_string(number));
    field(token.space_after ? "1" : "0");
    for (const auto& text : {token.tag, token.pos, token.role, token.lemma}) field(text);
    out += '\n';
  }
  for (const auto& sentence : found.sentences) {
    out += "S\t" + std::to_string(sentence.first) + '\t' + std::to_string(sentence.last) + '\n';
  }
  for (const auto& name : found.names) {
    out += "N\t" + std::to_string(name.first) + '\t' + std::to_string(name.last) + '\t' + name.type + '\n';
  }
  return out;
}

}  // namespace

int main() {
  const auto path = entente::ingest::find_model();
  const auto annotator = path ? entente::ingest::load_annotator(*path) : tl::make_unexpected(path.error());
  if (!annotator) {
    std::cerr << annotator.error().message << "; " << annotator.error().hint << '\n';
    return 2;
  }
  std::size_t length = 0;
  while (std::cin >> length && std::cin.get() == '\n') {
    std::string text(length, '\0');
    std::cin.read(text.data(), static_cast<std::streamsize>(length));
    const std::string answer = dump((*annotator)->annotate(text));
    std::cout << answer.size() << '\n' << answer << std::flush;
  }
}
