// Annotator: the one face of the language models. Text in; tokens, sentences, tags, lemmas, heads, roles and
// names out.
#pragma once

#include <memory>
#include <string_view>

#include "graph/result.hpp"
#include "ingest/document.hpp"

namespace entente::ingest {

/// Threads: const and shared; annotate() may be called from several threads at once. The same text gives the
/// same answer.
class Annotator {
 public:
  virtual ~Annotator() = default;
  /// Annotates one paragraph of valid UTF-8. Spans are byte offsets into `text`; Sentence::block is 0.
  [[nodiscard]] virtual AnnotatedText annotate(std::string_view text) const = 0;
};

}  // namespace entente::ingest
