// The comparison of one document with its gold.
#include "ingest/evaluate/evaluate.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "graph/schema.hpp"

namespace entente::ingest {

namespace {

struct Side {
  std::string name;
  std::string type;
  std::set<std::string> names;
};

/// A fact with comparable ends: gold entities by number ("#3"), others by name ("?x").
struct Row {
  std::string date;
  std::string place;
  std::string status;
  const std::map<std::string, std::string>* properties = nullptr;
  bool optional = false;
  std::string what;
  std::string sentence;
  double confidence = 0.0;
};

using Key = std::tuple<std::string, std::string, std::string>;

Side side_of(const std::string& name, std::string type, const std::vector<std::string>& aliases) {
  Side side{comparable_name(name), std::move(type), {}};
  side.names.insert(side.name);
  for (const std::string& alias : aliases) side.names.insert(comparable_name(alias));
  side.names.erase("");
  return side;
}

/// Predicted number to gold number, the best matches first: same name, gold's alias, ours.
std::map<std::size_t, std::size_t> match_entities(const std::vector<Side>& gold,
                                                  const std::vector<Side>& found) {
  std::vector<std::tuple<int, std::size_t, std::size_t>> scored;
  for (std::size_t p = 0; p < found.size(); ++p) {
    for (std::size_t g = 0; g < gold.size(); ++g) {
      if (found[p].type != gold[g].type) continue;
      int score = 0;
      if (found[p].name == gold[g].name) {
        score = 3;
      } else if (gold[g].names.count(found[p].name) != 0) {
        score = 2;
      } else if (found[p].names.count(gold[g].name) != 0) {
        score = 1;
      } else {
        continue;
      }
      scored.emplace_back(-score, p, g);
    }
  }
  std::sort(scored.begin(), scored.end());
  std::map<std::size_t, std::size_t> matched;
  std::set<std::size_t> taken;
  for (const auto& [score, p, g] : scored) {
    if (matched.count(p) != 0 || taken.count(g) != 0) continue;
    matched[p] = g;
    taken.insert(g);
  }
  return matched;
}

/// A Place that hosted an Event says the same as the Event lying in the Place.
bool says_where(std::string_view type, std::string_view from_type) {
  return type == "HOSTED" && from_type == "Place";
}

Key key_of(std::string type, std::string from, std::string to, const std::string& from_type) {
  if (says_where(type, from_type)) {
    type = "LOCATED_IN";
    std::swap(from, to);
  }
  const auto kind = edge_kind(type);
  if (kind && rule(*kind).symmetric && to < from) std::swap(from, to);
  return {std::move(type), std::move(from), std::move(to)};
}

/// As key_of puts them.
std::string ends_of(std::string_view type, const std::string& from, const std::string& to,
                    std::string_view from_type) {
  return says_where(type, from_type) ? to + " -> " + from : from + " -> " + to;
}

bool compatible(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && (a.starts_with(b) || b.starts_with(a));
}

std::string property(const Row& row, const std::string& key) {
  if (key == "date") return row.date;
  if (key == "place") return row.place;
  if (row.properties == nullptr) return {};
  const auto found = row.properties->find(key);
  return found == row.properties->end() ? std::string() : found->second;
}

class DocumentEvaluation {
 public:
  DocumentEvaluation(const GoldDocument& gold, const Extraction* extraction, std::string_view text,
                     std::string_view name, EvaluationReport& report)
      : gold_(gold), extraction_(extraction), text_(text), name_(name), report_(report) {}

  void run() {
    compare_entities();
    collect_gold();
    collect_found();
    std::set<Key> keys;
    for (const auto& [key, rows] : wanted_) keys.insert(key);
    for (const auto& [key, rows] : found_) keys.insert(key);
    for (const Key& key : keys) compare_facts(key, wanted_[key], found_[key]);
  }

 private:
  void mistake(MistakeKind kind, const std::string& type, std::string what, std::string date = {},
               std::string sentence = {}) {
    report_.mistakes.push_back(
        {kind, std::string(name_), type, std::move(what), std::move(date), std::move(sentence)});
  }

  void compare_entities() {
    for (const GoldEntity& entity : gold_.entities)
      gold_sides_.push_back(side_of(entity.name, entity.type, entity.aliases));
    if (extraction_ != nullptr) {
      for (const Entity& entity : extraction_->entities) {
        found_sides_.push_back(
            side_of(entity.name, std::string(entity_type_name(entity.type)), entity.aliases));
      }
    }
    matched_ = match_entities(gold_sides_, found_sides_);
    std::set<std::size_t> hit;
    for (const auto& [p, g] : matched_) {
      hit.insert(g);
      if (gold_.entities[g].optional) continue;
      ++report_.entities[gold_sides_[g].type].right;
      ++report_.names.all;
      report_.names.right += found_sides_[p].name == gold_sides_[g].name ? 1 : 0;
    }
    for (std::size_t p = 0; p < found_sides_.size(); ++p) {
      if (matched_.count(p) != 0) continue;
      ++report_.entities[found_sides_[p].type].wrong;
      mistake(MistakeKind::WrongEntity, found_sides_[p].type, extraction_->entities[p].name);
    }
    for (std::size_t g = 0; g < gold_sides_.size(); ++g) {
      if (hit.count(g) != 0 || gold_.entities[g].optional) continue;
      ++report_.entities[gold_sides_[g].type].missed;
      mistake(MistakeKind::MissedEntity, gold_sides_[g].type, gold_.entities[g].name);
    }
  }

