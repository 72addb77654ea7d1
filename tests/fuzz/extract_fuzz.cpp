// Any text as a document, through every stage of extraction. Words and sentences of articles are shuffled as
// well as bytes: most of what rules see is well-formed language in orders that nobody wrote.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language_models.hpp"
#include "ingest/pipeline.hpp"
#include "ingest/read/read_documents.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using namespace entente::ingest;

const LanguageModels& models() {
  static const auto loaded = [] {
    auto found = load_language_models();
    if (!found) std::abort();
    return std::move(*found);
  }();
  return loaded;
}

void require(bool condition) {
  if (!condition) std::abort();
}

void check(const Document& document, const Extraction& found) {
  for (const Fact& fact : found.facts) {
    require(fact.from < found.entities.size() && fact.to < found.entities.size());
    require(!fact.evidence.empty() && fact.confidence >= 0 && fact.confidence <= 1);
    for (const FactEvidence& evidence : fact.evidence) {
      require(evidence.span.start < evidence.span.end && evidence.span.end <= document.text.size());
    }
  }
  for (const Entity& entity : found.entities) require(!entity.name.empty());
}

// Cut after each character of a kind, which stays with its part.
std::vector<std::string> parts_of(std::string_view text, std::string_view ends) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    parts.back() += c;
    if (ends.find(c) != std::string_view::npos) parts.emplace_back();
  }
  return parts;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  std::minstd_rand random(seed);
  if (size < 8 || random() % 8 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto parts = parts_of(text, random() % 3 == 0 ? ".\n" : " \n");
  for (auto change = 1 + random() % 4; change > 0; --change) {
    const auto a = random() % parts.size();
    const auto b = random() % parts.size();
    const auto kind = random() % 4;
    if (kind == 0) parts[a].swap(parts[b]);
    if (kind == 1) parts[a] = parts[b];
    if (kind == 2) parts[a].clear();
    if (kind == 3) parts[a] += parts[b];
  }
  if (random() % 4 == 0) parts.resize(1 + random() % parts.size());  // a text that breaks off
  std::string changed;
  for (const auto& part : parts) changed += part;
  changed.resize(std::min(changed.size(), max_size));
  std::memcpy(data, changed.data(), changed.size());
  return changed.size();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_document_bytes("fuzz", bytes, DocumentFormat::Text, [](entente::Result<Document> document) {
    if (document) check(*document, extract(*document, models()));
    return true;
  });
  return 0;
}
