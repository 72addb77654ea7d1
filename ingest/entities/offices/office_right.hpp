// What stands behind an office noun: its body ("of the European Commission"), its portfolio ("of strategic
// industries"), where it is sent ("to Russia").
#pragma once

#include "ingest/entities/offices/office_phrase.hpp"

namespace entente::ingest {

/// Adds to a phrase whose noun and left side are read what follows: title, whole, body and unread_body.
void read_office_body(const TextView& text, const MentionIndex& mentions, OfficePhrase& phrase);

/// "King Abdullah of Jordan", "Governor X of the Bank of Ghana": adds the body that stands behind the
/// holder's name.
void read_body_behind_name(const TextView& text, const MentionIndex& mentions, const Mention& holder,
                           OfficePhrase& phrase);

}  // namespace entente::ingest
