// Views of the embedded tables.
#include "ingest/facts/fact_tables.hpp"

#include <cstddef>

extern "C" {
extern const char entente_facts_verbs[];
extern const char entente_facts_verbs_end[];
extern const char entente_facts_nouns[];
extern const char entente_facts_nouns_end[];
extern const char entente_facts_words[];
extern const char entente_facts_words_end[];
extern const char entente_facts_kin[];
extern const char entente_facts_kin_end[];
extern const char entente_facts_weights[];
extern const char entente_facts_weights_end[];
extern const char entente_facts_pairs[];
extern const char entente_facts_pairs_end[];
}

namespace entente::ingest {

namespace {
std::string_view between(const char* start, const char* end) {
  return {start, static_cast<std::size_t>(end - start)};
}
}  // namespace

std::string_view verbs_table() { return between(entente_facts_verbs, entente_facts_verbs_end); }
std::string_view nouns_table() { return between(entente_facts_nouns, entente_facts_nouns_end); }
std::string_view words_table() { return between(entente_facts_words, entente_facts_words_end); }
std::string_view kin_table() { return between(entente_facts_kin, entente_facts_kin_end); }
std::string_view weights_table() { return between(entente_facts_weights, entente_facts_weights_end); }
std::string_view pairs_table() { return between(entente_facts_pairs, entente_facts_pairs_end); }

}  // namespace entente::ingest
