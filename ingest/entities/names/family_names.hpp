// Whom a family name alone means where several people of the document bear it; what a name's form tells.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/names/join_names.hpp"
#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

/// One of `bearers` (clusters, not empty): who bears the title that stands before the name, else who is not
/// told of as another bearer's relative ("his daughter Elena Salgado"), else who was named in full last
/// before, else who is first after.
std::uint32_t bearer_of(const TextView& text, const JoinedNames& names,
                        const std::vector<std::uint32_t>& bearers, std::uint32_t candidate);

/// Of "Jean-Pierre X" by the second given name, of "X Mirova" and "X Petrov" by a Slavic family name's
/// ending.
Gender gender_by_form(const TextView& text, TokenRange name);

}  // namespace entente::ingest
