// Groups that an anaphor may mean, and their features.
#include <algorithm>

#include "ingest/entities/anaphors/anaphor_evidence.hpp"
#include "ingest/entities/anaphors/gathered_groups.hpp"

namespace entente::ingest {

namespace {

constexpr std::size_t kMembers = 6;       // of whom pairs are made
constexpr std::size_t kOfThree = 5;       // of whom threes are made
constexpr std::size_t kAlone = 4;         // who may be meant alone
constexpr std::size_t kMostTogether = 8;  // of the persons of one sentence or paragraph
constexpr std::uint32_t kBack = 6;        // sentences

using Members = std::vector<std::uint32_t>;

Members first_of(const Members& all, std::size_t count) {
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()))};
}

Members without(Members members, std::uint32_t one) {
  std::erase(members, one);
  return members;
}

}  // namespace

std::vector<Members> AnaphorEvidence::groups(const Asked& asked,
                                             const std::vector<Candidate>& candidates) const {
  GatheredGroups out(candidates);
  out.add(asked.by_rules);
  add_known_groups(asked, out);
  add_combinations(asked, out);
  return out.take();
}

/// Who formed a group before, stood in one sentence or paragraph, or holds the office.
void AnaphorEvidence::add_known_groups(const Asked& asked, GatheredGroups& out) const {
  const auto count = asked.anaphor.count;
  const auto& groups = told_.groups();
  for (std::size_t back = 0; back < 3 && back < groups.size(); ++back) {
    const auto& members = groups[groups.size() - 1 - back].members;
    out.add(members);
    if (asked.owner != kNoEntity) out.add(without(members, asked.owner));
  }
  const auto same = std::find_if(groups.rbegin(), groups.rend(),
                                 [&](const ToldGroup& group) { return group.members.size() == count; });
  if (same != groups.rend()) out.add(same->members);
  if (asked.holders.size() <= kMostTogether) out.add(asked.holders);
  for (std::uint32_t back = 0; back <= kBack && back <= asked.sentence; ++back) {
    const auto& here = told_.in(asked.sentence - back);
    if (here.size() > kMostTogether || (back > 2 && here.size() < 3)) continue;
    out.add(here);
    if (asked.owner != kNoEntity) out.add(without(here, asked.owner));
    // "The guests" of those whom he received.
    if (back <= 2 && count != 2 && here.size() > 2)
      for (const auto one : here) out.add(without(here, one));
  }
  out.add(of_paragraph(asked));
  add_gathered(asked, out);
}

/// "The four" of two pairs told one behind the other, or of a pair and the one who received it.
void AnaphorEvidence::add_gathered(const Asked& asked, GatheredGroups& out) const {
  const auto count = asked.anaphor.count;
  const auto& groups = told_.groups();
  constexpr std::uint32_t kLately = 3;  // sentences
  for (std::uint32_t back = 1; back <= kLately && back <= asked.sentence && count > 2; ++back)
    if (const auto lately = told_.since(asked.sentence - back); lately.size() == count) out.add(lately);
  for (std::size_t back = 0; back < 2 && back < groups.size(); ++back) {
    const auto& members = groups[groups.size() - 1 - back].members;
    // "They" of a group and the one told of last beside it.
    for (const auto one : first_of(asked.newest, kMembers)) {
      if (has_entity(members, one) || (count != 0 && members.size() + 1 != count)) continue;
      auto joined = members;
      joined.push_back(one);
      if (count != 0) out.add(std::move(joined));
    }
    if (back + 2 > groups.size() || count == 0) continue;
    auto both = members;
    for (const auto one : groups[groups.size() - 2 - back].members)
      if (!has_entity(both, one)) both.push_back(one);
    if (both.size() == count) out.add(std::move(both));
  }
}

/// The persons of the paragraph so far.
std::vector<std::uint32_t> AnaphorEvidence::of_paragraph(const Asked& asked) const {
  auto first = asked.sentence;
  while (first > 0 && text_.paragraph_of(text_.sentence(first - 1).first) == asked.paragraph) --first;
  auto out = told_.since(first);
  if (out.size() > kMostTogether) out.clear();
  return out;
}

