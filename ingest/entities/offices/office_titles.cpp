#include "ingest/entities/offices/office_titles.hpp"

#include <algorithm>
#include <array>

#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

std::string_view country_of_title(const std::string& office) {
  struct Title {
    std::string_view office;
    std::string_view country;
  };
  static constexpr std::array kTitles = {Title{"secretary of state", "US"},
                                         Title{"defense secretary", "US"},
                                         Title{"treasury secretary", "US"},
                                         Title{"secretary of defense", "US"},
                                         Title{"deputy secretary of state", "US"},
                                         Title{"assistant secretary of state", "US"},
                                         Title{"commerce secretary", "US"},
                                         Title{"senate majority leader", "US"},
                                         Title{"senate minority leader", "US"},
                                         Title{"house speaker", "US"},
                                         Title{"speaker of the house", "US"},
                                         Title{"home secretary", "GB"},
                                         Title{"chancellor of the exchequer", "GB"},
                                         Title{"defence secretary", "GB"},
                                         Title{"foreign secretary", "GB"},
                                         Title{"development secretary", "GB"},
                                         Title{"external affairs minister", "IN"},
                                         Title{"minister of state for external affairs", "IN"},
                                         Title{"taoiseach", "IE"},
                                         Title{"tanaiste", "IE"},
                                         Title{"nuncio", "VA"},
                                         Title{"apostolic nuncio", "VA"},
                                         Title{"papal nuncio", "VA"},
                                         Title{"papal legate", "VA"},
                                         Title{"state councilor", "CN"},
                                         Title{"state councillor", "CN"}};
  const auto* title =
      std::find_if(kTitles.begin(), kTitles.end(), [&](const Title& t) { return t.office == office; });
  if (title != kTitles.end()) return title->country;
  const bool american = office.starts_with("under secretary of ") ||
                        office.starts_with("deputy secretary of ") ||
                        office.starts_with("assistant secretary of ") ||
                        (office.starts_with("secretary of the ") && !office.ends_with("council"));
  if (american) return "US";
  const bool british = office.starts_with("permanent under") || office.starts_with("parliamentary under");
  return british ? "GB" : std::string_view();
}

std::string_view organization_of_title(const std::string& office) {
  for (const std::string_view title : {"under-secretary-general", "under secretary-general",
                                       "assistant secretary-general", "undersecretary-general"}) {
    if (office.starts_with(title)) return "United Nations";
  }
  return {};
}

bool serves_person(const std::string& office) {
  const auto* kind = lexicon().office(office);
  return (kind != nullptr && *kind == OfficeKind::Voice) || office.starts_with("special envoy") ||
         office.starts_with("personal envoy") || office.starts_with("special representative") ||
         office.ends_with("representative");
}

bool is_sent(const std::string& office) {
  return office.starts_with("ambassador") || office.starts_with("envoy") || office.starts_with("consul") ||
         office.starts_with("high commissioner");
}

}  // namespace entente::ingest
