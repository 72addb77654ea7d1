#include "ingest/pipeline.hpp"

#include <utility>

#include "ingest/facts/find_facts.hpp"
#include "ingest/times/find_times.hpp"

namespace entente::ingest {

namespace {

std::vector<std::uint32_t> paragraphs(const ResolvedDocument& resolved) {
  std::vector<std::uint32_t> out;
  for (const Sentence& sentence : resolved.annotation.sentences) {
    out.push_back(sentence.block < resolved.blocks.size() ? resolved.blocks[sentence.block].paragraph : 0);
  }
  return out;
}

}  // namespace

DocumentStages inspect_document(Document document, const LanguageModels& models) {
  DocumentStages stages;
  stages.resolved = resolve_document(std::move(document), *models.annotator);
  stages.times = find_times(stages.resolved.annotation, stages.resolved.document.text,
                            stages.resolved.document.date, paragraphs(stages.resolved));
  stages.candidates =
      find_candidates(stages.resolved, stages.times, {*models.pairs, *models.close_pairs}, stages.pairs);
  stages.facts = select_facts(stages.resolved, stages.candidates);
  return stages;
}

Extraction extract(Document document, const LanguageModels& models) {
  DocumentStages stages = inspect_document(std::move(document), models);
  Extraction out;
  out.document = std::move(stages.resolved.document.id);
  out.date = stages.resolved.document.date;
  out.entities = std::move(stages.resolved.entities);
  out.facts = std::move(stages.facts);
  return out;
}

}  // namespace entente::ingest