/// Of those told of last, and of those told of most.
void AnaphorEvidence::add_combinations(const Asked& asked, GatheredGroups& out) const {
  const auto count = asked.anaphor.count;
  Members near;
  for (const auto entity : asked.newest)
    if (near.size() < kMembers && out.has(entity)) near.push_back(entity);
  for (std::size_t i = 0; i < near.size(); ++i)
    for (std::size_t k = i + 1; k < near.size(); ++k) {
      if (count <= 2) out.add({near[i], near[k]});
      if (count == 0 || count == 3)
        for (std::size_t m = k + 1; m < std::min(near.size(), kOfThree); ++m)
          out.add({near[i], near[k], near[m]});
    }
  out.add(first_of(told_.most_told(), 2));
  if (count > 2 && count <= kMostTogether)
    for (const auto* own : {&asked.newest, &asked.free, &told_.most_told()}) out.add(first_of(*own, count));
  if (count <= 2) out.add(first_of(asked.free, 2));
  for (std::size_t i = 0; i < std::min(near.size(), kAlone); ++i) out.add_alone(near[i]);
}

std::vector<AnaphorEvidence::Set> AnaphorEvidence::sets(const Anaphor& anaphor,
                                                        const std::vector<Candidate>& candidates) const {
  const auto asked = ask(anaphor);
  std::vector<Set> out;
  for (auto& members : groups(asked, candidates)) {
    // "A and B sat with them": the clause bars a pronoun's whole set by one member.
    const bool barred = std::any_of(members.begin(), members.end(),
                                    [&](std::uint32_t one) { return has_entity(asked.barred, one); });
    if (anaphor.pronoun && barred) continue;
    auto features = set_features(asked, members);
    out.push_back({std::move(members), 0.0F, std::move(features)});
  }
  return out;
}

AnaphorEvidence::Features AnaphorEvidence::set_features(const Asked& asked,
                                                        const std::vector<std::uint32_t>& members) const {
  Features out;
  const auto& anaphor = asked.anaphor;
  const auto count = static_cast<std::uint32_t>(members.size());
  if (anaphor.count != 0) out.emplace_back(count == anaphor.count ? "as counted" : "not as counted", 1.0F);
  out.emplace_back(count == 1 ? "one" : count == 2 ? "two" : count == 3 ? "three" : "more", 1.0F);
  auto rules = asked.by_rules;
  std::sort(rules.begin(), rules.end());
  if (!rules.empty()) out.emplace_back(rules == members ? "set by rules" : "another set by rules", 1.0F);
  add_told(asked, members, out);
  add_members(asked, members, out);
  out.emplace_back(anaphor.pronoun ? std::string_view("they") : noun_class(text_, anaphor), 1.0F);
  out.emplace_back(role_feature(asked.role), 1.0F);
  if (anaphor.range.first == text_.sentence(asked.sentence).first) out.emplace_back("opens sentence", 1.0F);
  return out;
}

/// Where just these were told of together; groups before.
void AnaphorEvidence::add_told(const Asked& asked, const std::vector<std::uint32_t>& members,
                               Features& out) const {
  const auto& groups = told_.groups();
  for (std::size_t back = 0; back < 2 && back < groups.size(); ++back) {
    const auto& group = groups[groups.size() - 1 - back];
    const bool near = asked.sentence - text_.sentence_of(group.head) < 3;
    if (group.members == members)
      out.emplace_back(back == 1 ? "group before" : near ? "last group" : "last group afar", 1.0F);
    else if (back == 0 && near)
      out.emplace_back("not last group", 1.0F);
  }
  if (const auto* before = told_.called(asked.anaphor); !asked.anaphor.pronoun && before != nullptr)
    out.emplace_back(*before == members ? "called so"
                     : before->empty()  ? "nobody called so"
                                        : "others called so",
                     1.0F);
  constexpr std::uint32_t kFar = 6;
  for (std::uint32_t back = 0; back <= kFar && back <= asked.sentence; ++back) {
    const auto& here = told_.in(asked.sentence - back);
    if (!std::includes(here.begin(), here.end(), members.begin(), members.end())) continue;
    const bool just = here.size() == members.size();
    out.emplace_back(back == 0   ? (just ? "just these here" : "these here")
                     : back == 1 ? (just ? "just these before" : "these before")
                                 : (just ? "just these above" : "these above"),
                     1.0F);
    return;
  }
  out.emplace_back("never together", 1.0F);
}

