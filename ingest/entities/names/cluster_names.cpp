#include "ingest/entities/names/cluster_names.hpp"

#include <algorithm>

#include "ingest/entities/names/type_evidence.hpp"
#include "ingest/text/characters.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

std::size_t word_count(const std::string& key) {
  return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

bool speaks_of_america(const std::vector<NameCandidate>& candidates) {
  return std::any_of(candidates.begin(), candidates.end(), [](const NameCandidate& other) {
    return other.known != nullptr && other.known->country == "US";
  });
}

bool is_turned_round(const std::string& a, const std::string& b) {
  const auto cut = a.find(' ');
  return cut != std::string::npos && word_count(a) == 2 && b == a.substr(cut + 1) + " " + a.substr(0, cut);
}

namespace {

/// "Sam Keller", "Samuel Jan Keller".
bool is_cut_given_name(const std::string& a, const std::string& b) {
  const auto& brief = a.find(' ') < b.find(' ') ? a : b;
  const auto& whole = &brief == &a ? b : a;
  const auto given = brief.find(' ');
  const auto family = brief.rfind(' ');
  if (given == std::string::npos || given != family || given < 3 || given > 4) return false;
  const auto first = whole.substr(0, whole.find(' '));
  if (first.size() < given + 2 || !first.starts_with(brief.substr(0, given)) ||
      !whole.ends_with(brief.substr(family)))
    return false;
  const auto* gender = lexicon().given_name(brief.substr(0, given));
  const auto* other = lexicon().given_name(first);
  return gender != nullptr && other != nullptr &&
         (*gender == *other || *gender == Gender::Unknown || *other == Gender::Unknown);
}

}  // namespace

bool is_form_of(const std::string& a, const std::string& b) {
  return is_short_name_of(a, b) || is_initialed_name_of(a, b) || is_turned_round(a, b) ||
         is_cut_given_name(a, b);
}

std::uint32_t firm_called(const JoinedNames& names,
                          const std::vector<std::pair<std::string, std::uint32_t>>& long_names,
                          const std::string& key, EntityType type) {
  std::uint32_t found = kNoCluster;
  for (const auto& [name, cluster] : long_names) {
    if (!name.starts_with(key) || name.size() <= key.size() || name[key.size()] != ' ' ||
        names.clusters[cluster].type != EntityType::Organization)
      continue;
    if (!is_firm_noun(name.substr(name.rfind(' ') + 1)) && type != EntityType::Organization) continue;
    if (found != kNoCluster && found != cluster) return kNoCluster;
    found = cluster;
  }
  return found;
}

namespace {

/// "Anna Kern M.P.": without the letters behind, which tell a seat, an order or a degree.
std::string without_letters_behind(const std::string& name) {
  const auto cut = name.rfind(' ');
  if (cut == std::string::npos || name.find(' ') == cut) return name;
  auto letters = fold(name.substr(cut + 1));
  std::erase(letters, '.');
  if (!one_of(letters, {"td", "mp", "mep", "msp", "mla", "mna", "qc", "kc", "obe", "mbe", "cbe", "dbe", "kbe",
                        "cmg", "kcmg", "gcmg", "sj", "phd", "md"}))
    return name;
  return without_letters_behind(name.substr(0, name.find_last_not_of(", ", cut) + 1));
}

}  // namespace

/// The fullest form that the text gives.
void name_person(NameCluster& cluster, const std::vector<NameCandidate>& candidates) {
  std::size_t best = 0;
  for (const auto i : cluster.candidates) {
    const auto words = word_count(candidates[i].in_full.empty() ? candidates[i].key : candidates[i].in_full);
    if (words > best || (words == best && is_all_upper(cluster.name) && has_lower(candidates[i].text))) {
      best = words;
      cluster.name = candidates[i].in_full.empty() ? candidates[i].text : candidates[i].in_full;
    }
  }
  cluster.name = without_letters_behind(cluster.name);
  if (is_all_upper(cluster.name)) cluster.name = capitalized(cluster.name);
}

/// "Organisation of Islamic Cooperation" where the text spells it so.
void prefer_written_spelling(NameCluster& cluster, const std::vector<NameCandidate>& candidates) {
  const auto plain = [](std::string folded) {
    for (std::size_t at = 0; (at = folded.find("isation", at)) != std::string::npos;) folded[at + 1] = 'z';
    return folded;
  };
  const auto wanted = plain(fold(cluster.name));
  for (const auto i : cluster.candidates) {
    const auto& written = candidates[i].text;
    if (written.size() == cluster.name.size() && written != cluster.name && has_lower(written) &&
        plain(candidates[i].key) == wanted)
      cluster.name = written;
  }
}

}  // namespace entente::ingest
