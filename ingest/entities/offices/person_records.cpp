// What the table of office-holders knows of the document's persons, and the full names that it gives to those
// whom the text calls by family name and office alone: "President Xi".
#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/join_names.hpp"
#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/references/references.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

/// "Mohammed" and "Muhammad", "Mike" and "Michael", "J." and "Jan"; not "Amina" and "Amadou".
bool same_given_name(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a[0] != b[0]) return false;
  if (a.size() < 5 || b.size() < 5 || a.compare(0, 3, b, 0, 3) == 0) return true;
  const auto consonants = [](const std::string& word) {
    std::string kept;
    for (const char c : word) {
      const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
      if (!vowel && (kept.empty() || kept.back() != c)) kept += c;
    }
    return kept;
  };
  return consonants(a) == consonants(b);
}

/// The names agree in family name and in a given name.
bool same_person(const std::string& folded, const OfficeHolder& holder) {
  const auto agrees = [&](std::string_view other) {
    const auto known = fold(other);
    if (known == folded || is_short_name_of(folded, known) || is_short_name_of(known, folded)) return true;
    const auto a = words_of(folded);
    const auto b = words_of(known);
    return a.size() >= 2 && b.size() >= 2 && a.back() == b.back() && same_given_name(a.front(), b.front());
  };
  if (agrees(holder.name)) return true;
  std::string_view rest = holder.other_names;
  while (!rest.empty()) {
    const auto cut = rest.find('|');
    if (agrees(rest.substr(0, cut))) return true;
    rest = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + 1);
  }
  return false;
}

}  // namespace

void record_persons(ReferenceContext& context) {
  context.persons.resize(context.document.entities.size());
  for (std::size_t e = 0; e < context.document.entities.size(); ++e) {
    const auto& entity = context.document.entities[e];
    if (entity.type != EntityType::Person) continue;
    const auto folded = fold(entity.name);
    const auto words = words_of(folded);
    std::unordered_set<std::string> keys;
    if (words.empty()) continue;
    keys.insert(words.front());
    for (std::size_t i = 0; i < words.size() && i < 5; ++i) {
      std::string key;
      for (auto k = i; k < words.size() && k < i + 3; ++k) {
        key += (key.empty() ? "" : " ") + words[k];
        keys.insert(key);
      }
    }
    for (const auto& key : std::vector<std::string>(keys.begin(), keys.end())) {
      const auto* holders = lexicon().holders_named(key);
      if (holders == nullptr) continue;
      for (const auto& holder : *holders) {
        if (same_person(folded, holder)) context.persons[e].terms.push_back(&holder);
      }
    }
    auto& terms = context.persons[e].terms;
    std::sort(terms.begin(), terms.end(), [](const OfficeHolder* a, const OfficeHolder* b) {
      return a->since != b->since     ? a->since < b->since
             : a->office != b->office ? a->office < b->office
                                      : a < b;
    });
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  }
}

bool is_leading_office(const std::string& office) {
  static const std::unordered_set<std::string_view> kOffices = {"president",
                                                                "prime minister",
                                                                "premier",
                                                                "chancellor",
                                                                "king",
                                                                "queen",
                                                                "emperor",
                                                                "sultan",
                                                                "emir",
                                                                "amir",
                                                                "leader",
                                                                "supreme leader",
                                                                "head of state",
                                                                "head of government",
                                                                "chief of state",
                                                                "general secretary",
                                                                "taoiseach",
                                                                "pope",
                                                                "crown prince",
                                                                "interim president",
                                                                "acting president",
                                                                "transitional president"};
  return kOffices.contains(office);
}

namespace {

/// Whether a term of `listed` is what the text calls `office`.
bool offices_agree(const std::string& office, std::string_view listed) {
  if (listed == office) return true;
  const auto same_post = [&](const auto& names) {
    return std::find(names.begin(), names.end(), office) != names.end() &&
           std::find(names.begin(), names.end(), listed) != names.end();
  };
  static constexpr std::array<std::string_view, 7> kForeign = {"foreign minister",
                                                               "foreign secretary",
                                                               "secretary of state",
                                                               "external affairs minister",
                                                               "minister of foreign affairs",
                                                               "foreign affairs minister",
                                                               "minister for foreign affairs"};
  static constexpr std::array<std::string_view, 6> kDefence = {"defence minister",    "defense minister",
                                                               "minister of defence", "defence secretary",
                                                               "defense secretary",   "secretary of defense"};
  static constexpr std::array<std::string_view, 4> kFinance = {
      "finance minister", "treasury secretary", "secretary of the treasury", "minister of finance"};
  if (same_post(kForeign) || same_post(kDefence) || same_post(kFinance)) return true;
  if (office == "secretary") return listed.find("secretary") != std::string_view::npos;
  if (office == "leader") return is_leading_office(std::string(listed));
  if (office == "premier") return listed == "prime minister";
  return is_leading_office(office) && (listed == "chief of state" || listed == "head of government");
}

constexpr std::int64_t kGrace = 1200;  // days after its last sight in which a named person may still hold it

bool begun_by(const OfficeHolder& term, const Date& day) {
  const auto since = parse_partial_date(term.since);
  return !since || since->days <= last_day(day).days;
}

bool seen_until(const OfficeHolder& term, const Date& day, std::int64_t grace) {
  const auto last = parse_partial_date(term.last_seen);
  return !last || last_day(*last).days + grace >= day.days;
}

}  // namespace

bool held_office(const PersonRecord& person, std::string_view country, const std::string& office,
                 const std::optional<Date>& day) {
  return std::any_of(person.terms.begin(), person.terms.end(), [&](const OfficeHolder* term) {
    return term->country == country && offices_agree(office, term->office) &&
           (!day || (begun_by(*term, *day) && seen_until(*term, *day, kGrace)));
  });
}

