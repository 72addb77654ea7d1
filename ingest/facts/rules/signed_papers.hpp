// What is signed at a verb. Internal to rules/.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// "sign", "ink", "initial": verbs whose object is signed.
bool signs(const RoleGraph& graph, std::uint32_t verb);
/// "The Accord, initialled on Monday by A and B, awaits": the subject of a participle taken for a past tense;
/// kNoToken where it is none.
std::uint32_t misread_paper(const FactContext& context, std::uint32_t verb);
/// The agreement whose name opens at a token or behind an article and its adjectives, or null.
const Mention* agreement_opening(const FactContext& context, std::uint32_t token, std::uint32_t end);
/// The agreement that is signed at a verb. `loose`: the tree does not tell, the order of words does.
std::vector<Filler> signed_at(const FactContext& context, std::uint32_t verb, bool& loose);

}  // namespace entente::ingest
