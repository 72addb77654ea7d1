#include "ingest/entities/offices/office_right.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/offices/office_bodies.hpp"
#include "ingest/entities/offices/office_words.hpp"

namespace entente::ingest {

namespace {

class OfficeRight {
 public:
  OfficeRight(const TextView& text, const MentionIndex& mentions) : text_(text), mentions_(mentions) {}

  /// "of the European Commission", "of strategic industries", "for Eurasian affairs", "to Russia", "at the
  /// Institute of ...".
  void read_right(OfficePhrase& phrase) const {
    const auto before = phrase.whole.first;
    if (phrase.body == kNoEntity && before > text_.sentence(text_.sentence_of(phrase.noun)).first &&
        phrase.kind != OfficeKind::Minister && is_acronym(text_.word(before - 1)) &&
        mentions_.at(before - 1) == nullptr)
      phrase.unread_body = true;  // "BNP chairperson X"
    auto end = phrase.title.last;
    const auto last = sentence_last(phrase.noun);
    phrase.whole.last = end;
    TokenRange body_words{end, end};  // "High Representative [of the Union] for Foreign Affairs"
    for (int parts = 0; parts < 3 && end + 1 < last; ++parts) {
      const auto& link = text_.folded(end);
      const bool envoy = phrase.kind == OfficeKind::Envoy && !phrase.role;
      if (link != "of" && link != "for" && link != "at" && link != "in" && link != "to" && link != "with" &&
          link != "from")
        break;
      if (link == "to" && !envoy && phrase.kind != OfficeKind::Minister) break;
      const bool abroad = phrase.counterpart && (link == "in" || link == "from");
      const bool posting = abroad || (envoy && (link == "in" || link == "from" || link == "at"));
      if ((link == "in" || link == "with" || link == "from") && !phrase.role && !posting) break;
      auto next = end + 1;
      if (text_.folded(next) == "the" && next + 1 < last) ++next;
      if (read_chief(phrase, next, last)) break;
      if (link != "to") next = behind_kind(next, last);
      const auto* mention = mentions_.starting_at(next);
      if (mention == nullptr) mention = described_at(next, link);
      if (const auto* state = state_named(next, last); mention == nullptr && state != nullptr) {
        phrase.skipped = {end + 1, state->first};  // "to the Republic of Kazakhstan"
        mention = state;
      }
      const bool portfolio =
          mention != nullptr && !phrase.role && (link == "of" || link == "for") &&
          ((text_.folded(phrase.noun).starts_with("minister") && is_portfolio(text_, mentions_, *mention)) ||
           (mentions_.is(mention, EntityType::Initiative) && is_field_word(text_.folded(mention->first))));
      // "head of the Danish Red Cross"
      if (mention != nullptr && mention->kind == MentionKind::Nationality) {
        const auto* part = mention->last < last ? mentions_.starting_at(mention->last) : nullptr;
        if (mentions_.is(part, EntityType::Organization) && part->kind == MentionKind::Name) mention = part;
      }
      if (mention != nullptr && !portfolio && mention->kind != MentionKind::Pronoun &&
          !(mention->kind == MentionKind::Nationality && mention->last < last &&
            text_.token(mention->last).pos == "NOUN")) {
        if (!take_object(phrase, link, *mention, envoy)) {
          if (link == "for" && mentions_.is(mention, EntityType::Place)) {  // "top commander for Africa"
            end = phrase.whole.last = mention->last;
            continue;
          }
          if (link == "of" && phrase.kind == OfficeKind::Leader) leave_body_unread(phrase, next);
          break;
        }
        const auto taken = end;
        end = take_part(phrase, *mention, last);
        if (phrase.title.last <= taken)
          body_words = {taken, end};
        else if (phrase.skipped.size() == 0)
          phrase.skipped = body_words;  // "high commissioner [of India] to Bangladesh"
      } else if (const auto body = generic_body(text_, mentions_, next);
                 link == "of" && body != kNoEntity && !phrase.role) {
        if (phrase.body == kNoEntity) phrase.body = body;
        end = next + 1;
        phrase.whole.last = end;
        break;
      } else {
        const auto stop = portfolio ? mention->last : portfolio_end(text_, mentions_, next, last);
        // "president of the state oil company": a body without a name, no portfolio
        const bool central = stop == next + 2 && text_.folded(next) == "central";
        const bool of_state =
            central || (stop > next + 1 && is_state_body(text_.folded(stop - 2), text_.folded(stop - 1)));
        if (stop > next && is_generic_body(text_.folded(stop - 1)) && !of_state) {
          phrase.unread_body = phrase.unread_body || (stop < last && text_.folded(stop) == "'s");
          break;
        }
        // "chairperson of the women's caucus", "speaker of the Basque parliament": of a body, no portfolio
        if (link == "of" && stop > next &&
            ((stop < last && text_.token(stop).tag == "POS") || names_foreign_house(next, stop))) {
          phrase.unread_body = true;
          break;
        }
        // "co-leader of the pro-Kurdish HDP": one that has no name here
        if (link == "of" && stop > next && phrase.kind != OfficeKind::Minister &&
            is_acronym(text_.word(stop - 1)))
          phrase.unread_body = true;
        // "the leader of Civic Platform": of a body that the names have missed
        if (link == "of" && text_.is_capital(next) &&
            (phrase.kind == OfficeKind::Leader || names_unknown_body(phrase, next, stop)))
          leave_body_unread(phrase, next);
        if (stop == next || (link != "of" && link != "for" && link != "to") || phrase.role) break;
        if (phrase.kind == OfficeKind::Province && text_.folded(stop - 1) == "bank")
          phrase.kind = OfficeKind::Organization;  // "governor of the central bank"
        if (phrase.kind == OfficeKind::Military && text_.folded(phrase.noun).starts_with("command") &&
            is_state_body(text_.folded(stop - 2), text_.folded(stop - 1)))
          phrase.kind = OfficeKind::Minister;  // "the commander of the defence force": a post of the state
        if (is_company_form(text_.folded(stop - 1)) && text_.is_capital(stop - 1) && !central) {
          leave_body_unread(phrase, next);
          break;
        }
        take_own_country(phrase, next, stop);
        phrase.title.last = stop;
        if (phrase.skipped.size() == 0) phrase.skipped = body_words;
        end = stop;
      }
      phrase.whole.last = end;
    }
    read_body_behind_comma(phrase, last);
    const bool own = phrase.kind == OfficeKind::Head || phrase.kind == OfficeKind::Organization ||
                     phrase.kind == OfficeKind::Royal || phrase.kind == OfficeKind::Envoy;
    // "president of the breakaway republic": of a body that is no name here
    if (phrase.body == kNoEntity && own && phrase.whole.last + 1 < last &&
        text_.folded(phrase.whole.last) == "of")
      phrase.unread_body = true;
  }

