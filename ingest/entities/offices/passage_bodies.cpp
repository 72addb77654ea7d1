#include "ingest/entities/offices/passage_bodies.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "graph/fold_name.hpp"
#include "ingest/entities/offices/office_bodies.hpp"
#include "ingest/entities/offices/office_words.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

constexpr float kOfShare = 4.0F;
constexpr float kOfHome = 0.75F;
constexpr float kOfPlace = 0.5F;  // a place of a country's counts for so much of a mention of it
constexpr float kInPassing = 0.1F;
constexpr float kHomeShare = 0.15F;

OfficeKind kind_of(const std::string& office) {
  const auto* kind = lexicon().office(office);
  if (const auto space = office.rfind(' '); kind == nullptr && space != std::string::npos)
    kind = lexicon().office(office.substr(space + 1));  // "enlargement commissioner"
  return kind == nullptr ? OfficeKind::Minister : *kind;
}

/// Posts that organizations have and countries have not: "secretary-general", "chief executive". A speaker or
/// a prosecutor is of the state.
bool of_organization(const std::string& office) {
  if (office.find("security council") != std::string::npos) return false;
  static constexpr std::array<std::string_view, 8> kOfState = {
      "speaker", "chief justice", "prosecutor", "chief prosecutor",
      "auditor", "comptroller",   "cardinal",   "archbishop"};
  if (std::find(kOfState.begin(), kOfState.end(), office) != kOfState.end()) return false;
  return kind_of(office) == OfficeKind::Organization;
}

/// Posts that one person at a time holds in a country, under the table's name for them; empty for others.
std::string sole_post(const std::string& office) {
  static const std::unordered_map<std::string_view, std::string_view> kPosts = {
      {"president", "president"},
      {"prime minister", "prime minister"},
      {"premier", "prime minister"},
      {"foreign minister", "foreign minister"},
      {"foreign secretary", "foreign minister"},
      {"external affairs minister", "foreign minister"},
      {"secretary of state", "foreign minister"},
      {"defence minister", "defence minister"},
      {"defense minister", "defence minister"},
      {"finance minister", "finance minister"},
      {"interior minister", "interior minister"}};
  const auto found = kPosts.find(office);
  return found == kPosts.end() ? std::string() : std::string(found->second);
}

/// What an office is about, so that two countries' holders face each other: "foreign", "president".
std::string portfolio(const std::string& office) {
  static constexpr std::array<std::string_view, 5> kHeads = {"president", "prime minister", "premier",
                                                             "chancellor", "leader"};
  if (std::find(kHeads.begin(), kHeads.end(), office) != kHeads.end()) return "head";
  if (office == "secretary of state" || office.find("foreign") != std::string::npos ||
      office.find("external") != std::string::npos)
    return "foreign";
  for (const std::string_view word : {"defen", "trade", "financ", "interior", "energy", "ambassador"}) {
    if (office.find(word) != std::string::npos) return std::string(word);
  }
  return {};
}

/// "environment secretary", "Assistant Secretary"; not "party secretary", "secretary-general".
bool is_portfolio_secretary(const std::string& office) {
  if (!office.ends_with(" secretary")) return false;
  for (const std::string_view other :
       {"general", "party", "cabinet", "first", "press", "executive", "permanent", "state", "private",
        "council", "union", "committee", "organising", "third", "second"}) {
    if (office.find(other) != std::string::npos) return false;
  }
  return true;
}

