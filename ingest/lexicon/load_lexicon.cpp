// Builds the lexicon from its tables. The tables live as long as the program, so what is kept of them is
// views.
#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "ingest/lexicon/lexicon.hpp"
#include "ingest/lexicon/tables.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

using Cells = std::vector<std::string_view>;

class LexiconLoader {
 public:
  Lexicon load() {
    load_countries();
    load_metonyms();
    load_places();
    load_organizations();
    load_cities();
    load_regions();
    load_words();
    load_holders();
    return std::move(lexicon_);
  }

 private:
  void add(std::string_view form, KnownName name) {
    if (form.empty()) return;
    name.form = form;
    auto folded = fold(form);
    if (folded.starts_with("the ") && folded != "the hague" && folded != "the times") folded.erase(0, 4);
    auto& longest = lexicon_.longest_[std::string(first_word(folded))];
    longest = std::max(longest, count_words(folded));
    auto& senses = lexicon_.names_[folded];
    const bool known = std::any_of(senses.begin(), senses.end(), [&](const KnownName& other) {
      // A state listed for its other names stays a state.
      if (name.sense == NameSense::Region && other.sense == NameSense::Place && other.name == name.name)
        return false;
      return other.type == name.type &&
             (other.name == name.name || (name.sense >= NameSense::City && other.sense <= name.sense));
    });
    if (!known) senses.push_back(name);
  }

  void load_countries() {
    for_each_row(lexicon_table("countries"), [&](const Cells& row) {
      Country country{.code = row[0],
                      .name = row[2],
                      .adjective = split_cells(row[5], '|').front(),
                      .capital = split_cells(row[6], '|').front(),
                      .state = row[7] == "state"};
      const auto number = static_cast<std::uint32_t>(lexicon_.countries_.size());
      lexicon_.countries_.push_back(country);
      lexicon_.country_numbers_.emplace(row[2], number);
      if (!row[0].empty()) lexicon_.country_numbers_.emplace(row[0], number);
      const KnownName base{.name = row[2],
                           .type = EntityType::Country,
                           .sense = NameSense::Country,
                           .country = row[0].empty() ? row[2] : row[0],
                           .form = {}};
      add(row[2], base);
      for (const auto name : split_cells(row[3], '|')) add(name, base);
      auto nationality = base;
      nationality.sense = NameSense::Nationality;
      for (const int column : {4, 5}) {
        for (const auto name : split_cells(row[static_cast<std::size_t>(column)], '|'))
          add(name, nationality);
      }
      if (row[7] != "state") return;
      const auto capitals = split_cells(row[6], '|');
      for (const auto name : capitals) {
        auto capital = base;
        capital.name =
            capitals.front() == "Washington" && name.starts_with("Washington") ? "Washington, D.C." : name;
        capital.type = EntityType::Place;
        capital.sense = NameSense::Capital;
        add(name, capital);
      }
    });
  }

  void load_metonyms() {
    for_each_row(lexicon_table("metonyms"), [&](const Cells& row) {
      const auto* country = lexicon_.country(row[1]);
      if (country == nullptr) return;
      const bool state = row[2].empty();
      add(row[0], {.name = state ? country->name : row[2],
                   .type = state ? EntityType::Country : EntityType::Organization,
                   .sense = NameSense::Government,
                   .country = row[1],
                   .form = {},
                   .house = row[3]});
    });
  }

  void load_places() {
    for_each_row(lexicon_table("places"), [&](const Cells& row) {
      const KnownName place{.name = row[0],
                            .type = EntityType::Place,
                            .sense = NameSense::Place,
                            .country = row[2],
                            .form = {}};
      add(row[0], place);
      for (const auto name : split_cells(row[1], '|')) add(name, place);
    });
  }

  void load_organizations() {
    for (const auto* table : {"named", "intergovernmental"}) {
      for_each_row(lexicon_table(table), [&](const Cells& row) {
        static constexpr std::array kTypes = {EntityType::Organization, EntityType::Event,
                                              EntityType::Agreement, EntityType::Initiative,
                                              EntityType::Award};
        for (const auto type : kTypes) {
          if (entity_type_name(type) != row[0]) continue;
          const KnownName named{
              .name = row[1], .type = type, .sense = NameSense::Named, .country = {}, .form = {}};
          add(row[1], named);
          for (const auto name : split_cells(row[2], '|')) add(name, named);
        }
      });
    }
  }

  void load_cities() {
    for_each_row(lexicon_table("cities"), [&](const Cells& row) {
      std::uint32_t people = 0;
      std::from_chars(row[2].data(), row[2].data() + row[2].size(), people);
      add(row[0], {.name = row[0],
                   .type = EntityType::Place,
                   .sense = NameSense::City,
                   .country = row[1],
                   .form = {},
                   .weight = people / 1000});
    });
  }