  /// "chairman of the Kyrgyz cabinet": what the article belongs to; null where it is no body.
  [[nodiscard]] const Mention* described_at(std::uint32_t next, const std::string& link) const {
    const auto* mention = mentions_.at(next);
    const bool whole = mention != nullptr && link == "of" && mention->kind == MentionKind::Description &&
                       mention->first + 1 == next && text_.folded(mention->first) == "the";
    return whole && mentions_.is_body(mention) ? mention : nullptr;
  }

  /// "(Secretary-General, Commonwealth of Nations)", "Chancellor, University of Bath,": lists and circulars.
  void read_body_behind_comma(OfficePhrase& phrase, std::uint32_t last) const {
    auto at = phrase.whole.last;
    if (phrase.body != kNoEntity || phrase.role || phrase.plural || at + 1 >= last || text_.folded(at) != ",")
      return;
    const bool titled =
        text_.is_capital(phrase.title.first) && phrase.whole.first > 0 &&
        (text_.folded(phrase.whole.first - 1) == "(" || text_.folded(phrase.whole.first - 1) == ",");
    if (!titled) return;
    ++at;
    if (text_.folded(at) == "the" && at + 1 < last) ++at;
    if (mentions_.starting_at(at) == nullptr && text_.folded(at) == "republic" && at + 2 < last &&
        text_.folded(at + 1) == "of")
      at += 2;
    const auto* mention = mentions_.starting_at(at);
    if (!mentions_.is_body(mention) || mention->kind != MentionKind::Name || mention->last >= last) return;
    const auto& next = text_.folded(mention->last);
    if (next != ")" && next != "," && next != "." && next != ";") return;
    phrase.body = mention->entity;
    phrase.whole.last = mention->last;
  }

