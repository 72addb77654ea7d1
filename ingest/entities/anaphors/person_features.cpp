// The features of one person as the one whom an anaphor means.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

#include "ingest/entities/anaphors/anaphor_evidence.hpp"
#include "ingest/entities/references/description_words.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::array<std::string_view, 7> kLastRoles = {"last main",          "last subject", "last object",
                                                        "last prepositional", "last owner",   "last joined",
                                                        "last other"};
constexpr std::array<std::string_view, 7> kRoles = {"is main",  "is subject", "is object", "is prepositional",
                                                    "is owner", "is joined",  "is other"};

/// "actor of owner": the same evidence weighs another way for "his", "he" and "him".
std::string_view by_role(ToldRole role, const std::array<std::string_view, 3>& names) {
  if (role == ToldRole::Owner) return names[0];
  return role == ToldRole::Main || role == ToldRole::Subject ? names[1] : names[2];
}

std::string_view class_of(const std::string& noun) {
  static const Words kGuests = {"guest", "visitor", "guests", "visitors"};
  static const Words kHosts = {"host", "hostess", "hosts"};
  static const Words kPeers = {"counterpart", "colleague",    "number",    "neighbour",
                               "neighbor",    "counterparts", "colleagues"};
  static const Words kKin = {"wife",   "husband", "son",    "daughter", "father", "mother", "brother",
                             "sister", "widow",   "cousin", "nephew",   "uncle",  "spouse"};
  static const Words kPlain = {"man",  "woman", "men",   "women", "pair", "couple", "duo",
                               "trio", "two",   "three", "both",  "four", "each"};
  static const Words kTurns = {"predecessor", "successor", "rival",  "opponent", "friend",   "ally",
                               "mentor",      "aide",      "deputy", "adviser",  "secretary"};
  if (kGuests.contains(noun)) return "noun guest";
  if (kHosts.contains(noun)) return "noun host";
  if (kPeers.contains(noun)) return "noun peer";
  if (kKin.contains(noun)) return "noun kin";
  if (kPlain.contains(noun)) return "noun plain";
  if (kTurns.contains(noun)) return "noun turn";
  if (noun.ends_with("ministers")) return "noun ministers";
  if (noun.ends_with("presidents")) return "noun presidents";
  if (noun == "leader" || noun == "leaders") return "noun leader";
  if (lexicon().office(noun) != nullptr) return "noun office";
  static const std::unordered_map<std::string_view, std::string_view> kFields = {
      {"military", "noun military"},   {"rebel", "noun rebel"},       {"church", "noun church"},
      {"royal", "noun royal"},         {"business", "noun business"}, {"law", "noun law"},
      {"diplomacy", "noun diplomacy"}, {"politics", "noun politics"}, {"tie", "noun tie"},
      {"chief", "noun chief"},         {"grandee", "noun grandee"}};
  const auto* calling = lexicon().calling(noun);
  const auto field = calling == nullptr ? kFields.end() : kFields.find(calling->field);
  if (field != kFields.end()) return field->second;
  return calling != nullptr || is_calling(noun) ? "noun calling" : "noun other";
}

}  // namespace

std::string_view noun_class(const TextView& text, const Anaphor& anaphor) {
  const auto own = class_of(text.folded(anaphor.head));
  return own == "noun other" ? class_of(text.token(anaphor.head).lemma) : own;
}

std::string_view field_of(const std::string& noun) {
  static const Words kAnybody = {"tie", "kin", "chief", "grandee", "politics"};
  const auto* calling = lexicon().calling(noun);
  if (calling == nullptr || !calling->person || kAnybody.contains(calling->field)) return {};
  return calling->field;
}

std::string_view role_feature(ToldRole role) { return kRoles[static_cast<std::size_t>(role)]; }

AnaphorEvidence::Features AnaphorEvidence::features_of(const Asked& asked, std::uint32_t entity) const {
  const auto& person = *told_.find(entity);
  Features out;
  add_history(asked, person, out);
  add_topic(asked, person, out);
  add_clause(asked, entity, out);
  add_description(asked, entity, out);
  add_rules(asked, entity, out);
  add_group(asked, person, out);
  add_anaphor(asked, out);
  return out;
}