bool is_current(const OfficeHolder& term, const std::optional<Date>& day) {
  constexpr std::int64_t kShortGrace = 60;
  return !day || (begun_by(term, *day) && seen_until(term, *day, kShortGrace));
}

namespace {

constexpr std::int64_t kSureGrace = 400;  // the same where the table alone says who is meant

/// "Angela Merkel", "George W. Bush", "Kim Jong Un": as the press writes it. A longer one of the table may be
/// the official name that nobody uses.
bool is_press_like(const OfficeHolder& holder) {
  const auto words = words_of(fold(holder.name));
  const auto plain = std::count_if(words.begin(), words.end(), [](const std::string& word) {
    return !(is_particle(word) || (word.size() == 2 && word[1] == '.'));
  });
  return plain <= 2 || words.front() == fold(holder.family_name);
}

/// The holder's name in the spelling that the text's family name agrees with, those of the press first; empty
/// where there is none.
std::string spelling_for(const OfficeHolder& holder, const std::string& family) {
  for (auto rest = holder.other_names; !rest.empty();) {
    const auto cut = rest.find('|');
    const auto other = rest.substr(0, cut);
    if (other.find('"') == std::string_view::npos && is_short_name_of(family, fold(other)))
      return std::string(other);
    rest = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + 1);
  }
  const bool agrees = is_press_like(holder) && is_short_name_of(family, fold(holder.name));
  return agrees ? std::string(holder.name) : std::string();
}

/// One word beside particles: "Xi", "al-Sisi", "von der Leyen".
bool is_family_name(const std::string& folded) {
  std::size_t plain = 0;
  for (const auto& word : words_of(folded)) plain += is_particle(word) && word.size() < 4 ? 0 : 1;
  return plain == 1;
}

class FullNamer {
 public:
  explicit FullNamer(ReferenceContext& context) : context_(context), document_(context.document) {}

  void name() {
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      auto& entity = document_.entities[e];
      if (entity.type != EntityType::Person || !is_family_name(fold(entity.name))) continue;
      const auto full = full_name(e);
      if (full.empty() || is_taken(full)) continue;
      entity.aliases.push_back(entity.name);
      std::erase(entity.aliases, full);
      std::sort(entity.aliases.begin(), entity.aliases.end());
      entity.name = full;
    }
  }

 private:
  /// What all statements of the person's offices agree on; empty where one leaves it open who is meant.
  std::string full_name(std::uint32_t person) const {
    std::string name;
    for (const auto& statement : document_.offices) {
      if (statement.holder != person || is_royal(statement.office)) continue;
      const auto here = named_by(statement);
      if (here.empty()) continue;
      if (!name.empty() && fold(name) != fold(here)) return {};
      name = here;
    }
    return name;
  }

  /// Kings are called by their given name, which is full enough.
  static bool is_royal(const std::string& office) {
    const auto* kind = lexicon().office(office);
    return kind != nullptr && *kind == OfficeKind::Royal;
  }

  std::string named_by(const OfficeStatement& statement) const {
    const auto body = statement.body;
    const bool stated = body != kNoEntity && statement.body_stated;
    if (body != kNoEntity) {
      const auto* country = context_.type(body) == EntityType::Country
                                ? lexicon().country(document_.entities[body].name)
                                : nullptr;
      auto name = country == nullptr ? std::string() : only_holder(statement, country->key());
      if (stated || !name.empty()) return name;
    }
    return only_holder(statement, {});
  }

  /// The one person of the family name who held the office in the country (empty: in any) at the document's
  /// date.
  std::string only_holder(const OfficeStatement& statement, std::string_view country) const {
    const auto& day = document_.document.date;
    std::vector<const OfficeHolder*> within;
    std::vector<const OfficeHolder*> shortly_after;
    for (const auto* term : context_.persons[statement.holder].terms) {
      if (country.empty() ? !is_state(term->country) : term->country != country) continue;
      if (!offices_agree(statement.office, term->office)) continue;
      if (day && !begun_by(*term, *day)) continue;
      const bool timeless = !day || statement.former;
      if (timeless || seen_until(*term, *day, 0)) within.push_back(term);
      if (timeless || seen_until(*term, *day, kSureGrace)) shortly_after.push_back(term);
    }
    return one_name(statement.holder, within.empty() ? shortly_after : within);
  }

  /// A territory's head of state is another state's.
  static bool is_state(std::string_view code) {
    const auto* country = lexicon().country(code);
    return country != nullptr && country->state;
  }

  /// Empty where the terms are of several people, or of one whose name the text's is no part of.
  std::string one_name(std::uint32_t person, const std::vector<const OfficeHolder*>& terms) const {
    const auto folded = fold(document_.entities[person].name);
    std::string name;
    for (const auto* term : terms) {
      const auto here = spelling_for(*term, folded);
      if (here.empty()) return {};
      if (!name.empty() && fold(name) != fold(here)) return {};
      name = here;
    }
    return folded != fold(name) && is_short_name_of(folded, fold(name)) ? name : std::string();
  }

  bool is_taken(const std::string& name) const {
    const auto folded = fold(name);
    return std::any_of(document_.entities.begin(), document_.entities.end(), [&](const Entity& entity) {
      return entity.type == EntityType::Person && fold(entity.name) == folded;
    });
  }

  ReferenceContext& context_;
  ResolvedDocument& document_;
};

}  // namespace

void name_in_full(ReferenceContext& context) { FullNamer(context).name(); }

}  // namespace entente::ingest