  void collect_gold() {
    std::map<std::string, std::size_t> by_name;
    for (std::size_t g = 0; g < gold_sides_.size(); ++g) by_name[gold_sides_[g].name] = g;
    for (const GoldFact& fact : gold_.facts) {
      const auto end = [&](const std::string& name) {
        const auto found = by_name.find(comparable_name(name));
        return found == by_name.end() ? "?" + name : "#" + std::to_string(found->second);
      };
      const auto from = by_name.find(comparable_name(fact.from));
      const std::string from_type = from == by_name.end() ? "" : gold_sides_[from->second].type;
      wanted_[key_of(fact.type, end(fact.from), end(fact.to), from_type)].push_back(
          {fact.date, fact.place, fact.status, &fact.properties, fact.optional,
           ends_of(fact.type, fact.from, fact.to, from_type), fact.evidence, 0.0});
    }
  }

  void collect_found() {
    if (extraction_ == nullptr) return;
    std::map<std::string, std::size_t> by_name;
    for (std::size_t p = 0; p < found_sides_.size(); ++p) by_name.emplace(found_sides_[p].name, p);
    for (const Fact& fact : extraction_->facts) {
      const auto end = [&](std::uint32_t entity) {
        const std::string& name = extraction_->entities[entity].name;
        const auto matched = matched_.find(by_name.at(found_sides_[entity].name));
        return matched == matched_.end() ? "?" + name : "#" + std::to_string(matched->second);
      };
      ++report_.evidence.all;
      report_.evidence.right += evidence_holds(fact) ? 1 : 0;
      const std::string sentence = fact.evidence.empty()
                                       ? ""
                                       : std::string(text_.substr(fact.evidence.front().span.start,
                                                                  fact.evidence.front().span.size()));
      const std::string& from_type = found_sides_[by_name.at(found_sides_[fact.from].name)].type;
      found_[key_of(fact.type, end(fact.from), end(fact.to), from_type)].push_back(
          {fact.date ? to_string(*fact.date) : "", fact.place,
           fact.status == FactStatus::Planned ? "planned" : "actual", &fact.properties, false,
           ends_of(fact.type, extraction_->entities[fact.from].name, extraction_->entities[fact.to].name,
                   from_type),
           sentence, fact.confidence});
    }
  }

  [[nodiscard]] bool evidence_holds(const Fact& fact) const {
    if (fact.evidence.empty()) return false;
    return std::all_of(fact.evidence.begin(), fact.evidence.end(), [&](const FactEvidence& e) {
      return e.span.start < e.span.end && e.span.end <= text_.size();
    });
  }

  void compare_facts(const Key& key, const std::vector<Row>& wanted, const std::vector<Row>& found) {
    const std::string& type = std::get<0>(key);
    std::vector<std::tuple<int, int, int, std::size_t, std::size_t>> pairs;
    for (std::size_t f = 0; f < found.size(); ++f) {
      for (std::size_t w = 0; w < wanted.size(); ++w) {
        pairs.emplace_back(found[f].date == wanted[w].date ? 0 : 1,
                           compatible(found[f].date, wanted[w].date) ? 0 : 1, wanted[w].optional ? 1 : 0, f,
                           w);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    std::set<std::size_t> used_found;
    std::set<std::size_t> used_wanted;
    for (const auto& [date, near, optional, f, w] : pairs) {
      if (used_found.count(f) != 0 || used_wanted.count(w) != 0) continue;
      used_found.insert(f);
      used_wanted.insert(w);
      if (wanted[w].optional) continue;
      ++report_.facts[type].right;
      report_.rated.push_back({found[f].confidence, true});
      compare_attributes(wanted[w], found[f]);
    }
    const bool any_optional =
        std::any_of(wanted.begin(), wanted.end(), [](const Row& row) { return row.optional; });
    for (std::size_t f = 0; f < found.size(); ++f) {
      if (used_found.count(f) != 0 || any_optional) continue;
      ++report_.facts[type].wrong;
      report_.rated.push_back({found[f].confidence, false});
      mistake(MistakeKind::WrongFact, type, found[f].what, found[f].date, found[f].sentence);
    }
    for (std::size_t w = 0; w < wanted.size(); ++w) {
      if (used_wanted.count(w) != 0 || wanted[w].optional) continue;
      ++report_.facts[type].missed;
      mistake(MistakeKind::MissedFact, type, wanted[w].what, wanted[w].date, wanted[w].sentence);
    }
  }

  void compare_attributes(const Row& wanted, const Row& found) {
    for (const char* key : {"date", "place", "office", "award", "amount"}) {
      const std::string value = property(wanted, key);
      if (value.empty()) continue;
      Share& share = report_.attributes[key];
      ++share.all;
      share.right += comparable_name(property(found, key)) == comparable_name(value) ? 1 : 0;
    }
    Share& status = report_.attributes["status"];
    ++status.all;
    status.right += wanted.status == found.status ? 1 : 0;
  }

  const GoldDocument& gold_;
  const Extraction* extraction_;
  std::string_view text_;
  std::string_view name_;
  EvaluationReport& report_;
  std::vector<Side> gold_sides_;
  std::vector<Side> found_sides_;
  std::map<std::size_t, std::size_t> matched_;
  std::map<Key, std::vector<Row>> wanted_;
  std::map<Key, std::vector<Row>> found_;
};

}  // namespace

Counts total(const std::map<std::string, Counts>& by_type) {
  Counts sum;
  for (const auto& [type, counts] : by_type) {
    sum.right += counts.right;
    sum.wrong += counts.wrong;
    sum.missed += counts.missed;
  }
  return sum;
}

void evaluate_document(const GoldDocument& gold, const Extraction* extraction, std::string_view text,
                       std::string_view name, EvaluationReport& report) {
  ++report.documents;
  if (extraction == nullptr) ++report.missing;
  DocumentEvaluation(gold, extraction, text, name, report).run();
}

}  // namespace entente::ingest
