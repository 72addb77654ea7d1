// A document whose names are found and joined to entities: what the stage `entities` hands to `times` and
// `facts`. All token numbers index `annotation.tokens`; all entity numbers index `entities`.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/annotate/annotator.hpp"
#include "ingest/document.hpp"
#include "ingest/lexicon/small_network.hpp"

namespace entente::ingest {

inline constexpr std::uint32_t kNoEntity = std::numeric_limits<std::uint32_t>::max();

/// A titled post as the text states it beside its holder: "Kazakh President Kassym-Jomart Tokayev", "Ayman
/// Safadi, the foreign minister of Jordan", "Feleti Teo, who succeeded him as prime minister".
struct OfficeStatement {
  std::uint32_t holder = kNoEntity;  ///< a Person
  std::uint32_t body = kNoEntity;    ///< Country or Organization; kNoEntity where the text leaves it open
  std::string office;                ///< lower case, without the country: "foreign minister"
  std::string wording;               ///< the text's own, where it is another: "minister of foreign affairs"
  std::uint32_t first = 0;           ///< tokens [first, last) of the title
  std::uint32_t last = 0;
  std::uint32_t sentence = 0;       ///< index into annotation.sentences
  bool former = false;              ///< "former", "then", "ex-", "late"
  std::uint32_t owner = kNoEntity;  ///< whose minister, where a Person is named: "his foreign minister, X"
  bool body_stated = true;          ///< false where the body was taken from the passage
  float certainty = 1.0F;
};

/// A person's tie to a body without a leading post: "Zhao Huirong, a researcher at ...", "By X" of an outlet
/// named.
struct AffiliationStatement {
  std::uint32_t person = kNoEntity;
  std::uint32_t body = kNoEntity;
  std::uint32_t sentence = 0;
  std::string role;  ///< as stated, lower case: "researcher", "reporter"
};

/// A direct quotation and the entity that says it.
struct Quote {
  Span span;  ///< the quotation marks included
  std::uint32_t speaker = kNoEntity;
};

/// What one "he" or "she" was weighed to stand for, the best first.
struct PronounCandidate {
  std::uint32_t entity = kNoEntity;  ///< kNoEntity: nobody who is named
  float score = 0;
  std::vector<std::pair<std::string_view, float>> features;  ///< names live as long as the program
};
struct PronounChoice {
  std::uint32_t token = 0;
  std::vector<PronounCandidate> candidates;
};

/// What one word or phrase that names nobody was weighed to mean. Feature names live as long as the program;
/// scores stand beside 0 for nobody.
struct WeighedAnaphor {
  using Features = std::vector<NamedFeature>;
  struct Person {
    std::uint32_t entity = kNoEntity;
    float score = 0;
    Features features;
  };
  struct Set {
    std::vector<std::uint32_t> members;  ///< entities
    float score = 0;
    Features features;
  };
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  bool pronoun = false;
  bool plural = false;
  std::vector<Person> persons;
  std::vector<Set> sets;  ///< of a group: who may be it
};

struct ResolvedDocument {
  Document document;
  std::vector<Block> blocks;
  /// Of the whole document: spans into document.text, Sentence::block indexes `blocks`, no sentence crosses a
  /// block. Boilerplate is annotated too (its names may be known ones); facts are not read from it.
  AnnotatedText annotation;
  std::vector<Entity> entities;
  /// By first token, the longer first. A group ("the two leaders") is one mention for each member, with equal
  /// spans; a name inside a name ("China" in "Bank of China") is no mention of its own.
  std::vector<Mention> mentions;
  std::vector<OfficeStatement> offices;
  std::vector<AffiliationStatement> affiliations;
  std::vector<Quote> quotes;
  std::vector<PronounChoice> choices;
  std::vector<WeighedAnaphor> anaphors;
};

/// Finds the blocks, annotates them, finds and joins the names. Takes any valid UTF-8; never fails, may find
/// nothing. Linear in the text but for what the annotator does. Threads: `annotator` is shared, nothing else
/// is.
ResolvedDocument resolve_document(Document document, const Annotator& annotator);

/// The bytes of a sentence: from its first token's start to its last token's end.
inline Span sentence_span(const AnnotatedText& text, const Sentence& sentence) {
  if (sentence.first >= sentence.last) return {};
  return {text.tokens[sentence.first].span.start, text.tokens[sentence.last - 1].span.end};
}

}  // namespace entente::ingest