void AnaphorEvidence::add_history(const Asked& asked, const ToldPerson& person, Features& out) const {
  if (person.told.empty()) {
    out.emplace_back("not yet told", 1.0F);
    return;
  }
  const auto& last = person.told.back();
  const auto back = asked.sentence - last.sentence;
  out.emplace_back(back == 0   ? "here"
                   : back == 1 ? "one back"
                   : back == 2 ? "two back"
                   : back <= 4 ? "few back"
                   : back <= 8 ? "many back"
                               : "far back",
                   1.0F);
  out.emplace_back("distance",
                   std::min(4.0F, std::sqrt(static_cast<float>(asked.anaphor.head - last.token)) / 5.0F));
  const auto rank = std::find(asked.newest.begin(), asked.newest.end(), last.entity) - asked.newest.begin();
  out.emplace_back(rank == 0   ? "newest"
                   : rank == 1 ? "second newest"
                   : rank == 2 ? "third newest"
                               : "older",
                   1.0F);
  out.emplace_back(last.kind == MentionKind::Name ? "last named" : "last meant", 1.0F);
  out.emplace_back(kLastRoles[static_cast<std::size_t>(last.role)], 1.0F);
  add_near(asked, person, out);
  const auto [token, meant] = told_.last_pronoun();
  if (meant != last.entity) return;
  if (text_.sentence_of(token) + 2 > asked.sentence) out.emplace_back("last he", 1.0F);
  if (text_.paragraph_of(token) != asked.paragraph) out.emplace_back("last he above", 1.0F);
}

/// Mentions of the last sentences, this one among them.
void AnaphorEvidence::add_near(const Asked& asked, const ToldPerson& person, Features& out) const {
  constexpr std::uint32_t kNear = 6;
  bool before = false;
  bool before_main = false;
  bool same_role = false;
  float in_paragraph = 0;
  float near = 0;
  for (auto told = person.told.rbegin();
       told != person.told.rend() && told->sentence + kNear >= asked.sentence; ++told) {
    const bool one_back = told->sentence + 1 == asked.sentence;
    before = before || one_back;
    before_main = before_main || (one_back && told->role == ToldRole::Main);
    same_role = same_role || (told->sentence == asked.sentence && told->role == asked.role);
    if (told->paragraph == asked.paragraph) in_paragraph += 1;
    near += 1.0F / static_cast<float>(1 + asked.sentence - told->sentence);
  }
  out.emplace_back("sentence before", before ? 1.0F : 0.0F);
  out.emplace_back("main before", before_main ? 1.0F : 0.0F);
  out.emplace_back("in paragraph", in_paragraph > 0 ? 1.0F : 0.0F);
  out.emplace_back("often in paragraph", std::min(3.0F, in_paragraph));
  out.emplace_back("same role here", same_role ? 1.0F : 0.0F);
  out.emplace_back("near", std::min(4.0F, near));
}

/// How far the text, and its paragraph, is about the person.
void AnaphorEvidence::add_topic(const Asked& asked, const ToldPerson& person, Features& out) const {
  const auto share = [](std::size_t part, std::uint32_t all) {
    return all > 0 ? static_cast<float>(part) / static_cast<float>(all) : 0.0F;
  };
  out.emplace_back("names", std::min(4.0F, std::sqrt(static_cast<float>(person.names))));
  out.emplace_back("share", share(person.told.size(), told_.all_told()));
  out.emplace_back("acts", share(person.subjects, told_.all_subjects()));
  const auto more = told_.more_told(person.told.size());
  out.emplace_back(more == 0 ? "most told" : more == 1 ? "second told" : "less told", 1.0F);
  if (person.subjects > 0) {
    const auto acting = told_.more_acting(person.subjects);
    out.emplace_back(acting == 0 ? "most acting" : acting == 1 ? "second acting" : "less acting", 1.0F);
  }
  if (person.order < 2) out.emplace_back(person.order == 0 ? "first of text" : "second of text", 1.0F);
  if (person.headline) out.emplace_back("headline", 1.0F);
  if (person.told.empty()) return;
  const bool opens = std::any_of(person.told.rbegin(), person.told.rend(), [&](const Told& told) {
    return told.paragraph == asked.paragraph && told.token == told_.first_of_paragraph(asked.paragraph);
  });
  if (opens) out.emplace_back("opens paragraph", 1.0F);
  for (std::uint32_t back = 1; back <= 3 && back <= asked.sentence; ++back) {
    const auto main = told_.main_subject(asked.sentence - back);
    if (main == kNoEntity) continue;
    if (main == person.told.back().entity)
      out.emplace_back(back == 1 ? "main one back" : "main further back", 1.0F);
    break;
  }
}