  /// "the Basque parliament": an assembly of those whose land is no country here.
  [[nodiscard]] bool names_foreign_house(std::uint32_t next, std::uint32_t stop) const {
    static const std::unordered_set<std::string_view> kHouses = {"parliament", "assembly", "senate",
                                                                 "government", "cabinet",  "legislature"};
    if (stop != next + 2 || !kHouses.contains(text_.folded(stop - 1)) || text_.is_capital(stop - 1))
      return false;
    return text_.is_capital(next) && mentions_.at(next) == nullptr && !is_modifier_word(text_.folded(next));
  }

  /// "vice-president of BAAINBw", "chairman of Kronbau": one capitalized word that is no portfolio.
  [[nodiscard]] bool names_unknown_body(const OfficePhrase& phrase, std::uint32_t next,
                                        std::uint32_t stop) const {
    if (phrase.kind != OfficeKind::Head && phrase.kind != OfficeKind::Organization) return false;
    return stop == next + 1 && text_.token(next).tag == "NNP" && !text_.is_opening(next) &&
           !is_common_word(text_.folded(next)) && !is_generic_body(text_.folded(next)) &&
           !is_modifier_word(text_.folded(next));
  }

  /// "Chairman of the Board", "Head of Mission", "Director of Communications"
  static bool is_modifier_word(const std::string& word) {
    static const std::unordered_set<std::string_view> kWords = {
        "board",     "mission",      "delegation", "state",         "government", "staff",       "parliament",
        "house",     "senate",       "congress",   "cabinet",       "council",    "commission",  "committee",
        "assembly",  "court",        "office",     "security",      "department", "division",    "section",
        "directors", "protocol",     "operations", "research",      "finance",    "development", "health",
        "education", "intelligence", "police",     "communications"};
    return kWords.contains(word);
  }

  /// "the Republic of Kazakhstan" where the name is the country's short one; null where it is none.
  [[nodiscard]] const Mention* state_named(std::uint32_t i, std::uint32_t last) const {
    static const std::unordered_set<std::string_view> kForms = {"republic", "kingdom", "state", "federation",
                                                                "sultanate"};
    if (i + 2 >= last || !kForms.contains(text_.folded(i)) || text_.folded(i + 1) != "of") return nullptr;
    const auto at = text_.folded(i + 2) == "the" ? i + 3 : i + 2;
    const auto* mention = at < last ? mentions_.starting_at(at) : nullptr;
    return mentions_.is(mention, EntityType::Country) ? mention : nullptr;
  }

