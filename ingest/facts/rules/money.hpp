// Amounts of money in the text: number, scale, currency (ISO 4217).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

struct Amount {
  std::string value;     ///< plain decimal digits: "41000000000"
  std::string currency;  ///< "USD"
  std::uint32_t first = 0;
  std::uint32_t last = 0;  ///< tokens [first, last)
};

/// The amount that starts at this token, if one does: "$41 billion", "7.4 billion euros", "US$1.5bn",
/// "¥300m".
std::optional<Amount> read_amount(const FactContext& context, std::uint32_t token);
/// "50", "million": "50000000"; nothing where the first is no number or the second no scale.
std::optional<std::string> plain_number(std::string_view number, std::string_view scale);
/// True if the noun phrase of `token` is an amount of money.
bool is_amount(const FactContext& context, std::uint32_t token);
/// Sets `amount` and `currency` from the clause of the trigger, where it states exactly one amount nearest to
/// the trigger.
void add_amount(const FactContext& context, std::uint32_t clause, std::uint32_t trigger,
                Candidate& candidate);

/// "hopes for French investment in X": of the candidates from `first` on, drops those told by a nationality
/// without a sum.
void drop_unsummed(const FactContext& context, std::vector<Candidate>& candidates, std::size_t first);

}  // namespace entente::ingest
