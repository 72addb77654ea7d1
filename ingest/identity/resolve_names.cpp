#include "ingest/identity/resolve_names.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "graph/fold_name.hpp"
#include "ingest/identity/name_records.hpp"
#include "ingest/identity/person_names.hpp"

namespace entente::ingest {

namespace {

constexpr std::string_view kPerson = "Person";

template <class Item>
bool share(const std::set<Item>& a, const std::set<Item>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const Item& item) { return b.contains(item); });
}

/// The names of one label that bear on each other, with what is thought of each two.
class Names {
 public:
  Names(Store& store, std::string label)
      : store_(store), graph_(std::as_const(store).graph()), identities_(store), label_(std::move(label)) {}

  /// Takes the name in, and all that may be one with it.
  Result<void> gather(const std::string& name) {
    std::deque<std::string> waiting{name};
    while (!waiting.empty()) {
      const std::string next = std::move(waiting.front());
      waiting.pop_front();
      if (!seen_.insert(next).second) continue;
      auto near = names_near(next);
      if (!near) return fail(near.error());
      for (const std::string& other : *near) waiting.push_back(other);
    }
    return {};
  }

  [[nodiscard]] const std::set<std::string>& seen() const { return seen_; }

  /// Takes in only what documents say of the name itself.
  Result<void> take(const std::string& name) {
    const auto node = find_named(graph_, identities_, {label_, name});
    if (!node) return fail(node.error());
    return *node && seen_.insert(name).second ? take_record(**node, name) : Result<void>();
  }

  /// Decides every pair, and from them the groups.
  void decide() {
    std::sort(records_.begin(), records_.end(),
              [](const NameRecord& a, const NameRecord& b) { return a.folded < b.folded; });
    for (std::size_t i = 0; i < records_.size(); ++i) {
      for (std::size_t j = i + 1; j < records_.size(); ++j) {
        if (auto pair = judge(records_[i], records_[j])) pairs_.emplace(std::pair(i, j), std::move(*pair));
      }
    }
    drop_ambiguous();
    join_groups();
  }

  [[nodiscard]] std::vector<NamePair> pairs() const {
    std::vector<NamePair> out;
    for (const auto& [at, pair] : pairs_) out.push_back(pair);
    return out;
  }

