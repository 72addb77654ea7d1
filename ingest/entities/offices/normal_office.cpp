// One spelling for an office that news words in several ways, without its country; and the text's own wording
// beside it.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ingest/entities/offices/office_phrase.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

namespace {

bool is_country(const std::string& words) {
  const auto* senses = lexicon().find(words);
  return senses != nullptr && std::any_of(senses->begin(), senses->end(), [](const KnownName& name) {
           return name.type == EntityType::Country;
         });
}

/// The country is the edge's other end: "president of ukraine", "prime minister of the italian republic",
/// "minister of trade of the government".
std::string without_country(std::string office) {
  for (const std::string_view tail : {" of the government", " of government", " for the government"}) {
    if (office.ends_with(tail) && !office.starts_with("head")) office.resize(office.size() - tail.size());
  }
  // "ambassador to the Republic of Kazakhstan": the country by its short name
  for (const std::string_view form : {" to the republic of ", " to the kingdom of ", " to the state of ",
                                      " to the people's republic of ", " to the federal republic of "}) {
    if (const auto at = office.find(form); at != std::string::npos)
      return office.replace(at, form.size(), " to ");
  }
  const auto of = office.rfind(" of ");
  if (of == std::string::npos || of == 0) return office;
  auto tail = office.substr(of + 4);
  if (tail.starts_with("the ")) tail.erase(0, 4);
  bool country = is_country(tail);
  for (const std::string_view kind : {" republic", " federation", " kingdom"}) {
    if (tail.ends_with(kind)) country = country || is_country(tail.substr(0, tail.size() - kind.size()));
  }
  return country ? without_country(office.substr(0, of)) : office;
}

/// "our state - prime minister", "V-A-C general director": what stands before the post is no part of it.
std::string without_rest_before(std::string office) {
  for (const std::string_view dash : {" - ", " – ", " — "}) {
    if (const auto at = office.rfind(dash); at != std::string::npos) office.erase(0, at + dash.size());
  }
  if (office.size() > 2 && office[1] == ' ') office.erase(0, 2);
  return office;
}

/// "president of the African nation": its country, told of again.
std::string without_land(std::string office) {
  const auto of = office.rfind(" of the ");
  if (of == std::string::npos) return office;
  for (const std::string_view land : {" nation", " country", " kingdom"}) {
    if (office.ends_with(land)) office.resize(of);
  }
  return office;
}

}  // namespace

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
                           {"federal chancellor", "chancellor"},
                           {"federal president", "president"},
                           {"overseas minister", "foreign minister"},
                           {"protection minister", "defence minister"},
                           {"protection secretary", "defence secretary"}});
  office = without_country(without_land(without_rest_before(std::move(office))));
  const auto same =
      std::find_if(kSame.begin(), kSame.end(), [&](const Pair& pair) { return pair.first == office; });
  return same == kSame.end() ? office : std::string(same->second);
}

std::string own_wording(const std::string& office) {
  const bool in_full = office.starts_with("minister of ") || office.starts_with("minister for ") ||
                       office.starts_with("foreign affairs minister");
  if (!in_full) return {};
  const auto own = without_country(office);
  return normal_office(own) == own ? std::string() : own;
}

}  // namespace entente::ingest
