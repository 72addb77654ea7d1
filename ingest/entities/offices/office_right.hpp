// What stands behind an office noun: its body ("of the European Commission"), its portfolio ("of strategic
// industries"), where it is sent ("to Russia").
#pragma once

#include "ingest/entities/offices/office_phrase.hpp"

namespace entente::ingest {

/// Adds to a phrase whose noun and left side are read what follows: title, whole, body and unread_body.
void read_office_body(const TextView& text, const MentionIndex& mentions, OfficePhrase& phrase);

}  // namespace entente::ingest
