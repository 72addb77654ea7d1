// What the rules for HOLDS_OFFICE share.
#pragma once

#include <string>

#include "ingest/facts/fact_rules.hpp"

namespace entente::ingest {

/// A state, with its office as property.
void propose_office(const FactContext& context, Candidates& out, const Filler& holder, const Filler& body,
                    std::uint32_t trigger, const std::string& office);

/// A title of the text's says that the person holds some office of the body.
bool holds_any(const FactContext& context, std::uint32_t person, std::uint32_t body);

/// Posts told by what somebody does: "leads the bank", "governed Peru until 1993", "heads the Fund's
/// mission".
void find_leading(const FactContext& context, Candidates& out);

/// Rows of people and countries under one plural: "the presidents of Kenya and Uganda, A and B".
void find_rows_of_leaders(const FactContext& context, Candidates& out);

}  // namespace entente::ingest
