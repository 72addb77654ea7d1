#include "ingest/entities/names/join_names.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "ingest/entities/names/acronyms.hpp"
#include "ingest/entities/names/cluster_names.hpp"
#include "ingest/entities/names/family_names.hpp"
#include "ingest/entities/names/person_parts.hpp"
#include "ingest/entities/names/type_evidence.hpp"
#include "ingest/entities/references/metonyms.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

constexpr std::array<float, kEntityTypes> kThreshold = {1.8F, 3.0F, 1.5F, 1.2F, 1.5F, 1.2F, 1.4F, 1.4F};

/// Mentions with equal folded text that the lexicon does not settle.
struct Group {
  std::string key;
  std::vector<std::uint32_t> candidates;
  std::array<float, kEntityTypes> score{};
  bool all_weak = true;

  [[nodiscard]] EntityType type() const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < kEntityTypes; ++i) {
      if (score[i] > score[best]) best = i;
    }
    return static_cast<EntityType>(best);
  }
  [[nodiscard]] float of(EntityType t) const { return score[static_cast<std::size_t>(t)]; }
  [[nodiscard]] bool accepted() const {
    return !all_weak && of(type()) >= kThreshold[static_cast<std::size_t>(type())];
  }
};

class NameJoiner {
 public:
  NameJoiner(const TextView& text, std::vector<NameCandidate> candidates) : text_(text) {
    result_.candidates = std::move(candidates);
  }

  JoinedNames join() {
    result_.cluster_of.assign(result_.candidates.size(), kNoCluster);
    for (auto& candidate : result_.candidates) {
      if (!candidate.certain) add_type_evidence(text_, candidate);
    }
    join_peers(text_, result_.candidates);
    acronyms_ = read_acronyms(text_, result_.candidates);
    join_known();
    make_groups();
    join_full_persons();
    join_short_persons();
    join_other_groups();
    join_place_adjectives();
    finish();
    return std::move(result_);
  }

 private:
  std::vector<NameCandidate>& all() { return result_.candidates; }

  std::uint32_t cluster_for(EntityType type, const std::string& name) {
    const auto key = std::string(entity_type_name(type)) + "|" + fold(name);
    const auto [at, fresh] = by_name_.emplace(key, static_cast<std::uint32_t>(result_.clusters.size()));
    if (fresh) {
      NameCluster cluster;
      cluster.type = type;
      cluster.name = name;
      result_.clusters.push_back(std::move(cluster));
    }
    return at->second;
  }

  void put(std::uint32_t candidate, std::uint32_t cluster) {
    result_.cluster_of[candidate] = cluster;
    result_.clusters[cluster].candidates.push_back(candidate);
    if (result_.clusters[cluster].gender == Gender::Unknown)
      result_.clusters[cluster].gender = all()[candidate].gender;
  }

  void join_known() {
    for (std::uint32_t i = 0; i < all().size(); ++i) {
      auto& candidate = all()[i];
      const auto* known = candidate.known;
      if (known == nullptr || !candidate.certain) continue;
      if (acronyms_.contains(candidate.key) && known->form.size() < 8 && candidate.range.size() == 1 &&
          known->sense == NameSense::Named && is_acronym(candidate)) {
        // The document gives the letters another meaning.
        if (fold(known->name) != acronyms_[candidate.key] && fold(known->form) != acronyms_[candidate.key]) {
          candidate.known = nullptr;
          candidate.certain = false;
          continue;
        }
      }
      if (is_place_adjective(text_, candidate)) continue;
      if (known->sense == NameSense::Capital && is_metonym(text_, candidate)) {
        candidate.kind = MentionKind::Metonym;
        const auto* country = lexicon().country(known->country);
        put(i, cluster_for(EntityType::Country,
                           std::string(country == nullptr ? known->country : country->name)));
        result_.clusters[result_.cluster_of[i]].country = known->country;
        continue;
      }
      if (known->sense == NameSense::Nationality && is_language(text_, candidate)) continue;
      if (candidate.key == "congress" && !speaks_of_america(result_.candidates)) continue;
      if (!known->house.empty() && is_house(text_, candidate)) {
        candidate.kind = MentionKind::Name;
        put(i, cluster_for(EntityType::Place, std::string(known->house)));
        continue;
      }
      const auto cluster = cluster_for(known->type, std::string(known->name));
      put(i, cluster);
      result_.clusters[cluster].from_lexicon = true;
      if (known->type == EntityType::Country) result_.clusters[cluster].country = known->country;
    }
  }

