#include "ingest/load/load_document.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "ingest/load/loader.hpp"

namespace entente::ingest {

namespace {

// Raise when extraction changes what it says of a document, so that a further build reads every document
// again.
constexpr std::string_view kExtractionVersion = "14";

}  // namespace

std::string content_hash(const Document& document) {
  std::string all(kExtractionVersion);
  for (const std::string* part : {&document.text, &document.title, &document.source, &document.url}) {
    all += '\0';
    all += *part;
  }
  all += '\0';
  if (document.date) all += to_string(*document.date);
  const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const XXH64_hash_t half : {hash.high64, hash.low64}) {
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[half >> static_cast<unsigned>(shift) & 15U];
  }
  return text;
}

Result<LoadOutcome> load_document(Store& store, const Document& document, const Extraction& extraction) {
  Loader loader(store);
  auto before = store.document(document.id);
  if (!before) return fail(before.error());
  if (*before) {
    if (auto done = loader.take_out(document.id); !done) return fail(done.error());
  }
  const StoredDocument row{.id = document.id,
                           .title = document.title,
                           .date = document.date ? document.date : extraction.date,
                           .source = document.source,
                           .url = document.url,
                           .content_hash = content_hash(document)};
  if (auto done = store.put_document(row, document.text); !done) return fail(done.error());
  if (auto done = loader.put_in(document.id, extraction); !done) return fail(done.error());
  if (auto done = loader.settle(); !done) return fail(done.error());
  return *before ? LoadOutcome::Replaced : LoadOutcome::Added;
}

Result<bool> remove_document(Store& store, std::string_view id) {
  auto known = store.document(id);
  if (!known) return fail(known.error());
  if (!*known) return false;
  Loader loader(store);
  if (auto done = loader.take_out(id); !done) return fail(done.error());
  if (auto done = loader.settle(); !done) return fail(done.error());
  return store.remove_document(id);
}

}  // namespace entente::ingest