/// Some governments have no such post: the United States have no ministers, Brazil no prime minister,
/// kingdoms no president.
bool is_impossible(const std::string& office, std::string_view code) {
  static constexpr std::array<std::string_view, 21> kKingdoms = {"GB", "JP", "TH", "NL", "BE", "ES", "DK",
                                                                 "NO", "SE", "JO", "SA", "CA", "AU", "NZ",
                                                                 "MY", "BH", "MA", "KH", "BT", "LU", "OM"};
  const bool minister = office.find("minister") != std::string::npos || office == "premier";
  if (code == "US" && minister) return true;
  if (office == "supreme leader" && code != "IR" && code != "KP" && code != "AF") return true;
  // A chancellor is German or Austrian, an environment secretary British, American, Philippine or Mexican.
  if (office == "chancellor" && code != "DE" && code != "AT" && !code.empty()) return true;
  static constexpr std::array<std::string_view, 6> kWithSecretaries = {"US", "GB", "PH", "MX", "HK", "KE"};
  if (is_portfolio_secretary(office) &&
      std::find(kWithSecretaries.begin(), kWithSecretaries.end(), code) == kWithSecretaries.end())
    return true;
  static constexpr std::array<std::string_view, 22> kPresidential = {
      "IR", "BR", "AR", "MX", "CL", "CO", "ID", "PH", "EC", "BO", "UY",
      "PY", "VE", "CR", "PA", "GT", "HN", "NI", "NG", "GH", "ZM", "CY"};
  if (office == "prime minister" &&
      std::find(kPresidential.begin(), kPresidential.end(), code) != kPresidential.end())
    return true;
  return office == "president" && std::find(kKingdoms.begin(), kKingdoms.end(), code) != kKingdoms.end();
}

/// "chairman of the electoral commission", "head of parliament"
bool is_of_state_body(const std::string& office) {
  const auto last = office.rfind(' ');
  if (last == std::string::npos || last == 0) return false;
  const auto before = office.rfind(' ', last - 1);
  const auto from = before == std::string::npos ? 0 : before + 1;
  return is_state_body(office.substr(from, last - from), office.substr(last + 1));
}

/// "head of the police", "director of communications": of a body that has no name here.
bool is_of_something(const std::string& office) {
  // "Colonels of the National Guard A and B": a rank, in a guard that may be another country's.
  for (const std::string_view rank :
       {"colonel of ", "major of ", "captain of ", "lieutenant of ", "sergeant of "})
    if (office.starts_with(rank)) return true;
  if (is_of_state_body(office)) return false;
  for (const std::string_view head :
       {"head of ", "chief of ", "director of ", "chairman of ", "president of "}) {
    if (office.starts_with(head) && !office.ends_with("security council") &&
        !office.starts_with("head of state") && !office.starts_with("head of government") &&
        !office.starts_with("chief of staff") && !office.starts_with("chief of the general") &&
        !office.starts_with("chief of general"))
      return true;
  }
  return false;
}

/// "a spokesman for the First Lady", "of the club": no state's.
bool speaks_for_other(const std::string& office) {
  if (!office.starts_with("spokes") || office.find(' ') == std::string::npos) return false;
  for (const std::string_view of_state :
       {"president", "minist", "government", "cabinet", "army", "military", "police"}) {
    if (office.find(of_state) != std::string::npos) return false;
  }
  return true;
}

}  // namespace

PassageBodies::PassageBodies(const ReferenceContext& context) : context_(&context) {
  const auto& document = context.document;
  share_.assign(document.entities.size(), 0.0F);
  float all = 0.0F;
  const auto count = [&](std::uint32_t entity, float weight) {
    if (entity == kNoEntity || context.type(entity) != EntityType::Country) return;
    share_[entity] += weight;
    all += weight;
  };
  find_countries_of_places();
  for (const auto& mention : document.mentions) {
    count(mention.entity, 1.0F);
    count(country_around(mention), kOfPlace);
  }
  for (const auto& office : document.offices) {
    if (!office.body_stated || office.former) continue;
    count(office.body, 1.0F);
    if (is_named(office.body)) continue;
    for (const auto& mention : document.mentions) {  // a state that goes without saying, by its leader
      if (mention.entity == office.holder) count(office.body, kOfPlace);
    }
  }
  for (float& share : share_) share /= std::max(all, 1.0F);
  home_ = dateline_country();
  if (home_ != kNoEntity && share_[home_] < kHomeShare) home_ = kNoEntity;  // where others meet
}

