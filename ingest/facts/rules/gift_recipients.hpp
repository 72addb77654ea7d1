// Gifts, and whom they help where the clause does not say: "France pledged $345 million." Internal to
// rules/.
#pragma once

#include <cstdint>

#include "ingest/facts/fact_rules.hpp"

namespace entente::ingest {

/// Who got the gift told last, at most three sentences before, in another paragraph only where the text
/// tells of donors; kNoEntity where none.
std::uint32_t helped_before(const FactContext& context, std::uint32_t token, const Candidates& before);
/// The country or place that the text has named, before a token, as the one that donors help: "donors pledged
/// $8 billion to help X rebuild", "a conference for X", "the floods in X", "pledges to X"; kNoEntity for
/// none.
std::uint32_t helped_by_donors(const FactContext& context, std::uint32_t token);
/// The country that the giver came to, by the journey told last before or in the same sentence.
std::uint32_t visited_by(const FactContext& context, std::uint32_t giver, std::uint32_t verb,
                         const Candidates& before);
/// The country beside the giver's own that the text names far more often than any other.
std::uint32_t told_of_most(const FactContext& context, std::uint32_t giver);

/// The gifts that a sentence tells of beyond the tables.
void find_gifts_in(const FactContext& context, std::uint32_t sentence, Candidates& out);

}  // namespace entente::ingest