void AnaphorEvidence::add_clause(const Asked& asked, std::uint32_t entity, Features& out) const {
  if (asked.actor == entity)
    out.emplace_back(by_role(asked.role, {"actor of owner", "actor of subject", "actor of object"}), 1.0F);
  if (asked.subject == entity)
    out.emplace_back(by_role(asked.role, {"subject of owner", "subject of subject", "subject of object"}),
                     1.0F);
  if (has_entity(asked.barred, entity))
    out.emplace_back(asked.anaphor.pronoun ? "barred" : "barred description", 1.0F);
  const auto gender = context_.persons[entity].gender;
  if (asked.anaphor.gender != Gender::Unknown) {
    if (gender == Gender::Unknown)
      out.emplace_back(asked.anaphor.gender == Gender::Female ? "maybe woman" : "maybe man", 1.0F);
    else
      out.emplace_back(gender == asked.anaphor.gender ? "gender fits" : "other gender", 1.0F);
  }
  if (asked.owner == entity) out.emplace_back("owner", 1.0F);
  if (asked.controller == entity)
    out.emplace_back(
        by_role(asked.role, {"controller of owner", "controller of subject", "controller of object"}), 1.0F);
  add_free(asked, entity, out);
  if (quoted_[asked.anaphor.head] != 0) out.emplace_back("quoted", 1.0F);
  if (speakers_[asked.anaphor.head] == entity) out.emplace_back("says it", 1.0F);
}

/// Among those whom neither gender nor the clause excludes.
void AnaphorEvidence::add_free(const Asked& asked, std::uint32_t entity, Features& out) const {
  const auto rank = std::find(asked.free.begin(), asked.free.end(), entity) - asked.free.begin();
  const auto count = static_cast<std::ptrdiff_t>(asked.free.size());
  out.emplace_back(rank == count ? "not free"
                   : rank == 0   ? "first free"
                   : rank == 1   ? "second free"
                   : rank == 2   ? "third free"
                                 : "later free",
                   1.0F);
  if (rank == 0 && count == 1) out.emplace_back("alone free", 1.0F);
  if (rank > 0 || count < 2) return;
  const auto& next = *told_.find(asked.free[1]);
  if (next.told.back().sentence + 3 < asked.sentence) out.emplace_back("alone near", 1.0F);
}

void AnaphorEvidence::add_description(const Asked& asked, std::uint32_t entity, Features& out) const {
  if (asked.anaphor.pronoun) return;
  add_words(asked, entity, out);
  const bool holds = has_entity(asked.holders, entity);
  if (holds) {
    out.emplace_back("holds office", 1.0F);
    if (asked.holders.size() == 1) out.emplace_back("alone holds office", 1.0F);
  } else if (!asked.holders.empty()) {
    out.emplace_back("other holds office", 1.0F);
  }
  if (asked.country != kNoEntity) {
    const auto tie = ties_.of_country(entity, asked.country);
    out.emplace_back(tie == Tie::Yes  ? "of country"
                     : tie == Tie::No ? "not of country"
                                      : "perhaps of country",
                     1.0F);
    if (holds && tie == Tie::Yes) out.emplace_back("office and country", 1.0F);
  }
  for (const auto& told : asked.hosts)
    if (told.person == entity) out.emplace_back("host", std::clamp(told.host, -3.0F, 3.0F));
  if (asked.owner != kNoEntity && asked.owner != entity && same_office(asked.owner, entity))
    out.emplace_back("peer of owner", 1.0F);
  add_calling(asked, entity, out);
}

/// What trade or rank the noun tells, and whether words beside the name tell the same.
void AnaphorEvidence::add_calling(const Asked& asked, std::uint32_t entity, Features& out) const {
  const auto& noun =
      asked.anaphor.plural ? text_.token(asked.anaphor.head).lemma : text_.folded(asked.anaphor.head);
  const auto& fields = told_.find(entity)->fields;
  if (const auto field = field_of(noun); !field.empty())
    out.emplace_back(fields.contains(field) ? "field beside" : "field not beside", 1.0F);
  out.emplace_back(offices_.contains(entity)                 ? "in office"
                   : !context_.persons[entity].terms.empty() ? "in office by table"
                                                             : "no office",
                   1.0F);
  if (asked.owner != kNoEntity && asked.owner != entity && same_family_name(asked.owner, entity))
    out.emplace_back("family of owner", 1.0F);
}

