#include "ingest/entities/references/group_members.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "ingest/entities/references/description_words.hpp"
#include "ingest/entities/references/group_words.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kSentences = 8;  // looked back
constexpr float kOfLead = 0.0F;          // whom the text opens with, where nobody stands nearer
constexpr float kActors = 2.0F;
constexpr std::uint32_t kAround = 60;           // sentences that tell what the passage is about
constexpr std::uint32_t kHolderSentences = 25;  // where the noun names the office: few can be meant

/// What those told of between a group and its members cost.
float outsiders(const Members& nearer, const Members& members) {
  float cost = 0;
  for (const auto person : nearer) {
    if (std::find(members.begin(), members.end(), person) == members.end()) cost += 1.0F;
  }
  return std::min(cost, 3.0F);
}

}  // namespace

GroupMembers::GroupMembers(const ReferenceContext& context)
    : context_(context), text_(context.text), document_(context.document), clauses_(context.text) {
  for (const auto& office : document_.offices) {
    if (office.holder == kNoEntity) continue;
    if (is_leading_office(office.office)) leaders_.insert(office.holder);
    if (!office.former) in_office_.insert(office.holder);
  }
  for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
    const auto& terms = context_.persons[e].terms;
    if (std::any_of(terms.begin(), terms.end(),
                    [](const OfficeHolder* term) { return is_leading_office(std::string(term->office)); }))
      leaders_.insert(e);
  }
  by_sentence_.resize(document_.annotation.sentences.size());
  for (std::uint32_t m = 0; m < document_.mentions.size(); ++m)
    by_sentence_[text_.sentence_of(document_.mentions[m].first)].push_back(m);
  find_rows();
}

const std::unordered_set<std::uint32_t>& GroupMembers::holders_of(const std::string& office) const {
  const auto [at, fresh] = holders_.try_emplace(office);
  if (!fresh) return at->second;
  for (const auto& statement : document_.offices) {
    const bool same = statement.office == office ||
                      (office == "minister" && statement.office.ends_with("minister")) ||
                      (office.ends_with(" minister") && is_peer_post(office, statement.office));
    if (same && !statement.former && statement.holder != kNoEntity) at->second.insert(statement.holder);
  }
  // Of whom the text tells no post, what the table knows on the day.
  for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
    if (in_office_.contains(e)) continue;
    const auto& terms = context_.persons[e].terms;
    if (std::any_of(terms.begin(), terms.end(), [&](const OfficeHolder* term) {
          return term->office == office &&
                 held_office(context_.persons[e], term->country, office, document_.document.date);
        }))
      at->second.insert(e);
  }
  return at->second;
}

/// Strictly: who is known to hold the office, or a leading one; loosely: who is not known for another.
bool GroupMembers::fits(std::uint32_t person, const GroupWanted& wanted, bool strict) const {
  if (std::find(wanted.excluded.begin(), wanted.excluded.end(), person) != wanted.excluded.end())
    return false;
  const auto known = context_.persons[person].gender;
  if (wanted.gender != Gender::Unknown && known != Gender::Unknown && known != wanted.gender) return false;
  if (wanted.gender == Gender::Female && known == Gender::Unknown && strict) return false;
  if (!wanted.leading && wanted.office.empty()) return true;
  if (!wanted.office.empty()) {
    if (holders_of(wanted.office).contains(person)) return true;
  } else if (leaders_.contains(person)) {
    return true;
  }
  if (strict) return false;
  const auto& terms = context_.persons[person].terms;
  if (!wanted.office.empty() && std::any_of(terms.begin(), terms.end(), [&](const OfficeHolder* term) {
        return is_current(*term, document_.document.date);
      }))
    return false;  // in another post on the day
  return std::none_of(document_.offices.begin(), document_.offices.end(),
                      [&](const OfficeStatement& s) { return s.holder == person && !s.former; });
}

/// "AL-ANSARI: ..." in a transcript.
bool GroupMembers::is_speaker_label(const Mention& mention) const {
  return mention.last < text_.size() && text_.folded(mention.last) == ":" &&
         mention.first == text_.sentence(text_.sentence_of(mention.first)).first;
}