/// The country that a place lies in, where the document names both.
void PassageBodies::find_countries_of_places() {
  place_country_.assign(context_->document.entities.size(), kNoEntity);
  for (std::uint32_t e = 0; e < place_country_.size(); ++e) {
    if (context_->type(e) != EntityType::Place || is_venue(context_->document.entities[e].name)) continue;
    const auto* known = known_place(e);
    if (known != nullptr) place_country_[e] = country_with_code(known->country);
  }
}

const KnownName* PassageBodies::known_place(std::uint32_t entity) const {
  const auto* senses = lexicon().find(fold_name(context_->document.entities[entity].name));
  const KnownName* best = nullptr;
  if (senses == nullptr) return best;
  for (const KnownName& sense : *senses) {
    if (sense.country.empty() || sense.type != EntityType::Place) continue;
    if (best == nullptr || sense.sense == NameSense::Capital || sense.weight > best->weight) best = &sense;
  }
  return best;
}

/// "in Maseru": Lesotho, where the document names it; kNoEntity for all but places.
std::uint32_t PassageBodies::country_around(const Mention& mention) const {
  return mention.kind == MentionKind::Name ? place_country_[mention.entity] : kNoEntity;
}

std::uint32_t PassageBodies::country_with_code(std::string_view code) const {
  for (std::uint32_t e = 0; e < context_->document.entities.size(); ++e) {
    if (context_->type(e) != EntityType::Country) continue;
    const auto* country = lexicon().country(context_->document.entities[e].name);
    if (country != nullptr && country->code == code) return e;
  }
  return kNoEntity;
}

/// Where the world meets: a dateline there says nothing of whose ministers are told of.
bool PassageBodies::is_venue(const std::string& place) {
  static constexpr std::array<std::string_view, 8> kVenues = {
      "Geneva", "New York", "Davos", "New York City", "Montreux", "Strasbourg", "Munich", "Dubai"};
  return std::find(kVenues.begin(), kVenues.end(), place) != kVenues.end();
}

/// The country of the place that the dateline names, if the document names that country.
std::uint32_t PassageBodies::dateline_country() {
  for (const auto& mention : context_->document.mentions) {
    if (context_->text.block_kind(mention.first) != BlockKind::Dateline) continue;
    const auto& entity = context_->document.entities[mention.entity];
    if (entity.type == EntityType::Country) return mention.entity;
    if (entity.type != EntityType::Place) continue;
    const KnownName* best = known_place(mention.entity);
    if (best == nullptr) continue;
    if (is_venue(entity.name)) return kNoEntity;
    const auto country = country_with_code(best->country);
    home_unnamed_ = country == kNoEntity && best->sense != NameSense::Capital;
    return country;
  }
  return kNoEntity;
}

/// Somebody else holds that kind of office there: those who face each other are of two countries.
bool PassageBodies::is_taken(const OfficeStatement& asked, std::uint32_t country) const {
  const auto mine = portfolio(asked.office);
  if (mine.empty() || asked.former) return false;
  static constexpr std::array<std::string_view, 9> kHanding = {
      "replace", "succeed", "place", "predecessor", "successor", "topple", "oust", "follow", "inherit"};
  const auto& text = context_->text;
  const auto& sentence = text.sentence(asked.sentence);
  for (auto i = sentence.first; i < sentence.last; ++i) {
    if (std::find(kHanding.begin(), kHanding.end(), text.token(i).lemma) != kHanding.end()) return false;
  }
  const auto& offices = context_->document.offices;
  return std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& other) {
    return other.holder != asked.holder && other.body == country && !other.former &&
           portfolio(other.office) == mine && (other.office == asked.office || mine != "head") &&
           other.sentence + 3 > asked.sentence && asked.sentence + 3 > other.sentence;
  });
}

