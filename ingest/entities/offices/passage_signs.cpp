// Whose minister somebody cannot be, by what he does, and whose he may be, by his name.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "graph/fold_name.hpp"
#include "ingest/entities/offices/office_bodies.hpp"
#include "ingest/entities/offices/passage_bodies.hpp"
#include "ingest/lexicon/name_origin.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

constexpr float kOfName = 0.9F;     // times how much better another country's names fit
constexpr float kFamiliar = -6.0F;  // below it no country's names fit well
constexpr float kUnlike = 3.0F;
constexpr float kMostUnlike = 5.0F;
constexpr float kInPassing = 0.05F;
constexpr float kToldBefore = 1.2F;  // what is named only behind the post is hardly whose it is
constexpr float kToldLast = 0.9F;
constexpr float kInHeadline = 1.2F;
constexpr float kMostly = 0.6F;  // share of the one country that a document is about

/// Which states have somebody of that title: kings, emirs, sultans, and the princes of all of them.
bool has_royal(const std::string& office, std::string_view code) {
  static constexpr std::array<std::string_view, 18> kKings = {"GB", "TH", "NL", "BE", "ES", "DK",
                                                              "NO", "SE", "JO", "SA", "BH", "MA",
                                                              "KH", "BT", "MY", "SZ", "LS", "TO"};
  const auto is_in = [&](const auto& codes) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  };
  static constexpr std::array<std::string_view, 2> kEmirates = {"QA", "KW"};
  static constexpr std::array<std::string_view, 2> kSultanates = {"OM", "BN"};
  if (office == "emperor" || office == "empress") return code == "JP";
  if (office == "emir" || office == "amir") return is_in(kEmirates);
  if (office == "sultan") return is_in(kSultanates);
  const bool prince = office == "crown prince" || office == "prince" || office == "princess";
  return is_in(kKings) || (prince && (code == "JP" || code == "KW"));
}

}  // namespace

bool PassageBodies::is_named(std::uint32_t entity) const {
  const auto& mentions = context_->document.mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](const Mention& mention) { return mention.entity == entity; });
}

/// "King Maha endorsed it" in a story of Thailand: the one kingdom that the document is about; kNoEntity
/// where it tells as much of another.
std::uint32_t PassageBodies::kingdom_told_of(const OfficeStatement& asked) const {
  constexpr float kEnough = 0.15F;
  std::uint32_t best = kNoEntity;
  float second = 0.0F;
  for (std::uint32_t e = 0; e < context_->document.entities.size(); ++e) {
    const auto* country = context_->type(e) == EntityType::Country
                              ? lexicon().country(context_->document.entities[e].name)
                              : nullptr;
    if (country == nullptr || share_[e] < kEnough || !has_royal(asked.office, country->code)) continue;
    if (best == kNoEntity || share_[e] > share_[best]) {
      second = best == kNoEntity ? 0.0F : share_[best];
      best = e;
    } else {
      second = std::max(second, share_[e]);
    }
  }
  return best != kNoEntity && share_[best] > 2 * second ? best : kNoEntity;
}

/// Missions and ministries have no secretary-general of their own: "Secretary-General X" is of another body.
bool PassageBodies::may_be_headed(const std::string& office, std::uint32_t body) const {
  if (!office.ends_with("-general") && !office.ends_with(" general") && !office.ends_with(" executive"))
    return true;
  const auto name = fold(context_->document.entities[body].name);
  return !name.ends_with(" mission") && name.find("embassy") == std::string::npos &&
         name.find("ministry") == std::string::npos && name.find("consulate") == std::string::npos;
}

/// "The elder took over in 1990 after toppling President X": the table of the day says nothing of it.
bool PassageBodies::tells_of_past(std::uint32_t s) const {
  const auto& day = context_->document.document.date;
  return tells_of_year(context_->text, s) ||
         (day && tells_of_earlier_year(context_->text, s, to_civil(day->days).year));
}

/// "Culture Minister X met Y, a vice-chairman of the North's committee": those who meet, neither a leader,
/// are not of the same country.
bool PassageBodies::is_opposite(const OfficeStatement& asked, std::uint32_t country) const {
  static constexpr std::array<std::string_view, 15> kFacing = {
      "meet", "receive", "welcome", "greet", "host",  "visit",     "telephone", "phone",
      "call", "confer",  "ring",    "talk",  "speak", "negotiate", "embrace"};
  // Whoever greets a guest is of another country than he is.
  static constexpr std::array<std::string_view, 4> kGreeting = {"greet", "welcome", "host", "bid"};
  const auto& text = context_->text;
  const auto& mentions = context_->document.mentions;
  const auto verb_of = [&](std::uint32_t entity) {
    for (const auto& mention : mentions) {
      if (mention.entity != entity || text.sentence_of(mention.head) != asked.sentence) continue;
      auto at = text.token(mention.head).head;
      const auto& link = text.token(at).lemma;
      if (text.token(mention.head).role == "pobj" && (link == "with" || link == "by"))
        at = text.token(at).head;
      if (std::find(kFacing.begin(), kFacing.end(), text.token(at).lemma) != kFacing.end()) return at;
    }
    return kNoEntity;
  };
  const auto verb = verb_of(asked.holder);
  if (verb == kNoEntity) return false;
  // "was received by the Minister of State, X": no minister receives his own president
  const bool greeted =
      std::find(kGreeting.begin(), kGreeting.end(), text.token(verb).lemma) != kGreeting.end() ||
      (text.token(verb).lemma == "receive" && !is_leading_office(asked.office));
  if (is_leading_office(asked.office) && !greeted) return false;
  const auto& offices = context_->document.offices;
  return std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& other) {
    return other.holder != asked.holder && other.body == country && other.body_stated &&
           (greeted || !is_leading_office(other.office)) && verb_of(other.holder) == verb;
  });
}

