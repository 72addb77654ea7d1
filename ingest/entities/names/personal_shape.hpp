// Whether words with capitals have the shape of somebody's name, and whether anything else is known of them.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/entities/text_view.hpp"

namespace entente::ingest {

/// "Development", "Partnership": no part of a person's name. Folded.
bool is_abstract_noun(const std::string& word);
/// "Michael Battle", "Anna Church": a given name before a word that heads names of places and events, where
/// the recogniser, a title or what is told behind a comma says that it is somebody.
bool bears_family_name(const TextView& text, TokenRange range);
/// Two to four words with capitals, none of them shouted, no head word at the end.
bool has_personal_shape(const TextView& text, TokenRange range);
/// Words that no dictionary, no list of places and no name of a body has: mostly people's.
bool is_unheard(const TextView& text, TokenRange range);

/// The name whose head token is `head` does something in its clause, or stands beside one that may.
bool takes_part(const TextView& text, std::uint32_t head);
/// "X, Muammar Gaddafi": the name across a comma or "and" is a person's.
bool stands_among_people(const TextView& text, TokenRange range);
/// "a widow, Oyuun, and a son": one word between commas behind somebody's kin.
bool is_kin_alone(const TextView& text, TokenRange range);
/// "Toyota Tsusho", "Samsung Biologics": a firm's name, and a word that is nothing else.
bool opens_with_firm(const TextView& text, TokenRange range);

/// "Minister of | Economic Development Maxim Reshetnikov": token i stands behind an office and its "of".
bool follows_office(const TextView& text, std::uint32_t i);

/// "Rosa Keller of | Plaid Cymru": where the body begins that the person before it is of; range.first where
/// the range is no such row.
std::uint32_t behind_member(const TextView& text, TokenRange range);

/// "By Cho Eun-bin, Harbour Review", "Sunday Review, by Rosa Keller": who wrote the text, though the
/// line is a heading.
bool is_byline_name(const TextView& text, TokenRange range);

/// "PRESIDENT | RETURNS FROM": several words of a heading in capitals, of which the first is nobody's name.
bool is_shouted_phrase(const TextView& text, TokenRange range);

}  // namespace entente::ingest