/// Offices, gender, who is barred, who acts.
void AnaphorEvidence::add_members(const Asked& asked, const std::vector<std::uint32_t>& members,
                                  Features& out) const {
  const auto count = members.size();
  std::size_t holders = 0;
  std::size_t newest = 0;
  bool barred = false;
  bool women = false;
  bool men = false;
  bool main = false;
  for (const auto one : members) {
    holders += has_entity(asked.holders, one) ? 1 : 0;
    barred = barred || has_entity(asked.barred, one) || asked.owner == one;
    women = women || context_.persons[one].gender == Gender::Female;
    men = men || context_.persons[one].gender == Gender::Male;
    const auto rank = std::find(asked.newest.begin(), asked.newest.end(), one) - asked.newest.begin();
    newest += static_cast<std::size_t>(rank) < count ? 1 : 0;
    for (std::uint32_t back = 0; back < 3 && back <= asked.sentence; ++back)
      main = main || told_.main_subject(asked.sentence - back) == one;
  }
  if (holders == count)
    out.emplace_back(asked.holders.size() == count ? "all who hold it" : "all hold it", 1.0F);
  if (holders == 0 && !asked.holders.empty()) out.emplace_back("none holds it", 1.0F);
  if (holders > 0 && holders < count) out.emplace_back("some hold it", 1.0F);
  if (barred) out.emplace_back("has barred", 1.0F);
  if (newest == count) out.emplace_back("the newest", 1.0F);
  if (main) out.emplace_back("has main", 1.0F);
  const auto& noun = text_.folded(asked.anaphor.head);
  if ((noun == "men" && women) || (noun == "women" && men)) out.emplace_back("other gender", 1.0F);
  if ((noun == "men" && men && !women) || (noun == "women" && women && !men))
    out.emplace_back("gender fits", 1.0F);
  if (count > 1 && same_office(members[0], members[1])) out.emplace_back("same office", 1.0F);
  if (has_entity(members, asked.owner)) out.emplace_back("has owner", 1.0F);
  if (count > 1 && first_of(asked.free, count).size() == count) {
    auto free = first_of(asked.free, count);
    std::sort(free.begin(), free.end());
    if (free == members) out.emplace_back("the newest free", 1.0F);
  }
  if (members == of_paragraph(asked)) out.emplace_back("all of paragraph", 1.0F);
  if (count == 2 && of_one_verb(asked, members[0], members[1])) out.emplace_back("of one verb", 1.0F);
  if (count > 1 && are_row(asked, members)) out.emplace_back("of one row", 1.0F);
  if (const auto field = field_of(text_.token(asked.anaphor.head).lemma); !field.empty()) {
    const bool all = std::all_of(members.begin(), members.end(),
                                 [&](std::uint32_t one) { return told_.find(one)->fields.contains(field); });
    out.emplace_back(all ? "all of field" : "not all of field", 1.0F);
  }
}

/// "Greeted by A and B. The two officials": joined by "and" where they were told of last, not long before.
bool AnaphorEvidence::are_row(const Asked& asked, const std::vector<std::uint32_t>& members) const {
  std::uint32_t row = kNoSubject;
  for (const auto one : members) {
    const auto* person = told_.find(one);
    if (person == nullptr || person->told.empty() || person->told.back().sentence + 2 < asked.sentence)
      return false;
    auto at = person->told.back().token;
    while (text_.token(at).role == "conj" && text_.token(at).head < at) at = text_.token(at).head;
    if (row != kNoSubject && at != row) return false;
    row = at;
  }
  return true;
}

/// Whether one verb of the sentences just before has both.
bool AnaphorEvidence::of_one_verb(const Asked& asked, std::uint32_t a, std::uint32_t b) const {
  const auto verbs = [&](std::uint32_t entity) {
    std::vector<std::uint32_t> out;
    const auto& told = told_.find(entity)->told;
    for (auto one = told.rbegin(); one != told.rend() && one->sentence + 2 > asked.sentence; ++one)
      out.push_back(clauses_.verb_above(one->token));
    return out;
  };
  const auto of_a = verbs(a);
  const auto of_b = verbs(b);
  return std::any_of(of_a.begin(), of_a.end(), [&](std::uint32_t verb) { return has_entity(of_b, verb); });
}

}  // namespace entente::ingest
