// Reads the facts of a resolved document: rules propose candidates, then status, dates, places and confidence
// judge them.
#pragma once

#include <vector>

#include "ingest/entities/resolved_document.hpp"
#include "ingest/facts/candidate.hpp"
#include "ingest/facts/pairs/weigh_pairs.hpp"

namespace entente::ingest {

/// Every candidate, judged and rated, in the order of the text; `pairs` becomes what the trained reader
/// weighed.
std::vector<Candidate> find_candidates(const ResolvedDocument& document,
                                       const std::vector<TimeExpression>& times, const PairReaders& readers,
                                       WeighedPairs& pairs);

/// Joins the candidates into the facts that stay; sets LowConfidence on those below the cut. Evidence spans
/// are whole sentences. Deterministic.
std::vector<Fact> select_facts(const ResolvedDocument& document, std::vector<Candidate>& candidates);

}  // namespace entente::ingest