  void make_groups() {
    std::unordered_map<std::string, std::size_t> at;
    for (std::uint32_t i = 0; i < all().size(); ++i) {
      const auto& candidate = all()[i];
      if (result_.cluster_of[i] != kNoCluster || candidate.kind == MentionKind::Nationality) continue;
      if (candidate.known != nullptr && candidate.certain) continue;
      auto key = candidate.key;
      if (const auto brief = acronyms_.find(key); brief != acronyms_.end()) key = brief->second;
      const auto [entry, fresh] = at.emplace(key, groups_.size());
      if (fresh) groups_.push_back({.key = key, .candidates = {}});
      auto& group = groups_[entry->second];
      group.candidates.push_back(i);
      for (std::size_t t = 0; t < kEntityTypes; ++t)
        group.score[t] += candidate.weak ? candidate.score[t] * 0.5F : candidate.score[t];
      group.all_weak = group.all_weak && candidate.weak;
    }
    done_.assign(groups_.size(), false);
  }

  /// What is said of "Masra" is said of "Succes Masra": short forms vote for the long name's type.
  void lend_votes() {
    std::unordered_map<std::string, std::size_t> short_forms;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (word_count(groups_[g].key) == 1 && groups_[g].type() == EntityType::Person)
        short_forms.emplace(groups_[g].key, g);
    }
    for (auto& group : groups_) {
      if (word_count(group.key) < 2 || word_count(group.key) > 5) continue;
      const auto last = group.key.substr(group.key.rfind(' ') + 1);
      if (const auto found = short_forms.find(last); found != short_forms.end()) {
        group.score[0] += std::min(3.0F, groups_[found->second].of(EntityType::Person));
      }
    }
  }

  /// "Biden Trong" under a picture: two people of the document side by side.
  bool is_pair(const Group& group) const {
    const auto cut = group.key.find(' ');
    if (cut == std::string::npos || word_count(group.key) != 2 || group.candidates.size() > 1) return false;
    const auto bears = [&](const std::string& word) {
      return std::any_of(groups_.begin(), groups_.end(), [&](const Group& other) {
        return &other != &group && word_count(other.key) >= 2 && other.key.ends_with(" " + word) &&
               other.type() == EntityType::Person;
      });
    };
    return bears(group.key.substr(0, cut)) && bears(group.key.substr(cut + 1));
  }

  void join_full_persons() {
    lend_votes();
    std::vector<std::size_t> order;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const auto& group = groups_[g];
      if (word_count(group.key) >= 2 && group.type() == EntityType::Person && group.accepted())
        order.push_back(g);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const bool first = groups_[a].key.find('.') > 2;  // initials after the names in full
      const bool second = groups_[b].key.find('.') > 2;
      const auto words = word_count(groups_[a].key);
      return words != word_count(groups_[b].key) ? words > word_count(groups_[b].key) : first && !second;
    });
    for (const auto g : order) {
      if (is_pair(groups_[g])) {
        done_[g] = true;
        continue;
      }
      std::uint32_t cluster = kNoCluster;
      for (const auto other : persons_) {
        if (!is_form_of(groups_[g].key, fold(result_.clusters[other].name)) ||
            meets_in_sentence(groups_[g], other) || is_junior_of(text_, result_, other, groups_[g].key))
          continue;
        cluster = other;
        break;
      }
      if (cluster == kNoCluster) {
        const auto& front = all()[groups_[g].candidates.front()];
        cluster = cluster_for(EntityType::Person, front.in_full.empty() ? front.text : front.in_full);
        persons_.push_back(cluster);
      }
      put_group(g, cluster);
    }
  }

  /// Two names in one sentence are two people: "succeeding his father, Idriss Deby Itno".
  bool meets_in_sentence(const Group& group, std::uint32_t cluster) const {
    for (const auto i : group.candidates) {
      for (const auto k : result_.clusters[cluster].candidates) {
        if (text_.sentence_of(result_.candidates[i].range.first) ==
                text_.sentence_of(result_.candidates[k].range.first) &&
            word_count(result_.candidates[k].key) >= word_count(group.key))
          return true;
      }
    }
    return false;
  }

  void put_group(std::size_t g, std::uint32_t cluster) {
    for (const auto i : groups_[g].candidates) put(i, cluster);
    done_[g] = true;
  }

  void join_short_persons() {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (done_[g]) continue;
      const auto& group = groups_[g];
      std::vector<std::uint32_t> fitting;
      for (const auto person : persons_) {
        const auto full = fold(result_.clusters[person].name);
        if (is_short_name_of(group.key, full) && !is_other_than_ruler(group, person))
          fitting.push_back(person);
      }
      if (fitting.empty()) fitting = called_by_first_name(group);
      if (fitting.empty()) fitting = known_as(text_, result_, persons_, group.candidates.front());
      if (fitting.empty()) continue;
      const auto type = group.type();
      const auto rival = group.of(type);
      if (type != EntityType::Person &&
          (rival >= 3.0F * static_cast<float>(group.candidates.size()) ||
           (is_known_place(group) && rival > group.of(EntityType::Person) + 1.0F)))
        continue;
      for (const auto i : group.candidates) {
        const bool spouse = name_spouse(text_, result_, fitting, i);
        put(i, spouse ? cluster_for(EntityType::Person, all()[i].in_full)
                      : bearer_of(text_, result_, fitting, i));
      }
      done_[g] = true;
    }
  }

  /// "King Salman" is neither "Mohammed bin Salman" nor "Crown Prince Salman bin Hamad".
  bool is_other_than_ruler(const Group& group, std::uint32_t person) const {
    if (!is_ruler(text_, result_, group.candidates)) return false;
    const auto& cluster = result_.clusters[person];
    for (const std::string link : {"bin ", "ibn ", "-"})  // "King Otto" is no "Hans-Otto Vik"
      if ((fold(cluster.name) + " ").find(link + group.key + " ") != std::string::npos) return true;
    return result_.candidates[cluster.candidates.front()].title.size() > 0 &&
           !is_ruler(text_, result_, cluster.candidates);
  }

  /// "Rosalynn" after "Rosalynn Carter": a first name that one person of the document bears, named in full
  /// before; or after where another of the family comes first: "Idriss Deby .. his son Mahamat .. Mahamat
  /// Deby".
  std::vector<std::uint32_t> called_by_first_name(const Group& group) const {
    std::vector<std::uint32_t> bearers;
    const auto& front = result_.candidates[group.candidates.front()];
    const bool unsure = group.of(group.type()) < 2.5F && group.candidates.size() == 1 &&
                        front.known == nullptr && front.range.size() == 1 &&
                        text_.token(front.range.first).unheard;
    if (word_count(group.key) != 1 || (group.type() != EntityType::Person && !unsure)) return bearers;
    for (const auto person : persons_) {
      const auto& cluster = result_.clusters[person];
      if (is_other_than_ruler(group, person)) continue;
      if (fold(cluster.name).starts_with(group.key + " ") &&
          (cluster.candidates.front() < group.candidates.front() ||
           has_relative_before(person, group.candidates.front())))
        bearers.push_back(person);
    }
    if (bearers.size() != 1) bearers.clear();
    return bearers;
  }

  bool has_relative_before(std::uint32_t person, std::uint32_t candidate) const {
    const auto name = fold(result_.clusters[person].name);
    return std::any_of(persons_.begin(), persons_.end(), [&](std::uint32_t other) {
      return other != person && fold(result_.clusters[other].name).ends_with(name.substr(name.rfind(' '))) &&
             result_.clusters[other].candidates.front() < candidate;
    });
  }

  bool is_known_place(const Group& group) const {
    return std::any_of(group.candidates.begin(), group.candidates.end(),
                       [&](std::uint32_t i) { return result_.candidates[i].known != nullptr; });
  }

  void join_other_groups() {
    std::vector<std::size_t> order;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (!done_[g]) order.push_back(g);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return word_count(groups_[a].key) > word_count(groups_[b].key);
    });
    for (std::uint32_t c = 0; c < result_.clusters.size(); ++c) {  // "Communist Party" for that of Vietnam
      const auto key = fold(result_.clusters[c].name);
      if (result_.clusters[c].type == EntityType::Organization && key.find(" of ") != std::string::npos)
        long_names_.push_back({key, c});
    }
    for (const auto g : order) {
      const auto& group = groups_[g];
      if (group.all_weak && group.of(group.type()) < 3.0F) continue;
      const auto type = group.type();
      if (const auto longer = longer_name(group, type); longer != kNoCluster) {
        put_group(g, longer);
        continue;
      }
      if (!group.accepted()) continue;
      const auto& text = all()[group.candidates.front()].text;
      const auto full = std::find_if(group.candidates.begin(), group.candidates.end(),
                                     [&](std::uint32_t i) { return all()[i].key == group.key; });
      const auto& written = full == group.candidates.end()  ? text
                            : !all()[*full].in_full.empty() ? all()[*full].in_full
                                                            : all()[*full].text;
      const auto* known = all()[group.candidates.front()].known;
      const bool city = known != nullptr && type == EntityType::Place && known->type == EntityType::Place;
      auto name = city ? std::string(known->name) : standard_name(written, type);
      if (type == EntityType::Place && name.size() > 3 && is_all_upper(name)) name = capitalized(name);
      const auto cluster = cluster_for(type, name);
      put_group(g, cluster);
      if (word_count(group.key) >= 2) long_names_.push_back({group.key, cluster});
    }
  }

  /// "the Treasury" after "the Department of the Treasury".
  std::uint32_t department(const std::string& key) const {
    for (const auto& [name, cluster] : long_names_) {
      if (name.ends_with("department of the " + key)) return cluster;
    }
    return kNoCluster;
  }

  /// A longer name of the document that begins with this one: "Constitutional Council" for "Constitutional
  /// Council of Chad", "Falepili Union" for "Falepili Union treaty".
  std::uint32_t longer_name(const Group& group, EntityType type) const {
    if (word_count(group.key) < 2) {
      const auto body = department(group.key);
      const auto& front = result_.candidates[group.candidates.front()];
      const bool other = front.known != nullptr || front.title.size() > 0 || type == EntityType::Event;
      return body != kNoCluster || other ? body : firm_called(result_, long_names_, group.key, type);
    }
    for (const auto& [key, cluster] : long_names_) {
      if (key.size() <= group.key.size() + 1 || !key.starts_with(group.key) || key[group.key.size()] != ' ')
        continue;
      const auto longer_type = result_.clusters[cluster].type;
      if (longer_type == type) return cluster;
      const bool one_word_more = key.find(' ', group.key.size() + 1) == std::string::npos;
      if (one_word_more && group.of(type) < 3.0F * static_cast<float>(group.candidates.size()) &&
          longer_type != EntityType::Place)
        return cluster;
    }
    return kNoCluster;
  }

  void join_place_adjectives() {
    for (std::uint32_t i = 0; i < all().size(); ++i) {
      if (result_.cluster_of[i] != kNoCluster || all()[i].known == nullptr || !all()[i].certain) continue;
      const auto key = "Place|" + fold(all()[i].known->name);
      if (!is_place_adjective(text_, all()[i])) continue;
      if (const auto found = by_name_.find(key); found != by_name_.end()) put(i, found->second);
    }
  }

  void finish() {
    for (auto& cluster : result_.clusters) {
      std::sort(cluster.candidates.begin(), cluster.candidates.end());
      if (cluster.type == EntityType::Person) name_person(cluster, all());
      if (cluster.from_lexicon) prefer_written_spelling(cluster, all());
    }
  }

  const TextView& text_;
  JoinedNames result_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::string, std::string> acronyms_;  // key of the short form -> key of the long one
  std::vector<Group> groups_;
  std::vector<bool> done_;
  std::vector<std::uint32_t> persons_;
  std::vector<std::pair<std::string, std::uint32_t>> long_names_;
};

}  // namespace

JoinedNames join_names(const TextView& text, std::vector<NameCandidate> candidates) {
  return NameJoiner(text, std::move(candidates)).join();
}

}  // namespace entente::ingest