std::vector<const Mention*> GroupMembers::fitting(std::uint32_t s, const GroupWanted& wanted,
                                                  bool strict) const {
  std::vector<const Mention*> found;
  for (const auto m : by_sentence_[s]) {
    const auto& mention = document_.mentions[m];
    if (mention.first >= wanted.token) break;
    if (context_.type(mention.entity) == EntityType::Person && mention.certainty >= 0.6F &&
        text_.block_kind(mention.first) != BlockKind::Boilerplate &&
        text_.block_kind(mention.first) != BlockKind::Byline && !is_speaker_label(mention) &&
        fits(mention.entity, wanted, strict))
      found.push_back(&mention);
  }
  return found;
}

std::uint32_t GroupMembers::row_head(std::uint32_t token) const {
  for (int step = 0; step < 8; ++step) {
    const auto& role = text_.token(token).role;
    const auto head = text_.token(token).head;
    if ((role != "conj" && role != "appos") || head >= token || text_.token(head).pos == "VERB") break;
    token = head;
  }
  return token;
}

/// "A, B and C"; an apposition belongs to its name.
void GroupMembers::add_rows(const std::vector<const Mention*>& mentions, std::uint32_t count,
                            std::vector<Candidate>& out) const {
  std::map<std::uint32_t, Members> rows;
  std::map<std::uint32_t, bool> joined;
  for (const auto* mention : mentions) {
    const auto head = row_opening(*mention);
    add_unique(rows[head], mention->entity);
    joined[head] = joined[head] || text_.token(mention->head).role == "conj" || in_row(*mention);
  }
  for (auto& [head, members] : rows) {
    if (members.size() != count || !joined[head]) continue;
    const bool subject = text_.token(head).role.starts_with("nsubj");
    out.push_back({members, subject ? 4.0F : 2.5F});
  }
}

/// The verb that the mention is an argument of, and as what.
std::uint32_t GroupMembers::verb_of(const Mention& mention, bool& subject, bool& with) const {
  auto i = row_head(mention.head);
  subject = text_.token(i).role.starts_with("nsubj");
  with = false;
  for (int step = 0; step < 6 && text_.token(i).head != i; ++step) {
    const auto& token = text_.token(i);
    if (i != mention.head && (token.role == "relcl" || token.role == "poss")) return kNoSubject;
    with = with || text_.folded(i) == "with" || token.role == "agent";
    i = token.head;
    if (text_.token(i).pos == "VERB" || text_.token(i).pos == "AUX") return i;
  }
  return kNoSubject;
}

/// "A met B", "A flew to see B", "A held talks with B", "A, who was received by B".
void GroupMembers::add_encounters(const std::vector<const Mention*>& mentions,
                                  std::vector<Candidate>& out) const {
  for (const auto* partner : mentions) {
    bool subject = false;
    bool with = false;
    const auto verb = verb_of(*partner, subject, with);
    if (verb == kNoSubject || subject) continue;
    const auto acting = clauses_.subject_around(partner->head);
    if (acting == kNoSubject) continue;
    for (const auto* actor : mentions) {
      const bool same = (acting >= actor->first && acting < actor->last) || row_head(actor->head) == acting;
      if (!same || actor->entity == partner->entity) continue;
      const bool meeting = is_encounter(text_.token(verb).lemma);
      out.push_back({{actor->entity, partner->entity}, meeting ? 3.5F : with ? 2.0F : 0.8F});
    }
  }
}

/// A pair that many sentences tell of together is what the text is about.
float GroupMembers::told_together(const Members& members, std::uint32_t here) const {
  if (members.size() != 2) return 0;
  std::uint32_t sentences = 0;
  const auto last = std::min<std::size_t>(by_sentence_.size(), here + kAround);
  for (auto s = here > kAround ? here - kAround : 0; s < last && sentences < 4; ++s) {
    const auto& mentions = by_sentence_[s];
    const auto has = [&](std::uint32_t entity) {
      return std::any_of(mentions.begin(), mentions.end(),
                         [&](std::uint32_t m) { return document_.mentions[m].entity == entity; });
    };
    if (has(members[0]) && has(members[1])) ++sentences;
  }
  return std::min(1.6F, 0.4F * static_cast<float>(sentences));
}

