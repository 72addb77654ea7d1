#include "ingest/lexicon/tables.hpp"

#include <array>

#define ENTENTE_TABLE(name)                       \
  extern "C" const char entente_lexicon_##name[]; \
  extern "C" const char entente_lexicon_##name##_end[];
ENTENTE_TABLE(anaphors)
ENTENTE_TABLE(antecedents)
ENTENTE_TABLE(callings)
ENTENTE_TABLE(common_words)
ENTENTE_TABLE(countries)
ENTENTE_TABLE(cities)
ENTENTE_TABLE(regions)
ENTENTE_TABLE(places)
ENTENTE_TABLE(intergovernmental)
ENTENTE_TABLE(named)
ENTENTE_TABLE(metonyms)
ENTENTE_TABLE(heads)
ENTENTE_TABLE(ignored)
ENTENTE_TABLE(offices)
ENTENTE_TABLE(office_holders)
ENTENTE_TABLE(roles)
ENTENTE_TABLE(honorifics)
ENTENTE_TABLE(given_names)
#undef ENTENTE_TABLE

namespace entente::ingest {

namespace {

struct Table {
  std::string_view name;
  const char* begin;
  const char* end;
};

#define ENTENTE_TABLE(name) \
  Table { #name, entente_lexicon_##name, entente_lexicon_##name##_end }
const std::array kTables = {ENTENTE_TABLE(anaphors),
                            ENTENTE_TABLE(antecedents),
                            ENTENTE_TABLE(callings),
                            ENTENTE_TABLE(cities),
                            ENTENTE_TABLE(common_words),
                            ENTENTE_TABLE(countries),
                            ENTENTE_TABLE(given_names),
                            ENTENTE_TABLE(heads),
                            ENTENTE_TABLE(honorifics),
                            ENTENTE_TABLE(ignored),
                            ENTENTE_TABLE(intergovernmental),
                            ENTENTE_TABLE(metonyms),
                            ENTENTE_TABLE(named),
                            ENTENTE_TABLE(office_holders),
                            ENTENTE_TABLE(offices),
                            ENTENTE_TABLE(places),
                            ENTENTE_TABLE(regions),
                            ENTENTE_TABLE(roles)};
#undef ENTENTE_TABLE

}  // namespace

std::string_view lexicon_table(std::string_view name) {
  for (const auto& table : kTables) {
    if (table.name == name) return {table.begin, static_cast<std::size_t>(table.end - table.begin)};
  }
  return {};
}

std::vector<std::string_view> lexicon_table_names() {
  std::vector<std::string_view> names;
  for (const auto& table : kTables) names.push_back(table.name);
  return names;
}

std::vector<std::string_view> split_cells(std::string_view text, char separator) {
  std::vector<std::string_view> cells;
  for (std::size_t at = 0;;) {
    const auto end = text.find(separator, at);
    cells.push_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return cells;
    at = end + 1;
  }
}

}  // namespace entente::ingest