/// What the description says that stands beside a name; whom the same words meant before.
void AnaphorEvidence::add_words(const Asked& asked, std::uint32_t entity, Features& out) const {
  const auto& anaphor = asked.anaphor;
  const auto& words = told_.find(entity)->words;
  if (words.contains(text_.token(anaphor.head).lemma)) out.emplace_back("noun beside", 1.0F);
  float told = 0;
  for (auto i = anaphor.range.first; i < anaphor.head; ++i) {
    const auto& pos = text_.token(i).pos;
    if ((pos == "ADJ" || pos == "NOUN" || pos == "PROPN") && words.contains(text_.token(i).lemma)) told += 1;
  }
  if (told > 0) out.emplace_back("words beside", std::min(2.0F, told));
  if (const auto* before = told_.called(anaphor); before != nullptr)
    out.emplace_back(has_entity(*before, entity) ? "called so"
                     : before->empty()           ? "nobody called so"
                                                 : "another called so",
                     1.0F);
  if (!anaphor.plural && held_by_table(entity, anaphor)) out.emplace_back("held office by table", 1.0F);
}

void AnaphorEvidence::add_rules(const Asked& asked, std::uint32_t entity, Features& out) {
  if (has_entity(asked.by_rules, entity))
    out.emplace_back("by rules", 1.0F);
  else
    out.emplace_back(asked.by_rules.empty() ? "no rule" : "another by rules", 1.0F);
  if (asked.choice == nullptr) return;
  float best = -1e9F;
  float own = -1e9F;
  for (const auto& one : asked.choice->candidates) {
    best = std::max(best, one.score);
    if (one.entity == entity) own = one.score;
  }
  if (own > -1e8F)
    out.emplace_back("below best", std::min(6.0F, best - own));
  else
    out.emplace_back("not weighed", 1.0F);
}

void AnaphorEvidence::add_group(const Asked& asked, const ToldPerson& person, Features& out) const {
  if (!asked.anaphor.plural || person.told.empty()) return;
  const auto& last = person.told.back();
  const auto count = asked.anaphor.count == 0 ? 2 : asked.anaphor.count;
  const auto rank = std::find(asked.newest.begin(), asked.newest.end(), last.entity) - asked.newest.begin();
  if (static_cast<std::uint32_t>(rank) < count) out.emplace_back("among newest", 1.0F);
  if (!told_.groups().empty()) {
    const auto& group = told_.groups().back();
    const bool in = has_entity(group.members, last.entity);
    const bool near = text_.sentence_of(group.head) + 3 > asked.sentence;
    if (in) out.emplace_back(near ? "in last group" : "in far group", 1.0F);
    if (!in && near) out.emplace_back("not in last group", 1.0F);
  }
  const auto together = told_.in(last.sentence).size();
  out.emplace_back(together == 2 ? "with one" : together > 2 ? "with many" : "told alone", 1.0F);
  if (told_.in(asked.sentence).size() == 2 && last.sentence == asked.sentence)
    out.emplace_back("two here", 1.0F);
  if (!asked.holders.empty() && asked.holders.size() == count) out.emplace_back("as many hold office", 1.0F);
}

void AnaphorEvidence::add_anaphor(const Asked& asked, Features& out) const {
  const auto& anaphor = asked.anaphor;
  out.emplace_back(anaphor.pronoun  ? (anaphor.plural ? "they" : "he")
                   : anaphor.plural ? "group"
                                    : "description",
                   1.0F);
  out.emplace_back(role_feature(asked.role), 1.0F);
  if (anaphor.range.first == text_.sentence(asked.sentence).first) out.emplace_back("opens sentence", 1.0F);
  if (asked.sentence == 0 || text_.paragraph_of(text_.sentence(asked.sentence - 1).first) != asked.paragraph)
    out.emplace_back("new paragraph", 1.0F);
  if (anaphor.pronoun) {
    if (anaphor.gender == Gender::Female) out.emplace_back("she", 1.0F);
    return;
  }
  out.emplace_back(noun_class(text_, anaphor), 1.0F);
  out.emplace_back(text_.folded(anaphor.range.first) == "the" ? "the"
                   : asked.owner != kNoEntity                 ? "owned"
                                                              : "other opening",
                   1.0F);
  if (text_.is_capital(anaphor.head)) out.emplace_back("capital", 1.0F);
  if (asked.country != kNoEntity) out.emplace_back("national", 1.0F);
  if (asked.complement) out.emplace_back("complement", 1.0F);
  if (anaphor.count != 0) out.emplace_back("counted", 1.0F);
}

}  // namespace entente::ingest