/// Whom the headline and the first sentence tell of.
Members GroupMembers::lead_members(const GroupWanted& wanted) const {
  Members members;
  for (std::uint32_t s = 0; s < by_sentence_.size(); ++s) {
    const auto& sentence = text_.sentence(s);
    if (sentence.first >= sentence.last || sentence.first >= wanted.token) break;
    for (const auto* mention : fitting(s, wanted, true)) add_unique(members, mention->entity);
    if (text_.block_kind(sentence.first) == BlockKind::Body) break;
  }
  return members;
}

/// Of whom the sentences of the paragraph tell one after the other: "A left. Then B did. In Niger C
/// followed."
Members GroupMembers::paragraph_actors(const GroupWanted& wanted, bool strict) const {
  Members actors;
  const auto here = text_.sentence_of(wanted.token);
  for (auto s = here;
       s-- > 0 && text_.paragraph_of(text_.sentence(s).first) == text_.paragraph_of(wanted.token);) {
    Members acting;
    for (const auto* mention : fitting(s, wanted, strict)) {
      const auto& token = text_.token(row_head(mention->head));
      const auto& clause = text_.token(token.head).role;
      if (token.role.starts_with("nsubj") && (clause == "ROOT" || clause == "conj"))
        add_unique(acting, mention->entity);
    }
    if (acting.size() != 1) break;
    add_unique(actors, acting[0]);
  }
  return actors;
}

