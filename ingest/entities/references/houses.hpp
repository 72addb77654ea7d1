// "Their Majesties", "the royal couple", "the Reagans": people of one house.
#pragma once

#include <optional>

#include "ingest/entities/references/group_members.hpp"

namespace entente::ingest {

/// The phrase that opens at the token; its members may be none.
std::optional<GroupPhrase> house_at(const TextView& text, const GroupMembers& members, std::uint32_t token);

}  // namespace entente::ingest