/// The table names somebody else for the post in that country at the time.
bool PassageBodies::is_held_by_other(const OfficeStatement& asked, std::uint32_t body) const {
  static const std::unordered_set<std::string_view> kRoyal = {"king", "queen", "crown prince", "emperor"};
  const auto* country = lexicon().country(context_->document.entities[body].name);
  const auto& day = context_->document.document.date;
  if (kRoyal.contains(asked.office) && country != nullptr && day)  // no republic has one
    return lexicon().holder_on(country->key(), "president", *day) != nullptr;
  const auto post = sole_post(asked.office);
  if (post.empty() || asked.holder >= context_->document.entities.size()) return false;
  if (asked.former || country == nullptr || !day || tells_of_past(asked.sentence)) return false;
  const auto* holder = lexicon().holder_on(country->key(), post, *day);
  if (holder == nullptr) return false;
  // Beyond the last sight somebody else may have come.
  const auto last = parse_partial_date(holder->last_seen);
  if (!last || last_day(*last).days < day->days) return false;
  if (asked.holder == kNoEntity) return false;
  const auto name = " " + fold(context_->document.entities[asked.holder].name) + " ";
  const auto known = fold(std::string(holder->name) + " " + std::string(holder->other_names));
  std::string word;
  for (const char c : known + " ") {
    if (c != ' ' && c != '|' && c != '-') {
      word += c;
      continue;
    }
    if (word.size() > 2 && name.find(word) != std::string::npos) return false;
    word.clear();
  }
  return true;
}

std::uint32_t PassageBodies::organization_of(const OfficeStatement& asked) const {
  const auto& text = context_->text;
  const auto paragraph = text.paragraph_of(asked.first);
  std::uint32_t near = kNoEntity;
  float best = 0;
  for (const auto& mention : context_->document.mentions) {
    if (mention.first >= asked.first) break;
    if (context_->type(mention.entity) != EntityType::Organization) continue;
    const auto there = text.paragraph_of(mention.first);
    if (there + 1 < paragraph || !may_be_headed(asked.office, mention.entity)) continue;
    const auto sentences = asked.sentence - text.sentence_of(mention.first);
    float score = there == paragraph ? 3.0F : 1.0F;
    score -= 0.5F * static_cast<float>(std::min<std::uint32_t>(sentences, 4));
    if (text.token(mention.head).role.starts_with("nsubj")) score += 1.0F;
    if (sentences == 0) score += 2.0F;
    if (mention.kind == MentionKind::Pronoun) score -= 1.0F;
    if (score <= best) continue;
    best = score;
    near = mention.entity;
  }
  if (near == kNoEntity &&
      asked.office == "secretary-general") {  // of the United Nations, where they are named
    for (std::uint32_t e = 0; e < context_->document.entities.size(); ++e)
      if (context_->document.entities[e].name == "United Nations") return e;
  }
  return near;
}

/// "in Switzerland", "to Iraq": where something happens, which need not be whose ministers are told of.
bool PassageBodies::is_whereabouts(const Mention& mention) const {
  static constexpr std::array<std::string_view, 6> kWhere = {"in", "at", "to", "from", "near", "across"};
  const auto& token = context_->text.token(mention.head);
  if (mention.kind != MentionKind::Name || token.role != "pobj") return false;
  return std::find(kWhere.begin(), kWhere.end(), context_->text.token(token.head).lemma) != kWhere.end();
}

/// The one country of which the text states a king, a prince or the like.
std::uint32_t PassageBodies::only_realm() const {
  std::uint32_t realm = kNoEntity;
  for (const auto& office : context_->document.offices) {
    if (!office.body_stated || office.body == kNoEntity || kind_of(office.office) != OfficeKind::Royal)
      continue;
    if (realm != kNoEntity && realm != office.body) return kNoEntity;
    realm = office.body;
  }
  return realm;
}

