// Words beside an office that are no part of it. All take folded words.
#pragma once

#include <string>
#include <string_view>

namespace entente::ingest {

bool is_former(const std::string& word);  ///< "former", "then", "late"
/// Adjectives that say something of the holder, not of the office.
bool is_remark(const std::string& word);
/// "Mr President": whoever is spoken to, not who holds what.
bool is_salutation(const std::string& word);
bool is_modifier_tag(const std::string& tag);  ///< of nouns and adjectives
/// Grades of an office that may stand before its country: "deputy Russian foreign minister".
bool is_grade(const std::string& word);
/// The last word of a company's name: "LLC", "Holding".
bool is_company_form(const std::string& word);
/// Bodies that every state has: "electoral commission", "defence force", the last word and the one before it.
bool is_state_body(const std::string& before, const std::string& word);
bool is_day_word(const std::string& word);  ///< "today", "tonight"
bool is_acronym(std::string_view word);     ///< as in the text: "BNP"
/// "army", "navy", "police"
bool is_force(const std::string& word);
/// Bodies called by a common noun: "the president of the bank".
bool is_generic_body(const std::string& word);

/// A word of what a government has ministers for: "trade", "rural", "affairs".
bool is_field_word(const std::string& word);

/// "Ecuadorean President": spelt as a nationality, before a post that has no such portfolio.
bool is_unknown_nationality(const std::string& word, const std::string& next);

}  // namespace entente::ingest
