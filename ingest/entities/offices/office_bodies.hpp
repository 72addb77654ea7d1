// What stands behind an office: bodies called by a common noun ("Commission spokesman", "the president of the
// bank") and portfolios.
#pragma once

#include "ingest/entities/mention_index.hpp"
#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

/// The organization named before with the word at `noun` in its name, or kNoEntity; `last`: the last one of
/// all.
std::uint32_t organization_called(const TextView& text, const MentionIndex& mentions, std::uint32_t noun,
                                  std::uint32_t& last);

/// "the president of the bank": the organization named last that is called so, or the last one of all.
std::uint32_t generic_body(const TextView& text, const MentionIndex& mentions, std::uint32_t noun);

/// "Petronas denied that its president": the organization (or country) that is subject before the pronoun in
/// its sentence, or of the sentence before; kNoEntity where none is.
std::uint32_t subject_body(const TextView& text, const MentionIndex& mentions, std::uint32_t pronoun,
                           bool country);

/// "Uzbekistan joined later. Its secretary-general": the organization that was subject last in the paragraph,
/// for posts that no country has; kNoEntity where none was.
std::uint32_t organization_told_of(const TextView& text, const MentionIndex& mentions, std::uint32_t pronoun);

/// "France protested. Niger had expelled its ambassador": the country that is subject before the one which
/// sends him away; kNoEntity where the verb is another or no country was told of.
std::uint32_t country_of_expelled(const TextView& text, const MentionIndex& mentions, std::uint32_t post,
                                  std::uint32_t pronoun);

/// "Commonwealth leaders chose their next head", "the Houthis ... their foreign minister": kNoEntity where
/// nobody like them is told of before the pronoun in the sentence.
std::uint32_t body_of_many(const TextView& text, const MentionIndex& mentions, std::uint32_t pronoun);

/// "Secretary of the Security Council", "Deputy Chairman of the Security Council": the United Nations'
/// council has but presidents; this one is of the government that the text is about.
bool is_own_council(const TextView& text, std::uint32_t noun, const Mention& mention);

/// Where the words of a portfolio that starts at `i` end: "strategic industries", "Foreign Affairs and
/// Trade".
std::uint32_t portfolio_end(const TextView& text, const MentionIndex& mentions, std::uint32_t i,
                            std::uint32_t last);

/// "Declaration on Migration\nPresident X": a heading that runs into the text ends before token `i`.
bool breaks_line(const TextView& text, std::uint32_t i);

/// "Minister of Industry of the Republic of Belarus": what the recogniser took for a body is a portfolio.
bool is_portfolio(const TextView& text, const MentionIndex& mentions, const Mention& mention);

/// "the court's president, Ana Duarte of Brazil, read": where the name and the country behind it end.
std::uint32_t behind_origin(const TextView& text, const MentionIndex& mentions, const Mention& name);

/// "lunched at the Cameroonian embassy. The ambassador, X": the country whose mission the sentence or the one
/// before it names before `i`; kNoEntity where none is, or there are two.
std::uint32_t country_of_mission(const TextView& text, const MentionIndex& mentions, std::uint32_t i);

/// "1992. President X flew": the paragraph, or the headline, names a year before the document's.
bool tells_of_earlier_year(const TextView& text, std::uint32_t sentence, std::int64_t year);

/// The sentence names a year: its offices may be of that time.
bool tells_of_year(const TextView& text, std::uint32_t sentence);

}  // namespace entente::ingest
