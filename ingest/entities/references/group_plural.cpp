// "They", "them", "their": two or more told of together.
#include <algorithm>
#include <string_view>

#include "ingest/entities/references/group_members.hpp"
#include "ingest/entities/references/group_words.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr float kPlain = 3.5F;  // a row that acts, two who meet
constexpr float kAlone = 2.0F;  // where nobody else is told of

}  // namespace

/// Verbs that take people: "they met", "received them"; "put them out" may be said of fires.
bool GroupMembers::asks_for_people(std::uint32_t token) const {
  static const Words kVerbs = {"agree",  "say",     "tell",     "express", "reaffirm", "stress",
                               "thank",  "praise",  "condemn",  "urge",    "sign",     "arrive",
                               "fly",    "brief",   "exchange", "speak",   "talk",     "note",
                               "pledge", "promise", "share",    "eat",     "spend"};
  const auto& lemma = text_.token(text_.token(token).head).lemma;
  const auto& above = text_.token(text_.token(text_.token(token).head).head).lemma;
  return kVerbs.contains(lemma) || is_encounter(lemma) ||
         (text_.token(token).role == "pobj" && is_encounter(above));
}

/// How strongly another plural of people stands before the token in a sentence; 0 where none does.
float GroupMembers::plural_noun_before(std::uint32_t token, std::uint32_t s) const {
  float best = 0;
  const bool people_only = asks_for_people(token);
  const auto& sentence = text_.sentence(s);
  for (auto i = sentence.first; i < std::min(sentence.last, token); ++i) {
    const auto& word = text_.token(i);
    const bool plural = word.tag == "NNS" || word.tag == "NNPS" || is_collective(word.lemma);
    if (!plural || (people_only && !is_people(text_.folded(i), word.lemma) && !is_collective(word.lemma)))
      continue;
    const bool told = std::any_of(told_.begin(), told_.end(), [&](const Told& t) { return t.head == i; });
    if (told) continue;
    const auto role = text_.token(row_head(i)).role;
    best = std::max(best, role.starts_with("nsubj") ? 4.0F : role == "dobj" ? 2.5F : 1.5F);
  }
  return best;
}

/// The people who are the subject of the clause of a token.
Members GroupMembers::subject_members(std::uint32_t token) const {
  Members members;
  const auto subject = clauses_.subject_around(token);
  if (subject == kNoSubject) return members;
  for (const auto m : by_sentence_[text_.sentence_of(token)]) {
    const auto& mention = document_.mentions[m];
    const bool same =
        (subject >= mention.first && subject < mention.last) || row_head(mention.head) == subject;
    if (same && context_.type(mention.entity) == EntityType::Person) add_unique(members, mention.entity);
  }
  return members;
}

Members GroupMembers::told_lately(std::uint32_t token, std::uint32_t sentences) const {
  Members told;
  const auto here = text_.sentence_of(token);
  for (auto s = here > sentences ? here - sentences : 0; s <= here; ++s) {
    for (const auto* mention : fitting(s, GroupWanted{token}, true)) add_unique(told, mention->entity);
    for (const auto& group : told_) {
      if (text_.sentence_of(group.head) != s || group.head >= token) continue;
      for (const auto member : group.members) {
        if (context_.type(member) == EntityType::Person) add_unique(told, member);
      }
    }
  }
  return told;
}

bool GroupMembers::is_just_told(const GroupWanted& wanted) const {
  const auto here = text_.sentence_of(wanted.token);
  for (std::uint32_t back = 0; back <= 1 && back <= here; ++back) {
    std::vector<Candidate> rows;
    add_rows(fitting(here - back, wanted, true), wanted.count, rows);
    if (!rows.empty()) return true;
  }
  return false;
}

GroupFound GroupMembers::just_told(const GroupWanted& wanted) const {
  GroupFound found;
  const auto lately = told_lately(wanted.token, 2);
  for (const std::uint32_t count : {2U, 3U, 4U, 5U, 6U, 7U}) {
    auto asked = wanted;
    asked.count = count;
    auto group = best_of(asked, true);
    const auto is_late = [&](std::uint32_t person) {
      return std::find(lately.begin(), lately.end(), person) != lately.end();
    };
    if (group.members.empty() || !std::all_of(group.members.begin(), group.members.end(), is_late)) continue;
    if (count > 2 && !is_just_told(asked)) continue;
    // A longer row holds the shorter; two rows that differ leave it open.
    const bool holds = std::all_of(found.members.begin(), found.members.end(), [&](std::uint32_t person) {
      return std::find(group.members.begin(), group.members.end(), person) != group.members.end();
    });
    if (!holds) return {};
    found = std::move(group);
  }
  if (found.certainty < 0.75F) return {};
  found.certainty = 0.75F;
  return found;
}