  /// What belongs to the body just taken: "Turkmenistan's People's Council", "Iceland's central bank", "the
  /// EU delegation to Bosnia". Returns where the phrase goes on.
  std::uint32_t take_part(OfficePhrase& phrase, const Mention& body, std::uint32_t last) const {
    auto end = body.last;
    if (end + 1 >= last) return end;
    if (text_.folded(end) == "'s" || text_.folded(end) == "’s" || text_.folded(end) == "'" ||
        text_.folded(end) == "’") {
      const auto* part = mentions_.starting_at(end + 1);
      if (mentions_.is(part, EntityType::Organization) && part->kind == MentionKind::Name) {
        phrase.body = part->entity;
        return part->last;
      }
      const auto stop = part != nullptr ? end + 1 : portfolio_end(text_, mentions_, end + 1, last);
      if (stop == end + 1) return end;
      // "South Korea's arms procurement agency, DAPA,"
      const auto* named =
          stop + 1 < last && text_.folded(stop) == "," ? mentions_.starting_at(stop + 1) : nullptr;
      if (is_generic_body(text_.folded(stop - 1)) && mentions_.is(named, EntityType::Organization)) {
        phrase.body = named->entity;
        return named->last;
      }
      phrase.skipped = {body.first, end + 1};
      phrase.title.last = stop;
      return stop;
    }
    static const std::unordered_set<std::string_view> kParts = {"delegation", "mission", "office",   "team",
                                                                "force",      "bureau",  "operation"};
    if (!mentions_.is(&body, EntityType::Organization) || !kParts.contains(text_.folded(end))) return end;
    ++end;
    // "the head of the UN mission MINURCAT"
    if (const auto* part = mentions_.starting_at(end);
        mentions_.is(part, EntityType::Organization) && part->kind == MentionKind::Name) {
      phrase.body = part->entity;
      return part->last;
    }
    if (end + 1 < last && (text_.folded(end) == "to" || text_.folded(end) == "in")) {
      const auto* where = mentions_.starting_at(text_.folded(end + 1) == "the" ? end + 2 : end + 1);
      if (mentions_.is(where, EntityType::Country) || mentions_.is(where, EntityType::Place))
        end = where->last;
    }
    return end;
  }

  /// "chief of the Danish navy": the nationality names the body, not the portfolio.
  void take_own_country(OfficePhrase& phrase, std::uint32_t next, std::uint32_t stop) const {
    static const std::unordered_set<std::string_view> kForces = {
        "army",      "navy",         "air",        "armed",      "military", "police",   "cabinet",
        "electoral", "election",     "elections",  "defence",    "defense",  "supreme",  "constitutional",
        "national",  "customs",      "government", "parliament", "senate",   "general",  "coast",
        "border",    "intelligence", "central",    "delegation", "mission",  "football", "olympic"};
    const auto* mention = mentions_.starting_at(next);
    if (mention == nullptr || mention->kind != MentionKind::Nationality || mention->last >= stop ||
        phrase.body != kNoEntity || !mentions_.is(mention, EntityType::Country) ||
        !kForces.contains(text_.folded(mention->last)))
      return;
    phrase.body = mention->entity;
    phrase.skipped = {mention->first, mention->last};
  }

  /// "the head of the oil company PDVSA", "of the opposition Grand National Party": where the name begins.
  [[nodiscard]] std::uint32_t behind_kind(std::uint32_t next, std::uint32_t last) const {
    for (auto i = next; i < std::min(last, next + 5); ++i) {
      const auto* mention = mentions_.starting_at(i);
      if (mention != nullptr && mention->kind == MentionKind::Nationality && i + 1 < last) continue;
      if (mention != nullptr)
        return mentions_.is(mention, EntityType::Organization) && mention->kind == MentionKind::Name ? i
                                                                                                     : next;
      const auto& pos = text_.token(i).pos;
      if (text_.is_capital(i) || (pos != "NOUN" && pos != "ADJ" && pos != "PUNCT") || text_.folded(i) == ",")
        return next;
    }
    return next;
  }

  /// "the national security adviser of Prime Minister X", "spokesman for President Y": whose he is.
  bool read_chief(OfficePhrase& phrase, std::uint32_t next, std::uint32_t last) const {
    const auto title = office_end(text_, next, last);
    if (title == next || title >= last || !text_.is_capital(next) || phrase.kind == OfficeKind::Member)
      return false;
    const auto* chief = mentions_.starting_at(title);
    if (!mentions_.is(chief, EntityType::Person) || chief->kind != MentionKind::Name) return false;
    if (phrase.owner == kNoEntity) phrase.owner = chief->entity;
    phrase.whole.last = chief->last;
    return true;
  }

  void leave_body_unread(OfficePhrase& phrase, std::uint32_t next) const {
    phrase.unread_body = true;
    while (next < sentence_last(phrase.noun) && text_.is_capital(next)) phrase.whole.last = ++next;
  }

