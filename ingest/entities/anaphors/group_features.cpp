// Groups that an anaphor may mean, and their features.
#include <algorithm>

#include "ingest/entities/anaphors/anaphor_evidence.hpp"

namespace entente::ingest {

namespace {

constexpr std::size_t kMembers = 6;       // of whom pairs are made
constexpr std::size_t kOfThree = 5;       // of whom threes are made
constexpr std::size_t kAlone = 4;         // who may be meant alone
constexpr std::size_t kMostTogether = 6;  // of the persons of one sentence

}  // namespace

std::vector<std::vector<std::uint32_t>> AnaphorEvidence::groups(
    const Asked& asked, const std::vector<Candidate>& candidates) const {
  const auto is_candidate = [&](std::uint32_t entity) {
    return std::any_of(candidates.begin(), candidates.end(),
                       [&](const Candidate& one) { return one.entity == entity; });
  };
  std::vector<std::uint32_t> near;
  for (const auto entity : asked.newest)
    if (near.size() < kMembers && is_candidate(entity)) near.push_back(entity);
  std::vector<std::vector<std::uint32_t>> all;
  const auto add = [&](std::vector<std::uint32_t> members) {
    std::sort(members.begin(), members.end());
    if (members.size() > 1 && std::all_of(members.begin(), members.end(), is_candidate) &&
        std::find(all.begin(), all.end(), members) == all.end())
      all.push_back(std::move(members));
  };
  add(asked.by_rules);
  const auto& groups = told_.groups();
  for (std::size_t back = 0; back < 3 && back < groups.size(); ++back)
    add(groups[groups.size() - 1 - back].members);
  for (std::uint32_t back = 0; back < 3 && back <= asked.sentence; ++back)
    if (const auto& here = told_.in(asked.sentence - back); here.size() <= kMostTogether) add(here);
  const auto count = asked.anaphor.count;
  for (std::size_t i = 0; i < near.size(); ++i)
    for (std::size_t k = i + 1; k < near.size(); ++k) {
      if (count <= 2) add({near[i], near[k]});
      if (count == 0 || count == 3)
        for (std::size_t m = k + 1; m < std::min(near.size(), kOfThree); ++m)
          add({near[i], near[k], near[m]});
    }
  for (std::size_t i = 0; i < std::min(near.size(), kAlone); ++i) all.push_back({near[i]});
  return all;
}

std::vector<AnaphorEvidence::Set> AnaphorEvidence::sets(const Anaphor& anaphor,
                                                        const std::vector<Candidate>& candidates) const {
  const auto asked = ask(anaphor);
  std::vector<Set> out;
  for (auto& members : groups(asked, candidates)) {
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
  const auto& noun = text_.folded(anaphor.head);
  out.emplace_back(anaphor.pronoun ? std::string_view("they") : noun_class(noun), 1.0F);
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
  if (count > 1 && same_office(members[0], members[1])) out.emplace_back("same office", 1.0F);
}

}  // namespace entente::ingest