GroupFound GroupMembers::plural(std::uint32_t token) const {
  const auto here = text_.sentence_of(token);
  const GroupWanted wanted{token};
  std::vector<Candidate> all;
  float other = 0;
  for (std::uint32_t back = 0; back <= 1 && back <= here; ++back) {
    const auto s = here - back;
    const auto away = 2.5F * static_cast<float>(back);
    std::vector<Candidate> found;
    const auto mentions = fitting(s, wanted, true);
    Members told_here;
    for (const auto* mention : mentions) add_unique(told_here, mention->entity);
    for (const std::uint32_t count : {2U, 3U, 4U, 5U, 6U, 7U}) add_rows(mentions, count, found);
    const bool near = text_.paragraph_of(text_.sentence(s).first) == text_.paragraph_of(token);
    if (told_here.size() == 2 && near) add_encounters(mentions, found);
    const auto own =
        back == 0 && !text_.token(token).role.starts_with("nsubj") ? subject_members(token) : Members{};
    // Where nobody else is told of, also two who stand elsewhere: "He first met B in 1994. They ..."
    const auto others = std::count_if(told_here.begin(), told_here.end(), [&](std::uint32_t person) {
      return std::find(own.begin(), own.end(), person) == own.end();
    });
    const auto plural_here = plural_noun_before(token, s);
    std::erase_if(found, [&](const Candidate& one) {
      const bool alone =
          near && plural_here <= 0.0F && static_cast<std::size_t>(others) == one.members.size();
      return one.score < (alone ? kAlone : kPlain);
    });
    Members row;
    for (const auto m : by_sentence_[s]) {
      const auto& mention = document_.mentions[m];
      if (mention.first >= token || context_.type(mention.entity) != EntityType::Country) continue;
      const auto head = row_head(mention.head);
      if (!text_.token(head).role.starts_with("nsubj")) continue;
      add_unique(row, mention.entity);
      if (row.size() == 2) found.push_back({row, 3.8F});
    }
    for (const auto& told : told_) {
      if (text_.sentence_of(told.head) == s && told.head < token)
        found.push_back({told.members, text_.token(told.head).role.starts_with("nsubj") ? 4.5F : 2.5F});
    }
    for (auto& candidate : found) {
      // "A and B sat with them": with others.
      if (std::any_of(own.begin(), own.end(), [&](std::uint32_t person) {
            return std::find(candidate.members.begin(), candidate.members.end(), person) !=
                   candidate.members.end();
          }))
        continue;
      candidate.score -= away;
      all.push_back(std::move(candidate));
    }
    other = std::max(other, plural_here - away);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  if (all.empty() || (other > 0 && all[0].score < other + 0.5F)) return {};
  if (all.size() > 1 && all[0].score < all[1].score + 0.5F && all[0].members != all[1].members) return {};
  return {all[0].members, 0.75F};
}

Members GroupMembers::royal_pair(std::uint32_t token) const {
  static const Words kTitles = {"king",   "queen",  "emperor", "empress", "prince",  "princess", "emir",
                                "sultan", "sheikh", "duke",    "duchess", "majesty", "majesties"};
  Members pair;
  for (std::uint32_t m = 0; m + 1 < document_.mentions.size(); ++m) {
    const auto& a = document_.mentions[m];
    if (a.first >= token) break;
    if (context_.type(a.entity) != EntityType::Person || a.kind != MentionKind::Name) continue;
    const auto& b = document_.mentions[m + 1];
    if (context_.type(b.entity) != EntityType::Person || b.first >= token || b.first > a.last + 5 ||
        a.entity == b.entity || text_.sentence_of(a.first) != text_.sentence_of(b.first))
      continue;
    bool joined = false;
    for (auto i = a.last; i < b.first; ++i) joined = joined || text_.folded(i) == "and";
    bool royal = false;
    for (auto i = a.first >= 2 ? a.first - 2 : 0; i < b.first; ++i)
      royal = royal || (kTitles.contains(text_.folded(i)) && text_.is_capital(i));
    if (joined && royal) pair = {a.entity, b.entity};
  }
  return pair;
}

Members GroupMembers::family(const std::string& name) const {
  Members members;
  for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
    if (context_.type(e) != EntityType::Person) continue;
    const auto& full = document_.entities[e].name;
    const auto space = full.rfind(' ');
    if (space != std::string::npos && fold(full.substr(space + 1)) == name) members.push_back(e);
  }
  return members.size() <= 2 ? members : Members{};
}

Members GroupMembers::namesakes(const std::string& name, std::uint32_t count) const {
  for (const auto type : {EntityType::Person, EntityType::Country}) {
    Members members;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      const auto full = fold(document_.entities[e].name);
      if (context_.type(e) == type && (full.starts_with(name + " ") || full.ends_with(" " + name)))
        members.push_back(e);
    }
    if (members.size() == count) return members;
  }
  return {};
}

}  // namespace entente::ingest