  bool take_object(OfficePhrase& phrase, const std::string& link, const Mention& mention, bool envoy) const {
    if (phrase.counterpart && (link == "in" || link == "from")) {  // "her colleague in Ivory Coast"
      if (phrase.body == kNoEntity && mentions_.is(&mention, EntityType::Country))
        phrase.body = mention.entity;
      return phrase.body == mention.entity;
    }
    // "Moscow's ambassador in Seoul": where the post is, not whose
    if (envoy && phrase.body != kNoEntity && (link == "in" || link == "from")) return true;
    if (envoy && (link == "in" || (link == "to" && phrase.definite)) &&
        mentions_.is(&mention, EntityType::Place)) {
      if (link == "to" && mention.first > 0 && text_.folded(mention.first - 1) == "the")
        phrase.title.last = mention.last;  // "special envoy to the Western Balkans"; a capital is its state
      return true;
    }
    // "its commissioner for Namibia": what he is there for, not whose he is
    static const std::unordered_set<std::string_view> kPosted = {
        "commissioner", "coordinator", "rapporteur", "representative", "adviser", "advisor"};
    const bool land =
        mentions_.is(&mention, EntityType::Country) || mentions_.is(&mention, EntityType::Place);
    if (link == "for" && land && !envoy && kPosted.contains(text_.folded(phrase.noun))) {
      phrase.title.last = mention.last;
      return true;
    }
    if (!mentions_.is_body(&mention)) return false;
    if (link == "of" && is_own_council(text_, phrase.noun, mention)) {
      phrase.title.last = mention.last;
      return true;
    }
    if (envoy &&
        (link == "to" || link == "for" || (link == "in" && mentions_.is(&mention, EntityType::Country)))) {
      phrase.title.last = mention.last;  // "ambassador to Russia" is the office
      return true;
    }
    if (link == "to" || link == "from") return false;
    if (phrase.body != kNoEntity && mentions_.is(&mention, EntityType::Country)) return true;
    if (phrase.kind == OfficeKind::Province && mentions_.is(&mention, EntityType::Organization))
      phrase.kind = OfficeKind::Organization;  // "the governor of the Bank of Ghana"
    // "the spokeswoman of the Ministry": the nearer and narrower body is the one of the post.
    phrase.body = mention.entity;
    return true;
  }

 private:
  [[nodiscard]] std::uint32_t sentence_last(std::uint32_t i) const {
    return text_.sentence(text_.sentence_of(i)).last;
  }

  const TextView& text_;
  const MentionIndex& mentions_;
};

/// Whether the office is one of bodies like that: "Governor X of the Bank", not "President X of the
/// Brotherhood".
bool may_lead(const TextView& text, const OfficePhrase& phrase, const Mention& body) {
  static const std::unordered_set<std::string_view> kLed = {
      "bank",       "fund",      "commission",   "council", "university", "institute",
      "federation", "committee", "organization", "agency",  "court",      "assembly"};
  if (phrase.kind == OfficeKind::Organization) return true;
  if (phrase.kind != OfficeKind::Head && phrase.kind != OfficeKind::Province) return false;
  for (auto i = body.first; i < body.last; ++i) {
    if (kLed.contains(text.folded(i))) return true;
  }
  return false;
}

}  // namespace

void read_body_behind_name(const TextView& text, const MentionIndex& mentions, const Mention& holder,
                           OfficePhrase& phrase) {
  if (phrase.body != kNoEntity || phrase.plural || phrase.counterpart || holder.first < phrase.title.last ||
      holder.last + 1 >= text.size() || text.folded(holder.last) != "of")
    return;
  const auto next = text.folded(holder.last + 1) == "the" ? holder.last + 2 : holder.last + 1;
  const auto* body = mentions.starting_at(next);
  if (body == nullptr || body->kind != MentionKind::Name) return;
  const bool led = mentions.is(body, EntityType::Organization) && may_lead(text, phrase, *body);
  if (!led && !mentions.is(body, EntityType::Country)) return;
  phrase.body = body->entity;
  if (led && phrase.kind == OfficeKind::Province) phrase.kind = OfficeKind::Organization;
}

void read_office_body(const TextView& text, const MentionIndex& mentions, OfficePhrase& phrase) {
  OfficeRight(text, mentions).read_right(phrase);
}

}  // namespace entente::ingest
