#include "ingest/lexicon/name_origin.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "ingest/lexicon/tables.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

/// Countries whose people bear names of one kind, roughly: the country's own few names lean on them.
constexpr std::array<std::string_view, 49> kRegions = {
    "GB US CA AU NZ IE JM BB TT BS GY BZ AG DM LC VC KN GD",
    "ES MX AR CL CO PE VE EC BO PY UY CR PA GT HN NI SV DO CU",
    "PT BR AO MZ CV GW ST TL",
    "SA AE KW QA BH OM YE IQ SY JO LB EG LY SD PS",
    "DZ MA TN MR",
    "IR AF TJ",
    "TR AZ",
    "RU BY UA BG MK RS ME HR BA SI PL CZ SK",
    "KZ KG UZ TM",
    "IN NP LK BD",
    "CN TW HK MO SG",
    "KR KP",
    "TH LA KH MM",
    "ID MY BN PH",
    "FR BE LU MC CH",
    "DE AT LI",
    "SE NO DK IS FI EE",
    "LV LT",
    "GR CY",
    "RO MD",
    "IT SM VA MT",
    "AL XK",
    "SN ML BF NE GN CI TG BJ GM TD",
    "CM CG CD GA CF GQ",
    "NG GH SL LR",
    "KE UG TZ ZM MW ZW BW ZA NA LS SZ",
    "RW BI",
    "ET ER",
    "SO DJ KM",
    "FJ WS TO TV VU SB PG NR KI PW FM MH",
    "MU SC",
    "PK",
    "JP",
    "VN",
    "NL",
    "HU",
    "AM",
    "GE",
    "IL",
    "MN",
    "BT",
    "MG",
    "HT",
    "SR",
    "MV",
    "AD",
    "ZR",
    "YU",
    "CS"};

constexpr float kOfWorld = 10.0F;  // pseudo-counts
constexpr float kOfRegion = 30.0F;
constexpr std::size_t kFewNames = 4;
constexpr std::size_t kEnglish = 0;  // of these countries' names nothing tells which

/// The state of today whose people bear a historic state's names.
std::string_view heir_of(std::string_view country) {
  static constexpr std::array<std::array<std::string_view, 2>, 14> kHeirs = {{{"Soviet Union", "RU"},
                                                                              {"Russian Empire", "RU"},
                                                                              {"Yugoslavia", "RS"},
                                                                              {"Serbia and Montenegro", "RS"},
                                                                              {"Czechoslovakia", "CZ"},
                                                                              {"East Germany", "DE"},
                                                                              {"West Germany", "DE"},
                                                                              {"North Yemen", "YE"},
                                                                              {"South Yemen", "YE"},
                                                                              {"North Vietnam", "VN"},
                                                                              {"South Vietnam", "VN"},
                                                                              {"Zaire", "CD"},
                                                                              {"Upper Volta", "BF"},
                                                                              {"Dahomey", "BJ"}}};
  for (const auto& heir : kHeirs) {
    if (heir[0] == country) return heir[1];
  }
  return country;
}

std::uint32_t hash_of(std::string_view letters) {  // FNV-1a, 32 bits
  std::uint32_t hash = 2166136261U;
  for (const char c : letters) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

/// Groups of two to four letters of each word with its ends, and each longer word, once each.
std::vector<std::uint32_t> letter_groups(const std::string& folded) {
  std::vector<std::uint32_t> groups;
  std::string word = "^";
  for (const char c : folded + " ") {
    if (c == '.') continue;
    if (c != ' ') {
      word += c;
      continue;
    }
    word += '$';
    for (std::size_t size = 2; size <= 4; ++size) {
      for (std::size_t i = 0; i + size <= word.size() && word.size() > 2; ++i)
        groups.push_back(hash_of(std::string_view(word).substr(i, size)));
    }
    if (word.size() > 6) groups.push_back(hash_of("=" + word));
    word = "^";
  }
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

class NameModel {
 public:
  NameModel() {
    for (std::size_t r = 0; r < kRegions.size(); ++r) {
      for (std::size_t i = 0; i + 2 <= kRegions[r].size(); i += 3)
        region_[number(kRegions[r].substr(i, 2))] = r;
    }
    read_names();
  }

  [[nodiscard]] std::optional<float> fit(const std::string& folded, std::string_view code) const {
    const auto known = numbers_.find(std::string(code));
    if (known == numbers_.end() || names_[known->second] < kFewNames) return std::nullopt;
    const auto country = known->second;
    const auto region = region_[country];
    const auto groups = letter_groups(folded);
    float sum = 0;
    for (const auto group : groups) {
      const auto [first, last] =
          std::equal_range(entries_.begin(), entries_.end(), Entry{group, 0},
                           [](const Entry& a, const Entry& b) { return a.group < b.group; });
      float here = 0;
      float around = 0;
      for (auto at = first; at != last; ++at) {
        if (at->country == country && region != kEnglish) here += 1;
        if (region_[at->country] == region) around += 1;
      }
      const auto world = (static_cast<float>(last - first) + 0.5F) / static_cast<float>(all_);
      const auto near = (around + kOfWorld * world) / (static_cast<float>(in_region_[region]) + kOfWorld);
      const auto own = region == kEnglish ? 0.0F : static_cast<float>(names_[country]);
      sum += std::log((here + kOfRegion * near) / (own + kOfRegion) / world);
    }
    return sum / std::sqrt(static_cast<float>(groups.size() + 1));
  }

 private:
  struct Entry {
    std::uint32_t group;
    std::uint32_t country;
  };

  std::uint32_t number(std::string_view code) {
    const auto [at, fresh] = numbers_.emplace(std::string(code), static_cast<std::uint32_t>(names_.size()));
    if (fresh) {
      names_.push_back(0);
      region_.push_back(kRegions.size() + at->second);  // a region of its own
    }
    return at->second;
  }

  void read_names() {
    std::map<std::string, std::vector<std::string_view>> countries;  // of each name
    for_each_row(lexicon_table("office_holders"), [&](const std::vector<std::string_view>& row) {
      auto& of = countries[fold(row[2])];
      if (const auto here = heir_of(row[0]); std::find(of.begin(), of.end(), here) == of.end())
        of.push_back(here);
    });
    for (const auto& [name, of] : countries) {
      if (of.size() != 1) continue;  // a territory's head of state is another state's
      const auto country = number(of.front());
      ++names_[country];
      ++all_;
      if (region_[country] >= in_region_.size()) in_region_.resize(region_[country] + 1, 0);
      ++in_region_[region_[country]];
      for (const auto group : letter_groups(name)) entries_.push_back({group, country});
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      return a.group != b.group ? a.group < b.group : a.country < b.country;
    });
  }

  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::size_t> names_;   // by country
  std::vector<std::size_t> region_;  // by country
  std::vector<std::size_t> in_region_;
  std::vector<Entry> entries_;
  std::size_t all_ = 0;
};

}  // namespace

std::optional<float> name_fit(const std::string& folded_name, std::string_view country) {
  static const NameModel model;
  return model.fit(folded_name, heir_of(country));
}

}  // namespace entente::ingest
