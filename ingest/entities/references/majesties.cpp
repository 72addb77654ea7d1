// "His Majesty", "Her Royal Highness", "His Holiness" where no name follows: the royal person told of last.
#include <unordered_set>

#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class MajestyResolver {
 public:
  explicit MajestyResolver(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document), index_(context.document) {}

  void resolve() {
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      if (text_.block_kind(i) == BlockKind::Body) majesty(i);
    }
    for (const auto& found : found_)
      context_.add(found.range, found.range.last - 1, found.entity, MentionKind::Description, 0.75F);
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t entity;
  };

  [[nodiscard]] bool is_person(const Mention* mention) const {
    return index_.is(mention, EntityType::Person);
  }

  /// "His Royal Highness Prince X": the name follows the title, perhaps behind an office.
  [[nodiscard]] bool is_behind(const Mention& mention, const std::string& title) const {
    for (std::uint32_t k = 1; k <= 3 && k <= mention.first; ++k)
      if (text_.folded(mention.first - k) == title) return true;
    return mention.kind == MentionKind::Name && text_.folded(mention.first) == title;
  }

  /// "His Majesty", "Her Royal Highness", "His Holiness" with no name after it: who was named so last, else
  /// the royal person told of last.
  void majesty(std::uint32_t i) {
    static const Words kTitles = {"majesty", "highness", "holiness"};
    const auto* over = index_.at(i);
    if (!kTitles.contains(text_.folded(i)) || !text_.is_capital(i) ||
        (over != nullptr && over->last - over->first > 1))
      return;
    auto first = i - 1;
    while (first > 0 && (text_.folded(first) == "royal" || text_.folded(first) == "imperial")) --first;
    const auto& word = text_.folded(first);
    if ((word != "his" && word != "her") || is_person(index_.at(i + 1 < text_.size() ? i + 1 : i))) return;
    const auto gender = word == "his" ? Gender::Male : Gender::Female;
    if (royal_.empty()) find_royals();
    std::uint32_t best = kNoEntity;
    bool named_so = false;
    for (const auto& mention : document_.mentions) {
      if (mention.first >= first) break;
      if (!is_person(&mention) || mention.kind == MentionKind::Pronoun) continue;
      const bool so = is_behind(mention, text_.folded(i));
      if ((royal_[mention.entity] == 0 && !so) || (named_so && !so)) continue;
      const auto known = context_.persons[mention.entity].gender;
      if (known != Gender::Unknown && known != gender) continue;
      best = mention.entity;
      named_so = so;
    }
    if (best != kNoEntity) found_.push_back({{first, i + 1}, best});
  }

  /// Who holds a throne, by an office, a title before the name or the name itself.
  void find_royals() {
    static const Words kOffices = {"king",         "queen",  "emir",     "amir", "sultan",    "emperor",
                                   "crown prince", "prince", "princess", "pope", "grand duke"};
    royal_.assign(document_.entities.size(), 0);
    for (const auto& office : document_.offices) {
      if (office.holder != kNoEntity && kOffices.contains(office.office)) royal_[office.holder] = 1;
    }
    for (const auto& mention : document_.mentions) {
      if (is_person(&mention) && mention.first > 0 && kOffices.contains(text_.folded(mention.first - 1)))
        royal_[mention.entity] = 1;
    }
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (document_.entities[e].type != EntityType::Person) continue;
      const auto& name = document_.entities[e].name;
      for (const std::string_view title :
           {"King ", "Queen ", "Prince ", "Princess ", "Pope ", "Sultan ", "Emir "}) {
        if (name.starts_with(title) || name.find(", " + std::string(title)) != std::string::npos)
          royal_[e] = 1;
      }
    }
  }

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  MentionIndex index_;
  std::vector<char> royal_;  // by entity; empty until asked for
  std::vector<Found> found_;
};

}  // namespace

void resolve_majesties(ReferenceContext& context) { MajestyResolver(context).resolve(); }

}  // namespace entente::ingest
