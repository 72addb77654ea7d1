#include "ingest/entities/references/description_words.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

/// Posts at the head of an organization.
bool is_heading_body(const std::string& office) {
  static const Words kWords = {"secretary-general",  "chairperson", "chairman",          "chair",
                               "director-general",   "head",        "managing director", "chief executive",
                               "executive director", "president",   "high commissioner", "commander"};
  return kWords.contains(office);
}

}  // namespace

bool is_former_mark(const std::string& word) {
  static const Words kWords = {"former",  "late",    "ex",     "erstwhile",
                               "onetime", "deposed", "ousted", "retired"};
  return kWords.contains(word);
}

bool is_personal_mark(const std::string& word) {
  static const Words kWords = {"veteran",  "visiting", "ageing",     "aging",     "outgoing", "young",
                               "elderly",  "seasoned", "embattled",  "long-time", "longtime", "incoming",
                               "exiled",   "old",      "bearded",    "jailed",    "populist", "reformist",
                               "hardline", "wily",     "soft-spoken"};
  return kWords.contains(word) || is_former_mark(word);
}

bool is_style(const std::string& word) {
  static const Words kWords = {"majesty",      "majesties", "highness",  "highnesses", "excellency",
                               "excellencies", "holiness",  "eminence",  "royal",      "honour",
                               "grace",        "lordship",  "beatitude", "serene"};
  return kWords.contains(word);
}

bool is_public_calling(const std::string& noun) {
  static const Words kWords = {"diplomat",     "politician",    "statesman",     "stateswoman", "lawmaker",
                               "legislator",   "premier",       "leader",        "chief",       "strongman",
                               "general",      "envoy",         "minister",      "president",   "chancellor",
                               "monarch",      "senator",       "governor",      "ambassador",  "secretary",
                               "official",     "negotiator",    "bishop",        "technocrat",  "adviser",
                               "advisor",      "chairman",      "chairwoman",    "mayor",       "speaker",
                               "commissioner", "tycoon",        "magnate",       "titan",       "mogul",
                               "billionaire",  "industrialist", "philanthropist"};
  const auto space = noun.find_last_of(" -");
  return kWords.contains(space == std::string::npos ? std::string_view(noun)
                                                    : std::string_view(noun).substr(space + 1));
}

Gender gender_of_noun(const std::string& noun) {
  static const Words kWomen = {"queen",   "princess", "chairwoman", "actress",
                               "duchess", "mother",   "grandmother"};
  if (noun.ends_with("woman") || kWomen.contains(noun)) return Gender::Female;
  return noun.ends_with("man") && noun != "woman" ? Gender::Male : Gender::Unknown;
}

bool is_office_called(const std::string& noun, const std::string& held) {
  static const Words kDiplomats = {"foreign minister",
                                   "foreign secretary",
                                   "ambassador",
                                   "envoy",
                                   "special envoy",
                                   "secretary of state",
                                   "permanent representative",
                                   "assistant secretary",
                                   "consul general",
                                   "high commissioner",
                                   "deputy high commissioner",
                                   "special representative",
                                   "deputy foreign minister"};
  for (const std::string_view rank : {"assistant ", "deputy ", "vice ", "under"}) {
    if (held.starts_with(rank) && !noun.starts_with(rank) && noun != "diplomat" && noun != "official" &&
        noun != "politician")
      return false;
  }
  if (noun == "top diplomat")
    return held == "foreign minister" || held == "foreign secretary" || held == "secretary of state" ||
           held == "foreign policy chief" || held == "high representative" ||
           held.starts_with("high representative for");
  const auto bare = held.substr(0, std::min({held.find(" to "), held.find(" of "), held.find(" for ")}));
  if (held == noun || bare == noun || bare.ends_with(" " + noun)) return true;
  if (noun == "leader" || noun == "chief" || noun == "statesman" || noun == "strongman")
    return is_leading_office(held);
  if (noun == "premier") return held == "prime minister";
  static const Words kBusiness = {"tycoon", "magnate", "titan", "mogul", "billionaire", "industrialist"};
  if (kBusiness.contains(noun))
    return held == "chief executive" || held == "founder" || held == "chairman" || held == "chair" ||
           held == "owner";
  if (noun == "monarch") return held == "king" || held == "queen" || held == "emperor" || held == "sultan";
  if (noun == "envoy")
    return held.find("ambassador") != std::string::npos || held.find("envoy") != std::string::npos;
  if (noun == "diplomat")
    return kDiplomats.contains(held) || held.find("ambassador") != std::string::npos ||
           held.find("secretary of state") != std::string::npos;
  return noun == "politician" || noun == "official";
}

bool offices_agree(const std::string& asked, const std::string& stated) {
  if (asked == stated) return true;
  for (const std::string_view rank : {"assistant ", "deputy ", "vice ", "under", "first deputy "})
    if (stated.starts_with(rank) && !asked.starts_with(rank)) return false;
  if (asked == "leader" || asked == "head of state" || (asked == "chief" && is_leading_office(stated)))
    return is_leading_office(stated);
  if (asked == "premier") return stated == "prime minister";
  if (asked == "minister") return stated.ends_with("minister");
  if (asked == "secretary-general") return false;
  if (asked == "chief") return is_heading_body(stated);
  if (asked == "secretary" && stated.starts_with("secretary of")) return true;
  if (asked == "president") return false;
  if (asked == "top diplomat" || asked == "foreign policy chief")
    return is_office_called("top diplomat", stated);
  if (asked == "envoy") return stated.find("envoy") != std::string::npos;
  // "The Special Envoy" of him who is the special envoy for Yemen
  for (const std::string_view errand : {" for ", " to ", " on "})
    if (stated.size() > asked.size() && stated.starts_with(asked) &&
        std::string_view(stated).substr(asked.size()).starts_with(errand))
      return true;
  if (!stated.ends_with(" " + asked)) return false;
  return stated.find(" to ") == std::string::npos;  // "adviser to the prime minister" is another
}

bool is_peer_post(const std::string& asked, const std::string& stated) {
  static const Words kForeign = {"foreign minister",
                                 "foreign secretary",
                                 "secretary of state",
                                 "external affairs minister",
                                 "foreign affairs minister",
                                 "minister of foreign affairs",
                                 "minister for foreign affairs"};
  static const Words kDefence = {"defence minister",     "defense minister",  "minister of defence",
                                 "secretary of defense", "defense secretary", "defence secretary"};
  static const Words kFinance = {"finance minister", "treasury secretary", "secretary of the treasury",
                                 "minister of finance", "chancellor of the exchequer"};
  for (const auto* posts : {&kForeign, &kDefence, &kFinance})
    if (posts->contains(asked) && posts->contains(stated)) return true;
  return offices_agree(asked, stated);
}

bool is_calling(const std::string& noun) {
  static const Words kWords = {"man", "woman", "soldier", "guerrilla", "rebel", "cleric", "lawyer", "banker"};
  if (kWords.contains(noun)) return true;
  for (const std::string_view ending : {"er", "or", "ist", "ian", "man", "woman", "aire"}) {
    if (noun.size() >= 6 && noun.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace entente::ingest