GroupFound GroupMembers::best_of(const GroupWanted& wanted, bool strict) const {
  const auto here = text_.sentence_of(wanted.token);
  std::vector<Candidate> all;
  const auto add = [&](Candidate candidate, float away) {
    candidate.score -= away;
    Members sorted = candidate.members;
    std::sort(sorted.begin(), sorted.end());
    for (auto& known : all) {
      Members other = known.members;
      std::sort(other.begin(), other.end());
      if (other != sorted) continue;
      known.score = std::max(known.score, candidate.score) + 0.3F;
      return;
    }
    candidate.score += told_together(candidate.members, here);
    all.push_back(std::move(candidate));
  };
  Members recent;
  Members nearer;  // told of between
  const bool named = strict && (wanted.leading || !wanted.office.empty());
  const auto window = named ? kHolderSentences : kSentences;
  for (std::uint32_t back = 0; back <= window && back <= here; ++back) {
    const auto s = here - back;
    const auto mentions = fitting(s, wanted, strict);
    const bool other_paragraph =
        text_.paragraph_of(text_.sentence(s).first) != text_.paragraph_of(wanted.token);
    const auto away = std::min(static_cast<float>(back), 6.0F) + (other_paragraph ? 0.5F : 0.0F);
    std::vector<Candidate> found;
    add_rows(mentions, wanted.count, found);
    Members here_told;
    for (const auto* mention : mentions) add_unique(here_told, mention->entity);
    if (wanted.count == 2) add_encounters(mentions, found);
    // Where a third stands by, a pair is rather a guess.
    for (auto& candidate : found) {
      if (here_told.size() > wanted.count) candidate.score -= 1.0F;
    }
    if (here_told.size() == wanted.count) found.push_back({here_told, back == 0 ? 1.0F : 2.5F});
    // "B brought the two together. All three ..."
    for (const auto& told : told_) {
      if (text_.sentence_of(told.head) != s || told.head >= wanted.token) continue;
      auto all_here = here_told;
      for (const auto member : told.members) {
        if (context_.type(member) == EntityType::Person && fits(member, wanted, strict))
          add_unique(all_here, member);
      }
      if (all_here.size() == wanted.count && all_here.size() > told.members.size())
        found.push_back({std::move(all_here), 3.0F});
    }
    for (auto& candidate : found) {
      const auto distance = away + outsiders(nearer, candidate.members);
      add(std::move(candidate), distance);
    }
    if (back > 0 || found.empty()) {
      for (const auto member : here_told) add_unique(nearer, member);
    }
    if (other_paragraph && back > 0) continue;
    for (const auto member : here_told) add_unique(recent, member);
    if (recent.size() == wanted.count && here_told.size() < wanted.count && back <= 2)
      add({recent, 1.0F}, away);
  }
  if (auto lead = lead_members(wanted); lead.size() == wanted.count)
    add({std::move(lead), named ? 1.5F : kOfLead}, 0);
  if (auto actors = paragraph_actors(wanted, strict); actors.size() == wanted.count)
    add({std::move(actors), kActors}, 0);
  for (const auto& told : told_) {
    const auto s = text_.sentence_of(told.head);
    if (told.members.size() != wanted.count || told.head >= wanted.token || s + kSentences < here) continue;
    if (std::all_of(told.members.begin(), told.members.end(), [&](std::uint32_t e) {
          return context_.type(e) == EntityType::Person && fits(e, wanted, strict);
        }))
      add({told.members, 3.5F}, static_cast<float>(here - s));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  if (all.empty() || (!named && all[0].score < -2.0F)) return {};
  const auto margin = all.size() == 1 ? 10.0F : all[0].score - all[1].score;
  if (margin < 0.6F) return {};
  return {all[0].members, margin >= 2.0F ? 0.85F : margin >= 1.0F ? 0.78F : 0.7F};
}

Members GroupMembers::colleagues(const GroupWanted& wanted) const {
  std::map<std::string, Members> holders;
  for (const auto& statement : document_.offices) {
    if (!statement.former && statement.holder != kNoEntity && statement.first < wanted.token)
      add_unique(holders[statement.office], statement.holder);
  }
  Members found;
  for (const auto& [office, members] : holders) {
    if (members.size() != wanted.count) continue;
    if (!found.empty() && found != members) return {};
    found = members;
  }
  return found;
}

GroupFound GroupMembers::persons(const GroupWanted& wanted) const {
  auto found = best_of(wanted, true);
  const bool asks = wanted.leading || !wanted.office.empty();
  const auto known = wanted.office.empty() ? leaders_.size() : holders_of(wanted.office).size();
  const bool women = !asks && wanted.gender == Gender::Female;
  if (found.members.empty() && (women || (asks && known < wanted.count))) {
    found = best_of(wanted, false);
    found.certainty = std::min(found.certainty, 0.72F);
  }
  if (found.members.empty() && !asks && wanted.count > 2) {
    if (auto all = colleagues(wanted); !all.empty()) return {std::move(all), 0.75F};
  }
  const auto all = wanted.office.empty() ? leaders_ : holders_of(wanted.office);
  if (!found.members.empty() || !asks || !wanted.numbered || all.size() != wanted.count) return found;
  // The text has just so many in all; it may name them far away, or only later.
  for (const auto& mention : document_.mentions) {
    if (all.contains(mention.entity)) add_unique(found.members, mention.entity);
  }
  if (found.members.size() != wanted.count) return {};
  found.certainty = 0.75F;
  return found;
}

Members GroupMembers::standing_pair(const GroupWanted& wanted) const {
  const Told* last = nullptr;
  for (const auto& told : told_) {
    const bool near = told.head < wanted.token &&
                      text_.sentence_of(told.head) + kSentences >= text_.sentence_of(wanted.token);
    if (near && told.members.size() == wanted.count &&
        std::all_of(told.members.begin(), told.members.end(),
                    [&](std::uint32_t e) { return leaders_.contains(e) && fits(e, wanted, true); }))
      last = &told;
  }
  if (last == nullptr) return {};
  const bool other = std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& m) {
    return m.first > last->head && m.first < wanted.token && leaders_.contains(m.entity) &&
           in_office_.contains(m.entity) &&
           std::find(last->members.begin(), last->members.end(), m.entity) == last->members.end();
  });
  return other ? Members{} : last->members;
}

}  // namespace entente::ingest
