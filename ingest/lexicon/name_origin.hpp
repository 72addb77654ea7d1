// How well a person's name fits the names that a country's office-holders bear: a weak sign of whose minister
// somebody is, where the text leaves it open between countries whose names differ.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::ingest {

/// Log-likelihood ratio (natural logarithm, divided by the root of the number of letter groups) of the folded
/// name in the country against all countries: a naive Bayes model over groups of two to four letters of the
/// table of office-holders, smoothed by the region's names (Witten and Bell, 1991, in the simple form of a
/// pseudo-count). About 0: nothing known; above 0: such names are common there; below kForeignName: hardly of
/// that country. `country`: ISO alpha-2, or a historic state's name. Empty where the table has few names of
/// it. Threads: any; the first call builds the model.
std::optional<float> name_fit(const std::string& folded_name, std::string_view country);

/// Of the names in the table, fewer than one in a hundred fits its own country worse, half fit another's so.
constexpr float kForeignName = -12.0F;

}  // namespace entente::ingest