/// "Minister of Trade X is to visit Tokyo": a guest is of another country.
bool PassageBodies::is_guest_in(const OfficeStatement& asked, std::uint32_t country) const {
  static constexpr std::array<std::string_view, 9> kGoing = {"visit", "travel", "fly",  "arrive", "land",
                                                             "tour",  "come",   "trip", "head"};
  const auto& text = context_->text;
  const auto here = text.sentence(asked.sentence);
  const auto goes = [&](const Mention& mention) {
    const auto& token = text.token(mention.head);
    if (!token.role.starts_with("nsubj")) return kNoEntity;
    const auto& verb = text.token(token.head).lemma;
    if (std::find(kGoing.begin(), kGoing.end(), verb) != kGoing.end()) return token.head;
    for (auto i = token.head + 1; i < here.last; ++i) {  // "is scheduled to visit"
      const auto& next = text.token(i);
      if (next.role == "xcomp" && next.head == token.head &&
          std::find(kGoing.begin(), kGoing.end(), next.lemma) != kGoing.end())
        return i;
    }
    return kNoEntity;
  };
  for (const auto& mention : context_->document.mentions) {
    if (mention.entity != asked.holder || text.sentence_of(mention.head) != asked.sentence) continue;
    const auto verb = goes(mention);
    if (verb == kNoEntity) continue;
    for (const auto& place : context_->document.mentions) {
      if (place.first <= verb || place.first >= here.last) continue;
      auto at = text.token(place.head).head;
      if (at != verb && text.token(place.head).role == "pobj" &&
          (text.folded(at) == "to" || text.folded(at) == "in"))
        at = text.token(at).head;
      if (at == verb && lies_in(place.entity, country)) return true;
    }
  }
  return false;
}

bool PassageBodies::lies_in(std::uint32_t place, std::uint32_t country) const {
  if (place == country) return true;
  const auto& entities = context_->document.entities;
  const auto* known = lexicon().country(entities[country].name);
  const auto* senses = lexicon().find(fold_name(entities[place].name));
  if (known == nullptr || senses == nullptr || entities[place].type != EntityType::Place) return false;
  return !known->code.empty() && senses->front().country == known->code;
}

/// Countries named before the post, the one named last, and those of the headline.
void PassageBodies::add_order_of_telling(const OfficeStatement& asked, std::vector<float>& score) const {
  std::vector<char> before(score.size(), 0);
  std::vector<char> headline(score.size(), 0);
  std::uint32_t last = kNoEntity;
  for (const auto& mention : context_->document.mentions) {
    const auto around = country_around(mention);
    const auto country = around == kNoEntity ? mention.entity : around;
    if (context_->type(country) != EntityType::Country) continue;
    if (context_->text.block_kind(mention.first) == BlockKind::Headline) headline[country] = 1;
    if (mention.first >= asked.first) continue;
    before[country] = 1;
    last = country;
  }
  for (std::size_t e = 0; e < score.size(); ++e) {
    if (before[e] != 0) score[e] += kToldBefore;
    if (headline[e] != 0) score[e] += kInHeadline;
    if (e == last) score[e] += kToldLast;
  }
}

/// "Sports minister Sunil Kumara Gamage" in a story of India and Sri Lanka: by what names the countries'
/// people bear.
void PassageBodies::weigh_names(const OfficeStatement& asked, std::vector<std::uint32_t>& able,
                                std::vector<float>& score) const {
  if (asked.holder == kNoEntity) return;  // "the government" asks for nobody's office
  const auto folded = fold(context_->document.entities[asked.holder].name);
  if (folded.find(' ') == std::string::npos) return;  // too little to go by
  std::vector<std::optional<float>> fit;
  float closest = kForeignName;
  for (const auto e : able) {
    const auto& name = context_->document.entities[e].name;
    const auto* country = lexicon().country(name);
    fit.push_back(name_fit(folded, country == nullptr ? std::string_view(name) : country->key()));
    if (fit.back()) closest = std::max(closest, *fit.back());
  }
  std::vector<std::uint32_t> kept;
  for (std::size_t i = 0; i < able.size(); ++i) {
    const bool strange = fit[i] && *fit[i] < kForeignName && share_[able[i]] < kMostly;
    if (strange) continue;
    if (fit[i])
      score[able[i]] -=
          std::min((closest > kFamiliar ? kOfName : kOfName / 2) * (closest - *fit[i]), kMostUnlike);
    kept.push_back(able[i]);
  }
  able = std::move(kept);
}

/// "Ambassador Anne Korkeakoski" in a story of Finland and New Zealand: by the name alone, where it fits one
/// of the countries well and no other nearly so.
std::uint32_t PassageBodies::country_by_name(const OfficeStatement& asked) const {
  if (asked.holder == kNoEntity || home_unnamed_) return kNoEntity;
  const auto folded = fold(context_->document.entities[asked.holder].name);
  if (folded.find(' ') == std::string::npos) return kNoEntity;
  std::uint32_t best = kNoEntity;
  float first = kForeignName;
  float second = kForeignName;
  for (std::uint32_t e = 0; e < context_->document.entities.size(); ++e) {
    if (context_->type(e) != EntityType::Country || share_[e] < kInPassing) continue;
    const auto& name = context_->document.entities[e].name;
    const auto* country = lexicon().country(name);
    const auto fit = name_fit(folded, country == nullptr ? std::string_view(name) : country->key());
    if (!fit) return kNoEntity;
    if (*fit > first) {
      second = first;
      first = *fit;
      best = e;
    } else {
      second = std::max(second, *fit);
    }
  }
  return first > kFamiliar && first - second > kUnlike ? best : kNoEntity;
}

}  // namespace entente::ingest
