#include "ingest/entities/names/gathering_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

bool is_gathering_name(const std::string& name) {
  static constexpr std::array<std::string_view, 18> kWords = {
      "summit",     "forum",      "conference",  "meeting",      "congress", "assembly",
      "dialogue",   "roundtable", "round table", "session",      "ceremony", "symposium",
      "convention", "plenum",     "workshop",    "consultation", "conclave", "inauguration"};
  const auto folded = fold(name);
  if (folded.size() > 3 && folded.starts_with("cop") && folded[3] >= '0' && folded[3] <= '9') return true;
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

}  // namespace entente::ingest
