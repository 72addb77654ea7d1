// Whom a family name alone means where several people of the document bear it; what a name's form tells.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/names/join_names.hpp"
#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

/// One of `bearers` (clusters, not empty): who bears the title that stands before the name, else who is not
/// told of as another bearer's relative ("his daughter Elena Salgado"), else whom the text is about rather
/// than who is named in full once, else who was named in full last before, else who is first after.
std::uint32_t bearer_of(const TextView& text, const JoinedNames& names,
                        const std::vector<std::uint32_t>& bearers, std::uint32_t candidate);

/// "His son, Habib Keller Jr." is not "Habib Keller"; the text may call one man both where it tells of no
/// kin.
bool is_junior_of(const TextView& text, const JoinedNames& names, std::uint32_t cluster,
                  const std::string& name);

/// "Rosa Keller, known as | Roza": of `persons` the one whom the text calls so, in a name of one word; empty
/// where none is.
std::vector<std::uint32_t> known_as(const TextView& text, const JoinedNames& names,
                                    const std::vector<std::uint32_t>& persons, std::uint32_t candidate);

/// "Lady Keller" where the text names none but Sir Hugh in full: another person, whose name is so in
/// full. Says whether that is so.
bool name_spouse(const TextView& text, JoinedNames& names, const std::vector<std::uint32_t>& bearers,
                 std::uint32_t candidate);

/// One of the candidates stands behind "King", "Queen", "Emir" or "Sultan".
bool is_ruler(const TextView& text, const JoinedNames& names, const std::vector<std::uint32_t>& candidates);

/// Of "Jean-Pierre X" by the second given name, of "X Mirova" and "X Petrov" by a Slavic family name's
/// ending.
Gender gender_by_form(const TextView& text, TokenRange name);

}  // namespace entente::ingest
