// What a row of the tables asks beyond words and roles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/facts/frames/frame.hpp"

namespace entente::ingest {

/// A word of meeting or calling that hardly means anything else: read without a tree to say so.
bool is_sure_contact(const FrameRule& rule);
/// "called on X to resign", "not to resign": the verb asks for an act, so that nobody was called on at home.
bool asks_for_act(const FactContext& context, std::uint32_t verb);
/// True if the frame meets every flag of the rule that does not concern its ends.
bool conditions_hold(const FactContext& context, const FrameRule& rule, const Frame& frame);
/// "joined it", "joined the bloc", "were admitted": the body was told before.
bool joins_unnamed(const FactContext& context, const Frame& frame, const FrameRule& rule);
/// "thanked him in person", "quizzed her at the palace", "settled it over tea".
bool stand_together(const FactContext& context, const Frame& frame);
/// "stands beside X in the polls", "sits alongside Y in the rankings", "on the same side of the question".
bool stands_in_polls(const FactContext& context, const Frame& frame);
/// "greeted each other", "made time for one another": those at `from` did it to each other.
bool is_mutual(const FactContext& context, const FrameRule& rule, const Frame& frame);
/// "A and B, who bumped into each other": the clause hangs on the last of the row, both are meant.
std::vector<Filler> whole_row(const FactContext& context, const std::vector<Filler>& from);
/// "agreed to hold more meetings": none of them is told of.
bool is_any_number(const FactContext& context, const FrameRule& rule, const Frame& frame);
/// "said in a conversation with the media following talks with X"
bool is_with_press(const FactContext& context, const Frame& frame);
/// "toured the port with his foreign minister, X": one's own people are no meeting. `token`: X.
bool is_own_staff(const FactContext& context, const Frame& frame, std::uint32_t token);
/// "received the nomination over two others: X and Y"
bool receives_thing(const FactContext& context, const Frame& frame);
/// "saw X on television"
bool is_on_screen(const FactContext& context, const Frame& frame);
/// "talked with X in Tripoli", "saw him at the airport": words that may mean less, with a place told, and
/// "saw X on Friday" with a time.
bool tells_where(const FactContext& context, const FrameRule& rule, const Frame& frame);
/// "visited Irpin and Borodyanka": no given name and no title, or in a row with a place.
bool may_be_a_town(const FactContext& context, const Frame& frame, const Filler& visited);
/// "A and B spoke for the resolution"
bool takes_side(const FactContext& context, const Frame& frame);
/// A school or university by its name.
bool is_school(const std::string& name);

/// "designated X as a major ally": no penalty.
bool is_honour(const FactContext& context, const Frame& frame);

}  // namespace entente::ingest
