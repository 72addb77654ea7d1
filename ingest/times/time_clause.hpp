// What the words and the clause around a time say of it: whether it starts a state, bounds one, or is told
// beside the story. Internal to times/.
#pragma once

#include <cstdint>

#include "ingest/document.hpp"
#include "ingest/times/read_time.hpp"
#include "ingest/times/stated_time.hpp"

namespace entente::ingest {

/// "since 2019", "from May", "as of July": of the time that begins at token `first`.
bool starts_state(const TimeReader& reader, std::uint32_t first);
/// "by July, when they met", "on 3 July, when": what is told goes on from that time.
bool tells_on(const TimeReader& reader, std::uint32_t first);
/// "since 2019", "until May", "before July": no time that the story has come to.
bool bounds_time(const TimeReader& reader, std::uint32_t first);
/// "had asked him to come as long ago as September"
bool says_long_ago(const TimeReader& reader, std::uint32_t first);
/// "prime minister since July", "earlier on Thursday": of what has begun or been.
bool is_over(const TimeReader& reader, std::uint32_t first);
/// A clause told beside the story: "X, who took office in May", "their first talks since he took over in
/// May", "he had been there in March".
bool is_aside(const AnnotatedText& text, std::uint32_t token);
/// "trade reached $24 billion in 2022": the year of a figure, not of the story.
bool tells_figure(const AnnotatedText& text, std::uint32_t token);
/// The word that names an event and that of another wording of it: "vote" and "voted", "signing" and
/// "signed".
bool same_event(const Token& event, const Token& told);
/// "whom he last met in March": of the months before the document, whatever year the story tells of.
bool recalls_last(const AnnotatedText& text, std::uint32_t token);
/// "On Monday he is to fly": the time before the finite verb is that of the infinitive.
bool is_of_infinitive_ahead(const AnnotatedText& text, std::uint32_t token);
/// The token of a time that hangs on what is outside it; the verb above decides by its tense.
std::uint32_t outer_token(const AnnotatedText& text, const StatedTime& time);

}  // namespace entente::ingest
