// The pipeline: one document in, what it says out. The stages in order are the body of inspect_document() in
// pipeline.cpp.
#pragma once

#include <vector>

#include "ingest/document.hpp"
#include "ingest/entities/resolved_document.hpp"
#include "ingest/facts/candidate.hpp"
#include "ingest/facts/pairs/weigh_pairs.hpp"
#include "ingest/language_models.hpp"

namespace entente::ingest {

/// What every stage made of a document.
struct DocumentStages {
  ResolvedDocument resolved;          ///< blocks, tokens and trees, names, entities, offices, quotes
  std::vector<TimeExpression> times;  ///< resolved against the document's date
  WeighedPairs pairs;                 ///< names of one sentence, weighed by the trained reader
  std::vector<Candidate> candidates;  ///< every fact that a rule read, with its verdict
  std::vector<Fact> facts;            ///< those that stay
};

/// Runs the stages and keeps what each made. Any valid UTF-8 is a document; a text without names gives no
/// facts.
DocumentStages inspect_document(Document document, const LanguageModels& models);

/// The same, reduced to the result. Threads: may be called from several, the models are shared; the same
/// document gives the same extraction.
Extraction extract(Document document, const LanguageModels& models);

}  // namespace entente::ingest
