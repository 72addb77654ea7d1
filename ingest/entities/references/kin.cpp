// "His wife", "Wade's son", "her father" with no name beside it: whom the text has told to be that, or the
// only other one of the family name.
#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "ingest/entities/references/references.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

enum class KinSide : std::uint8_t { Blood, Marriage };

struct KinWord {
  Gender gender;
  KinSide side;
};

const KinWord* kin_word(const std::string& noun) {
  static const std::unordered_map<std::string_view, KinWord> kWords = {
      {"father", {Gender::Male, KinSide::Blood}},       {"mother", {Gender::Female, KinSide::Blood}},
      {"brother", {Gender::Male, KinSide::Blood}},      {"sister", {Gender::Female, KinSide::Blood}},
      {"son", {Gender::Male, KinSide::Blood}},          {"daughter", {Gender::Female, KinSide::Blood}},
      {"grandfather", {Gender::Male, KinSide::Blood}},  {"uncle", {Gender::Male, KinSide::Blood}},
      {"husband", {Gender::Male, KinSide::Marriage}},   {"wife", {Gender::Female, KinSide::Marriage}},
      {"spouse", {Gender::Unknown, KinSide::Marriage}}, {"widow", {Gender::Female, KinSide::Marriage}}};
  const auto found = kWords.find(noun);
  return found == kWords.end() ? nullptr : &found->second;
}

class KinResolver {
 public:
  explicit KinResolver(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document), index_(context.document) {}

  void resolve() {
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      const auto* word = kin_word(text_.folded(i));
      const auto kind = text_.block_kind(i);
      if (word == nullptr || (kind != BlockKind::Body && kind != BlockKind::Headline) || text_.is_capital(i))
        continue;
      const auto owner = owner_of(i);
      if (owner == kNoEntity) continue;
      if (const auto named = name_beside(i); named != kNoEntity) {
        told_[{owner, text_.folded(i)}] = named;
      } else if (is_argument(i) && index_.at(i) == nullptr) {
        const auto person = kin_of(owner, text_.folded(i), *word);
        if (person != kNoEntity) found_.push_back({{first_of(i), i + 1}, person});
      }
    }
    for (const auto& found : found_)
      context_.add(found.range, found.range.last - 1, found.entity, MentionKind::Description, 0.78F);
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t entity;
  };

  /// "his father", "Wade's son".
  [[nodiscard]] std::uint32_t owner_of(std::uint32_t i) const {
    const bool named = text_.folded(i - 1) == "'s" || text_.folded(i - 1) == "’s";
    const auto* mention = named ? index_.ending_at(i - 1) : index_.at(i - 1);
    if (!index_.is(mention, EntityType::Person) || mention->certainty < 0.7F) return kNoEntity;
    return named || mention->kind == MentionKind::Pronoun ? mention->entity : kNoEntity;
  }

  [[nodiscard]] std::uint32_t first_of(std::uint32_t i) const {
    const auto* named = index_.ending_at(i - 1);
    return text_.folded(i - 1).ends_with("s") && named != nullptr && named->last == i - 1 ? named->first
                                                                                          : i - 1;
  }

  /// "his wife Ana", "his wife, Ana".
  [[nodiscard]] std::uint32_t name_beside(std::uint32_t i) const {
    for (auto k = i + 1; k < std::min(text_.size(), i + 3); ++k) {
      const auto* mention = index_.starting_at(k);
      if (index_.is(mention, EntityType::Person) && mention->kind == MentionKind::Name)
        return mention->entity;
      if (text_.folded(k) != ",") break;
    }
    return kNoEntity;
  }

  [[nodiscard]] bool is_argument(std::uint32_t i) const {
    if (i + 1 < text_.size() &&
        (text_.folded(i + 1) == "," || text_.token(i + 1).pos == "PROPN" || text_.token(i + 1).pos == "NOUN"))
      return false;  // a name that no stage has read may follow
    const auto& role = text_.token(i).role;
    return role.starts_with("nsubj") || role == "dobj" || role == "pobj" || role == "dative";
  }

  [[nodiscard]] static std::string family_name(const std::string& name) {
    const auto space = name.rfind(' ');
    return space == std::string::npos ? std::string() : fold(name.substr(space + 1));
  }

  [[nodiscard]] std::uint32_t kin_of(std::uint32_t owner, const std::string& noun,
                                     const KinWord& word) const {
    if (const auto told = told_.find({owner, noun}); told != told_.end()) return told->second;
    if (word.side == KinSide::Marriage) return kNoEntity;
    const auto family = family_name(document_.entities[owner].name);
    if (family.empty()) return kNoEntity;
    std::uint32_t found = kNoEntity;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (e == owner || context_.type(e) != EntityType::Person ||
          family_name(document_.entities[e].name) != family)
        continue;
      const auto gender = context_.persons[e].gender;
      if (gender != Gender::Unknown && gender != word.gender) continue;
      if (found != kNoEntity) return kNoEntity;
      found = e;
    }
    return found;
  }

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  MentionIndex index_;
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> told_;  // whose, as what: who
  std::vector<Found> found_;
};

}  // namespace

void resolve_kin(ReferenceContext& context) { KinResolver(context).resolve(); }

}  // namespace entente::ingest