std::uint32_t PassageBodies::country_of(const OfficeStatement& asked) const {
  const auto& text = context_->text;
  const bool royal = kind_of(asked.office) == OfficeKind::Royal;
  const auto realm = royal ? only_realm() : kNoEntity;
  const auto paragraph = text.paragraph_of(asked.first);
  std::vector<float> score(context_->document.entities.size(), 0.0F);
  for (const auto& mention : context_->document.mentions) {
    if (mention.first >= asked.first) break;
    const auto around = royal ? kNoEntity : country_around(mention);
    if (context_->type(mention.entity) != EntityType::Country && around == kNoEntity) continue;
    const auto country = around == kNoEntity ? mention.entity : around;
    const auto there = text.paragraph_of(mention.first);
    if (there + 1 < paragraph) continue;
    const auto sentences = asked.sentence - text.sentence_of(mention.first);
    if (royal && sentences != 0 && mention.entity != realm) continue;
    float near = there == paragraph ? 3.0F : 1.0F;
    near -= 0.5F * static_cast<float>(std::min<std::uint32_t>(sentences, 4));
    if (text.token(mention.head).role.starts_with("nsubj")) near += 1.0F;
    if (sentences == 0) near += 1.0F;
    if (mention.kind == MentionKind::Pronoun) near -= 1.0F;
    if (mention.kind == MentionKind::Description) near -= 1.5F;  // "the island"
    if (is_whereabouts(mention)) near -= around == kNoEntity ? 1.5F : 1.0F;
    score[country] = std::max(score[country], near);
  }
  const auto near = score;
  if (!royal) add_order_of_telling(asked, score);
  std::vector<std::uint32_t> able;
  for (std::uint32_t e = 0; e < score.size(); ++e) {
    if (context_->type(e) != EntityType::Country || share_[e] == 0.0F) continue;
    if (!royal) score[e] += kOfShare * share_[e] + (e == home_ ? kOfHome : 0.0F);
    if (score[e] == 0.0F || is_taken(asked, e) || is_held_by_other(asked, e) || is_opposite(asked, e) ||
        is_guest_in(asked, e))
      continue;
    const auto* country = lexicon().country(context_->document.entities[e].name);
    if (country != nullptr && is_impossible(asked.office, country->code)) continue;
    const bool in_passing = share_[e] < kInPassing && near[e] <= 0.0F;
    if (in_passing && !royal) continue;
    able.push_back(e);
  }
  if (!royal) weigh_names(asked, able, score);
  std::uint32_t best = kNoEntity;
  for (const auto e : able) {
    if (best == kNoEntity || score[e] > score[best]) best = e;
  }
  return best == kNoEntity && royal ? kingdom_told_of(asked) : best;
}

std::uint32_t PassageBodies::body_of(const OfficeStatement& asked) const {
  if (asked.office.find("security council") != std::string::npos) return kNoEntity;  // of which government?
  if (asked.owner != kNoEntity && asked.owner != asked.holder) return kNoEntity;     // "his premier, X"
  if (asked.office == "governor of the central bank" || asked.office == "governor of central bank")
    return country_of(asked);
  const bool church = asked.office == "bishop" || asked.office == "archbishop" || asked.office == "cardinal";
  // Whose ambassador "the ambassador" is, or where, the passage cannot tell.
  static constexpr std::array<std::string_view, 6> kSent = {
      "ambassador", "high commissioner", "consul", "envoy", "consul general", "charge d'affaires"};
  if (std::find(kSent.begin(), kSent.end(), asked.office) != kSent.end()) {
    const auto told = country_of_mission(context_->text, MentionIndex(context_->document), asked.first);
    return told != kNoEntity ? told : country_by_name(asked);
  }
  if (asked.office.starts_with("ambassador to ") || asked.office.starts_with("envoy to ") ||
      speaks_for_other(asked.office))
    return kNoEntity;
  if (church || is_of_something(asked.office) || home_unnamed_) return kNoEntity;
  return of_organization(asked.office) ? organization_of(asked) : country_of(asked);
}

}  // namespace entente::ingest