  /// The groups that are not as they are kept, and groups for names that no document uses any longer.
  Result<std::vector<NameGroup>> changed() const {
    std::map<std::string, NameGroup> by_name;
    for (const std::string& name : seen_)
      by_name[name] = {.label = label_, .members = {name}, .documents = {}};
    std::map<std::size_t, NameGroup> groups;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      NameGroup& group = groups[group_[i]];
      group.label = label_;
      group.members.push_back(records_[i].folded);  // records are in order, so members are
      group.documents.insert(records_[i].documents.begin(), records_[i].documents.end());
    }
    for (const auto& [first, group] : groups)
      for (const std::string& member : group.members) by_name[member] = group;
    std::vector<NameGroup> out;
    for (const auto& [name, group] : by_name) {
      if (group.members.front() != name) continue;  // once a group
      bool as_kept = true;
      for (const std::string& member : group.members) {
        const auto kept = identities_.group_of({label_, member});
        if (!kept) return fail(kept.error());
        as_kept = as_kept && *kept == group.members;
      }
      if (!as_kept) out.push_back(group);
    }
    return out;
  }

 private:
  Result<std::set<std::string>> names_near(const std::string& name) {
    std::set<std::string> near;
    const LabelledName labelled{label_, name};
    const auto decisions = identities_.decisions_on(labelled);
    if (!decisions) return fail(decisions.error());
    for (const Decision& decision : *decisions) {
      near.insert(decision.other);
      decided_[std::minmax(name, decision.other)] = decision.verdict;
    }
    const auto group = identities_.group_of(labelled);
    if (!group) return fail(group.error());
    near.insert(group->begin(), group->end());
    const auto node = find_named(graph_, identities_, labelled);
    if (!node) return fail(node.error());
    if (!*node) return near;
    if (label_ == kPerson) {
      auto alike = alike_holders(graph_, identities_, **node, name);
      if (!alike) return fail(alike.error());
      near.merge(*alike);
    }
    if (near.size() == 1) return near;  // nobody but itself: no need to read what documents say of it
    if (auto done = take_record(**node, name); !done) return fail(done.error());
    return near;
  }

  Result<void> take_record(NodeId node, const std::string& name) {
    auto records = records_of(store_, node);
    if (!records) return fail(records.error());
    for (NameRecord& record : *records)
      if (record.folded == name) records_.push_back(std::move(record));
    return {};
  }

  [[nodiscard]] std::optional<Verdict> decision(const NameRecord& a, const NameRecord& b) const {
    const auto found = decided_.find(std::minmax(a.folded, b.folded));
    return found == decided_.end() ? std::nullopt : std::optional(found->second);
  }

  [[nodiscard]] bool apart(const NameRecord& a, const NameRecord& b) const {
    if (const auto decided = decision(a, b)) return *decided == Verdict::NotSame;
    return share(a.documents, b.documents);
  }

  [[nodiscard]] std::optional<NamePair> judge(const NameRecord& a, const NameRecord& b) const {
    NamePair pair{.label = label_, .a = a.spelled, .b = b.spelled, .reason = {}};
    if (const auto decided = decision(a, b)) {
      pair.verdict = *decided;
      pair.by_user = true;
      pair.reason = "decided by you";
      return pair;
    }
    if (label_ != kPerson) return std::nullopt;
    const auto alike = why_alike(a.folded, b.folded);
    if (!alike) return std::nullopt;
    if (share(a.documents, b.documents)) {
      pair.reason = *alike + "; but a document uses both for two people";
    } else if (!share(a.offices, b.offices)) {
      pair.reason = *alike + "; but no office is known of both";
    } else {
      pair.verdict = Verdict::Same;
      pair.reason = *alike + "; both are " + shared_office(a, b);
    }
    return pair;
  }

  [[nodiscard]] std::string shared_office(const NameRecord& a, const NameRecord& b) const {
    std::set<std::string> shared;  // by name, since the numbers of nodes depend on the order of documents
    const auto key = graph_.keys().find("name");
    for (const Office& office : a.offices) {
      if (!b.offices.contains(office) || !key) continue;
      const Value body = graph_.property(office.body, *key);
      shared.insert(office.title + " of " + (body.is(ValueKind::String) ? body.string() : std::string()));
    }
    return shared.empty() ? std::string() : *shared.begin();
  }

  /// A name that could be either of two people is neither.
  void drop_ambiguous() {
    std::map<std::size_t, std::vector<std::size_t>> partners;
    for (const auto& [at, pair] : pairs_) {
      if (pair.verdict != Verdict::Same || pair.by_user) continue;
      partners[at.first].push_back(at.second);
      partners[at.second].push_back(at.first);
    }
    for (const auto& [name, others] : partners) {
      if (!has_two_people(others)) continue;
      for (const std::size_t other : others) {
        NamePair& pair = pairs_.at(std::minmax(name, other));
        pair.verdict = Verdict::Undecided;
        pair.reason += "; but " + records_[name].spelled + " could be somebody else too";
      }
    }
  }

  [[nodiscard]] bool has_two_people(const std::vector<std::size_t>& names) const {
    for (const std::size_t a : names) {
      for (const std::size_t b : names) {
        if (a >= b) continue;
        const NameRecord &one = records_[a], &other = records_[b];
        if (apart(one, other)) return true;
        if (!decision(one, other) && !why_alike(one.folded, other.folded)) return true;
      }
    }
    return false;
  }

  /// What the user joined first, then the rest in order of names; no group holds two names that are apart.
  void join_groups() {
    group_.resize(records_.size());
    std::iota(group_.begin(), group_.end(), std::size_t{0});
    for (const bool by_user : {true, false}) {
      for (const auto& [at, pair] : pairs_) {
        if (pair.verdict == Verdict::Same && pair.by_user == by_user)
          join(group_[at.first], group_[at.second]);
      }
    }
  }

  void join(std::size_t a, std::size_t b) {
    for (std::size_t i = 0; i < records_.size(); ++i) {
      for (std::size_t j = 0; j < records_.size(); ++j)
        if (group_[i] == a && group_[j] == b && i != j && apart(records_[i], records_[j])) return;
    }
    for (std::size_t& group : group_)
      if (group == std::max(a, b)) group = std::min(a, b);
  }

  Store& store_;
  const Graph& graph_;
  Identities identities_;
  std::string label_;
  std::set<std::string> seen_;
  std::map<std::pair<std::string, std::string>, Verdict> decided_;
  std::vector<NameRecord> records_;
  std::map<std::pair<std::size_t, std::size_t>, NamePair> pairs_;
  std::vector<std::size_t> group_;
};

