// Who holds the post that stands behind his name.
#pragma once

#include "ingest/entities/offices/office_phrase.hpp"

namespace entente::ingest {

/// "Mao Ning, a spokeswoman", "Deby, 40, president of", "Xi Jinping (president)": the name before the post,
/// or null. The mention is the index's.
const Mention* holder_before(const TextView& text, const MentionIndex& mentions, const OfficePhrase& phrase);

/// "A, premier of P, | B, president of Q,": the name has a post of its own behind it.
bool has_post_behind(const TextView& text, const MentionIndex& mentions, const Mention* name);

}  // namespace entente::ingest
