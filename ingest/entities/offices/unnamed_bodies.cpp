#include "ingest/entities/offices/unnamed_bodies.hpp"

#include <algorithm>
#include <string_view>

#include "ingest/entities/offices/office_titles.hpp"

namespace entente::ingest {

namespace {

class UnnamedBodies {
 public:
  explicit UnnamedBodies(ReferenceContext& context) : context_(context), document_(context.document) {}

  void add() {
    for (auto& office : document_.offices) {
      if (office.body != kNoEntity || office.holder == kNoEntity || office.former ||
          office.owner != kNoEntity)
        continue;
      const auto organization = organization_of_title(office.office);
      if (!organization.empty()) {
        give(office, entity(organization, EntityType::Organization), true);
      } else if (const auto* country = state_led(office); country != nullptr) {
        give(office, entity(country->name, EntityType::Country),
             opens_story(office.sentence) || is_told_of(office.holder));
      }
    }
  }

 private:
  /// The one state of which the table knows the holder in that office on the document's day; null where a
  /// statement of the text says otherwise, or where the document names the state.
  [[nodiscard]] const Country* state_led(const OfficeStatement& office) const {
    const auto& day = document_.document.date;
    // In passing it goes without saying, but of one named in full; a pope's state always does.
    const bool in_full = document_.entities[office.holder].name.find(' ') != std::string::npos;
    if (!opens_story(office.sentence) && (!in_full || office.office == "pope")) return nullptr;
    if (!day || !is_leading_office(office.office) || office.office == "leader") return nullptr;
    const bool told =
        std::any_of(document_.offices.begin(), document_.offices.end(), [&](const OfficeStatement& other) {
          return other.holder == office.holder && other.body != kNoEntity && is_leading_office(other.office);
        });
    if (told) return nullptr;
    const Country* found = nullptr;
    for (const auto* term : context_.persons[office.holder].terms) {
      if (!held_office({Gender::Unknown, {term}}, term->country, office.office, day)) continue;
      const auto* country = lexicon().country(term->country);
      if (country == nullptr || !country->state || (found != nullptr && found != country)) return nullptr;
      found = country;
    }
    return found;
  }

  /// In the first paragraph of the body: a paper tells so of its own country.
  [[nodiscard]] bool opens_story(std::uint32_t sentence) const {
    const auto& text = context_.text;
    for (std::uint32_t s = 0; s <= sentence; ++s) {
      const auto first = text.sentence(s).first;
      if (text.sentence(s).last <= first + 8 || text.block_kind(first) != BlockKind::Body) continue;
      return text.paragraph_of(first) == text.paragraph_of(text.sentence(sentence).first);
    }
    return false;
  }

  [[nodiscard]] std::uint32_t entity(std::string_view name, EntityType type) {
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (context_.type(e) == type && document_.entities[e].name == name) return e;
    }
    Entity added;
    added.name = std::string(name);
    added.type = type;
    document_.entities.push_back(std::move(added));
    context_.persons.emplace_back();
    return static_cast<std::uint32_t>(document_.entities.size() - 1);
  }

  /// Named often enough for the country to be the story's, whose ministers need no country either.
  [[nodiscard]] bool is_told_of(std::uint32_t person) const {
    constexpr int kOften = 3;
    return std::count_if(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& mention) {
             return mention.entity == person && mention.kind == MentionKind::Name;
           }) >= kOften;
  }

  static void give(OfficeStatement& office, std::uint32_t body, bool stated) {
    office.body = body;
    office.body_stated = stated;
    office.certainty *= 0.9F;
  }

  ReferenceContext& context_;
  ResolvedDocument& document_;
};

}  // namespace

void add_unnamed_bodies(ReferenceContext& context) { UnnamedBodies(context).add(); }

}  // namespace entente::ingest
