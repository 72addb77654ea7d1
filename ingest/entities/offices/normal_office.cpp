// One spelling for an office that news words in several ways, without its country.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ingest/entities/offices/office_phrase.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

std::string normal_office(std::string office) {
  using Pair = std::pair<std::string_view, std::string_view>;
  static constexpr std::array kSame =
      std::to_array<Pair>({{"pm", "prime minister"},
                           {"minister of foreign affairs", "foreign minister"},
                           {"minister for foreign affairs", "foreign minister"},
                           {"foreign affairs minister", "foreign minister"},
                           {"minister of defence", "defence minister"},
                           {"minister of defense", "defense minister"},
                           {"minister of finance", "finance minister"},
                           {"minister of the interior", "interior minister"},
                           {"secretary general", "secretary-general"},
                           {"general-secretary", "general secretary"},
                           {"vice-president", "vice president"},
                           {"ceo", "chief executive"},
                           {"overseas minister", "foreign minister"}});
  for (const auto& [from, to] : kSame) {
    if (office == from) return std::string(to);
  }
  for (const std::string_view tail : {" of the government", " of government", " for the government"}) {
    if (office.ends_with(tail) && !office.starts_with("head")) office.resize(office.size() - tail.size());
  }
  // "ambassador to the Republic of Kazakhstan": the country by its short name
  for (const std::string_view form : {" to the republic of ", " to the kingdom of ", " to the state of ",
                                      " to the people's republic of ", " to the federal republic of "}) {
    if (const auto at = office.find(form); at != std::string::npos)
      return office.replace(at, form.size(), " to ");
  }
  // The country is the edge's other end: "president of ukraine", "prime minister of the italian republic".
  if (const auto of = office.rfind(" of "); of != std::string::npos && of > 0) {
    auto tail = office.substr(of + 4);
    if (tail.starts_with("the ")) tail.erase(0, 4);
    const auto* senses = lexicon().find(tail);
    bool country = senses != nullptr &&
                   std::any_of(senses->begin(), senses->end(),
                               [](const KnownName& name) { return name.type == EntityType::Country; });
    for (const std::string_view kind : {" republic", " federation", " kingdom"}) {
      if (!tail.ends_with(kind)) continue;
      const auto* first = lexicon().find(tail.substr(0, tail.size() - kind.size()));
      country = country || (first != nullptr && first->front().type == EntityType::Country);
    }
    if (country) return normal_office(office.substr(0, of));
  }
  if (office == "federal chancellor" || office == "federal president") return office.substr(8);
  return office;
}

}  // namespace entente::ingest