/// Names of persons that have their first or last word in common with another name, by that word.
std::map<std::string, std::set<std::string>> by_word(const std::set<LabelledName>& names) {
  std::map<std::string, std::set<std::string>> blocks;
  for (const LabelledName& name : names) {
    if (name.label != kPerson) continue;
    blocks[name.folded.substr(0, name.folded.find(' '))].insert(name.folded);
    blocks[name.folded.substr(name.folded.rfind(' ') + 1)].insert(name.folded);
  }
  return blocks;
}

Result<std::set<LabelledName>> all_names(const Store& store) {
  const Graph& graph = store.graph();
  std::set<LabelledName> names;
  std::array<NodeId, 256> batch;
  NodeScan scan = graph.scan();
  while (const std::size_t count = scan.next(batch)) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto labels = graph.labels_of(batch[i]);
      if (labels.empty()) continue;
      const auto records = records_of(store, batch[i]);
      if (!records) return fail(records.error());
      for (const NameRecord& record : *records)
        names.insert({std::string(graph.labels().text(labels.front())), record.folded});
    }
  }
  return names;
}

using PairKey = std::tuple<std::string, std::string, std::string>;

void keep(std::map<PairKey, NamePair>& pairs, const std::vector<NamePair>& found) {
  for (const NamePair& pair : found) pairs.emplace(PairKey(pair.label, pair.a, pair.b), pair);
}

/// Alike, but with no office in common: these are never compared when documents are read.
Result<void> explain_alike(Store& store, const std::set<LabelledName>& names,
                           std::map<PairKey, NamePair>& pairs) {
  for (const auto& [word, block] : by_word(names)) {
    for (auto a = block.begin(); a != block.end(); ++a) {
      for (auto b = std::next(a); b != block.end(); ++b) {
        if (!why_alike(*a, *b)) continue;
        Names two(store, std::string(kPerson));
        for (const std::string& name : {*a, *b})
          if (auto done = two.take(name); !done) return done;
        two.decide();
        keep(pairs, two.pairs());
      }
    }
  }
  return {};
}

}  // namespace

Result<std::vector<NameGroup>> groups_to_change(Store& store, const std::set<LabelledName>& names) {
  std::vector<NameGroup> out;
  std::set<LabelledName> done;
  for (const LabelledName& name : names) {
    if (done.contains(name)) continue;
    Names near(store, name.label);
    if (auto gathered = near.gather(name.folded); !gathered) return fail(gathered.error());
    for (const std::string& seen : near.seen()) done.insert({name.label, seen});
    near.decide();
    auto changed = near.changed();
    if (!changed) return fail(changed.error());
    out.insert(out.end(), std::make_move_iterator(changed->begin()), std::make_move_iterator(changed->end()));
  }
  return out;
}

Result<std::vector<NamePair>> explain_names(Store& store) {
  const auto names = all_names(store);
  if (!names) return fail(names.error());
  std::map<PairKey, NamePair> pairs;
  std::set<LabelledName> done;
  for (const LabelledName& name : *names) {
    if (done.contains(name)) continue;
    Names near(store, name.label);
    if (auto gathered = near.gather(name.folded); !gathered) return fail(gathered.error());
    for (const std::string& seen : near.seen()) done.insert({name.label, seen});
    near.decide();
    keep(pairs, near.pairs());
  }
  if (auto explained = explain_alike(store, *names, pairs); !explained) return fail(explained.error());
  std::vector<NamePair> out;
  for (auto& [key, pair] : pairs) out.push_back(std::move(pair));
  return out;
}

}  // namespace entente::ingest