  void load_regions() {
    for_each_row(lexicon_table("regions"), [&](const Cells& row) {
      add(row[0], {.name = row[0],
                   .type = EntityType::Place,
                   .sense = NameSense::Region,
                   .country = row[1],
                   .form = {}});
    });
  }

  static Gender gender_of(std::string_view cell) {
    return cell == "m" ? Gender::Male : cell == "f" ? Gender::Female : Gender::Unknown;
  }

  void load_words() {
    static constexpr std::array<std::pair<std::string_view, OfficeKind>, 12> kKinds = {
        {{"head", OfficeKind::Head},
         {"royal", OfficeKind::Royal},
         {"minister", OfficeKind::Minister},
         {"org", OfficeKind::Organization},
         {"leader", OfficeKind::Leader},
         {"province", OfficeKind::Province},
         {"envoy", OfficeKind::Envoy},
         {"voice", OfficeKind::Voice},
         {"member", OfficeKind::Member},
         {"military", OfficeKind::Military},
         {"family", OfficeKind::Family},
         {"title", OfficeKind::Title}}};
    static constexpr std::array<std::pair<std::string_view, HeadCase>, 4> kCases = {
        {{"upper", HeadCase::Upper},
         {"any", HeadCase::Any},
         {"admin", HeadCase::Admin},
         {"skip", HeadCase::Skip}}};
    for_each_row(lexicon_table("heads"), [&](const Cells& row) {
      HeadWord head;
      for (int type = 0; type <= static_cast<int>(EntityType::Award); ++type) {
        if (entity_type_name(static_cast<EntityType>(type)) == row[1])
          head.type = static_cast<EntityType>(type);
      }
      for (const auto& [name, letter_case] : kCases) {
        if (name == row[2]) head.letter_case = letter_case;
      }
      if (head.letter_case != HeadCase::Skip) lexicon_.heads_.emplace(fold(row[0]), head);
    });
    for_each_row(lexicon_table("offices"), [&](const Cells& row) {
      for (const auto& [name, kind] : kKinds) {
        if (name == row[1]) lexicon_.offices_.emplace(fold(row[0]), kind);
      }
    });
    for_each_row(lexicon_table("ignored"),
                 [&](const Cells& row) { lexicon_.ignored_.emplace(fold(row[0]), true); });
    for_each_row(lexicon_table("roles"),
                 [&](const Cells& row) { lexicon_.roles_.emplace(fold(row[0]), true); });
    for_each_row(lexicon_table("callings"), [&](const Cells& row) {
      lexicon_.callings_.emplace(fold(row[0]), Calling{row[1], row[2] == "person"});
    });
    for_each_row(lexicon_table("honorifics"),
                 [&](const Cells& row) { lexicon_.honorifics_.emplace(fold(row[0]), gender_of(row[1])); });
    for_each_row(lexicon_table("given_names"),
                 [&](const Cells& row) { lexicon_.given_names_.emplace(fold(row[0]), gender_of(row[1])); });
  }

  void load_holders() {
    for_each_row(lexicon_table("office_holders"), [&](const Cells& row) {
      const OfficeHolder holder{row[0], row[1], row[2], row[3], row[4], row[5], row[6]};
      const auto family = fold(row[3]);
      lexicon_.by_family_[family].push_back(holder);
      // Other spellings of the family name: "Berdimuhamedov" and "Berdimuhamedow".
      std::set<std::string> spellings{family};
      for (auto rest = row[6]; !rest.empty();) {
        const auto cut = rest.find('|');
        const auto other = fold(rest.substr(0, cut));
        const auto last = other.substr(other.find_last_of(' ') + 1);
        const bool alike = last.size() >= 5 && family.size() >= 5 && last.compare(0, 3, family, 0, 3) == 0;
        if (alike && spellings.insert(last).second) lexicon_.by_family_[last].push_back(holder);
        // "Abdallah II", who is "Abdullah II" too: rulers have no family name
        if (row[2] == row[3] && spellings.insert(other).second) lexicon_.by_family_[other].push_back(holder);
        rest = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + 1);
      }
      lexicon_.by_office_[std::string(row[0]) + " " + std::string(row[1])].push_back(holder);
    });
    for (auto& [key, terms] : lexicon_.by_office_) {
      std::stable_sort(terms.begin(), terms.end(),
                       [](const OfficeHolder& a, const OfficeHolder& b) { return a.since < b.since; });
    }
  }

  Lexicon lexicon_;
};

const Lexicon& lexicon() {
  static const Lexicon kLexicon = LexiconLoader().load();
  return kLexicon;
}

}  // namespace entente::ingest
